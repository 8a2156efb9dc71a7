package io.github.kafkak3s.report;

import io.github.kafkak3s.local.Replacement;
import io.github.kafkak3s.observe.Guarantee.Promise;
import io.github.kafkak3s.rehearse.Claim;
import io.github.kafkak3s.rehearse.Rehearsal;
import io.github.kafkak3s.rehearse.Rehearsal.Traffic;
import io.github.kafkak3s.rehearse.Rehearsal.Verdict;
import io.github.kafkak3s.rehearse.StepResult;
import io.github.kafkak3s.rehearse.StepResult.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a rehearsal comes to, in the words that console, page and the build's failure share. */
public final class RehearsalWords {
  /** Where a disagreement is reported. */
  static final String ISSUES = Tool.HOME + "/issues";

  private static final int MOST_REASONS = 3;

  private RehearsalWords() {}

  /** Returns the verdict in one word. */
  static String word(Verdict verdict) {
    return switch (verdict) {
      case HOLDS -> "HOLDS";
      case BROKEN -> "BROKEN";
      case DISAGREES -> "DISAGREES";
      case UNFINISHED -> "UNFINISHED";
    };
  }

  /** Says in a sentence what led to the verdict. */
  static String reason(Rehearsal rehearsal) {
    return switch (rehearsal.verdict()) {
      case HOLDS -> whatHeld(rehearsal);
      case BROKEN -> String.join("; ", failures(rehearsal));
      case DISAGREES -> "nothing was broken, but model and brokers disagree";
      case UNFINISHED ->
        "nothing that was tried was broken; " + String.join("; ", failures(rehearsal));
    };
  }

  /** Returns what a build that fails because of it is told first. */
  public static String heading(Verdict verdict) {
    return switch (verdict) {
      case HOLDS -> "the rehearsal held";
      case BROKEN -> "the rehearsal broke what was promised";
      case DISAGREES ->
        "model and brokers disagree, which is an error of this plugin: report it, with the JSON"
            + " report";
      case UNFINISHED -> "the rehearsal was not finished";
    };
  }

  /** Tells whether a step is what a reader looks for first: it failed or was cut off. */
  static boolean standsOut(StepResult step) {
    return step.outcome() == Outcome.FAILED || step.outcome() == Outcome.UNFINISHED;
  }

  private static String whatHeld(Rehearsal rehearsal) {
    List<String> parts = new ArrayList<>();
    long skipped = rehearsal.steps().stream()
        .filter(step -> step.outcome() == Outcome.SKIPPED)
        .count();
    parts.add(
        skipped == 0
            ? "every step passed"
            : "every step that was tried passed, " + Figures.count(skipped) + " skipped");
    if (rehearsal.claims().stream().anyMatch(claim -> claim.guarantee().isPresent())) {
      parts.add("every promise held");
    }
    if (!rehearsal.claims().isEmpty()) {
      long silent = rehearsal.claims().stream().filter(c -> !isCompared(c)).count();
      parts.add(
          silent == 0
              ? "model and brokers agree"
              : "model and brokers agree as far as both are known, " + Figures.count(silent)
                  + " of " + Figures.counted(rehearsal.claims().size(), "claim")
                  + " could not be compared");
    }
    return String.join("; ", parts);
  }

  /**
   * Returns what broke or was cut off, or what model and brokers disagree about where nothing did:
   * a line for each of the first, and one that counts the others.
   */
  public static List<String> failures(Rehearsal rehearsal) {
    List<String> reasons = new ArrayList<>();
    rehearsal.steps().stream()
        .filter(step -> step.outcome() == Outcome.FAILED)
        .forEach(step -> reasons.add("step " + step.step().word() + " failed: " + step.summary()));
    rehearsal.claims().stream()
        .filter(Claim::isBroken)
        .map(claim ->
            "the promise \"" + claim.guarantee().orElse("") + "\" did not hold: " + claim.event())
        .distinct()
        .forEach(reasons::add);
    unfinished(rehearsal).ifPresent(reasons::add);
    if (reasons.isEmpty() || rehearsal.verdict() == Verdict.DISAGREES) {
      disagreements(rehearsal).forEach(claim -> reasons.add(disagreement(claim)));
    }
    if (reasons.size() > MOST_REASONS) {
      int more = reasons.size() - MOST_REASONS;
      reasons.subList(MOST_REASONS, reasons.size()).clear();
      reasons.add("and " + more + " more");
    }
    return reasons;
  }

  private static Optional<String> unfinished(Rehearsal rehearsal) {
    return rehearsal.steps().stream()
        .filter(step -> step.outcome() == Outcome.UNFINISHED)
        .findFirst()
        .map(step -> "step " + step.step().word() + " was " + step.summary()
            + ": give it longer (kafka-k3s.rehearse.timeout) or fewer steps"
            + " (kafka-k3s.rehearse.drill)");
  }

  /** Says what model and brokers disagree about. */
  static String disagreement(Claim claim) {
    return claim.promise().word() + ", " + claim.event() + ": the model says \""
        + said(claim.promise(), claim.model()) + "\", the brokers say \""
        + said(claim.promise(), claim.observed()) + "\" (" + claim.figure() + ")";
  }

  /** Returns the claims that model and brokers disagree about. */
  static List<Claim> disagreements(Rehearsal rehearsal) {
    return rehearsal.claims().stream().filter(Claim::isDisagreement).toList();
  }

  /** Returns how a promise fares: {@code holds}, {@code stops}; {@code ?} where it is not known. */
  static String said(Promise promise, Optional<Boolean> holds) {
    return holds
        .map(value -> value ? "holds" : promise == Promise.DURABILITY ? "loses" : "stops")
        .orElse("?");
  }

  /** Tells whether both model and brokers have said something. */
  static boolean isCompared(Claim claim) {
    return claim.model().isPresent() && claim.observed().isPresent();
  }

  /** Returns what a promise is, in words. */
  static String meaning(Promise promise) {
    return switch (promise) {
      case WRITES -> "records with acks=all are acknowledged";
      case READS -> "every partition can be read";
      case DURABILITY -> "acknowledged records survive lost disks";
      case CONTROL -> "topics can be made, leaders move";
    };
  }

  /** Returns how many records were neither acknowledged nor given up in the end. */
  static long waiting(Traffic traffic) {
    return Math.max(0, traffic.sent() - traffic.acknowledged() - traffic.failed());
  }

  /** Returns the outcome of a step; a failure stands out. */
  static String outcome(StepResult step) {
    return switch (step.outcome()) {
      case PASSED -> "passed";
      case FAILED -> "FAILED";
      case UNFINISHED -> "CUT OFF";
      case SKIPPED -> "skipped";
    };
  }

  /** Returns a step's details, one line each, without those that are blank. */
  static List<String> details(StepResult step) {
    return step.details().stream()
        .flatMap(String::lines)
        .map(String::stripTrailing)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** Returns a value of a replacement, hidden where its option holds a secret. */
  static String shown(Replacement replacement, String value) {
    if (SecretMask.mask(value, "", false).equals(value)) {
      String name = replacement.what() + "=";
      String line = SecretMask.mask(name + value, "", false);
      return line.startsWith(name) ? line.substring(name.length()) : line;
    }
    return SecretMask.mask(value, "", false);
  }
}
