package io.github.kafkak3s.lint.rules.replication;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;
import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Guarantee;
import io.github.kafkak3s.observe.Guarantee.Domain;
import io.github.kafkak3s.observe.Guarantee.Promise;
import io.github.kafkak3s.proof.Break;
import io.github.kafkak3s.proof.Cause;
import io.github.kafkak3s.proof.Failure;
import io.github.kafkak3s.proof.Proof;
import java.util.List;
import java.util.Optional;

/** KK3508: what is promised must be so. */
public final class GuaranteeBroken implements LintRule {
  private static final Rule RULE = new Rule(
      "KK3508",
      "guarantee-broken",
      ERROR,
      "a declared guarantee does not hold; names the smallest set of failures that breaks it, and the topic or quorum that breaks");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Scope scope() {
    return Scope.VALUE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    List<Guarantee> guarantees = subject.bundle().intent().guarantees();
    if (guarantees.isEmpty()) {
      return;
    }
    for (Proof proof : Proof.of(subject.bundle())) {
      for (Guarantee guarantee : guarantees) {
        check(guarantee, proof, reporter);
      }
    }
  }

  private static void check(Guarantee guarantee, Proof proof, Reporter reporter) {
    // Without a failure it does not matter what fails together.
    Failure failure = guarantee.failures() == 0
        ? Failure.POD
        : guarantee.domain() == Domain.NODE ? Failure.NODE : Failure.ZONE;
    Optional<Proof.Row> row = proof.row(guarantee.promise());
    Optional<Break> smallest =
        row.isPresent() ? Optional.ofNullable(row.get().smallest().get(failure)) : Optional.empty();
    if (smallest.isEmpty()) {
      reporter
          .at(guarantee.place(), said(guarantee) + ", but " + notKnown(guarantee, proof))
          .severity(WARNING)
          .consequence("nothing is proved: it may hold or not")
          .help(
              proof.gap().isEmpty()
                  ? guarantee.domain() == Domain.NODE
                      ? "write spread: required for every pool, or the hosts under target.nodes"
                      : "write a zone for every pool, or hosts with their zones under target.nodes"
                  : "make it known, or take the guarantee back");
    } else if (smallest.get().tolerated() < guarantee.failures()) {
      reporter
          .at(
              guarantee.place(),
              said(guarantee) + ", but " + row.orElseThrow().sentence(failure).orElseThrow())
          .consequence(consequence(guarantee.promise(), smallest.get().cause()))
          .help(help(guarantee, smallest.get().cause(), proof));
    }
  }

  private static String said(Guarantee guarantee) {
    return "%s: %s %s %s promised"
        .formatted(
            guarantee.promise().word(),
            guarantee.failures(),
            guarantee.domain().word() + (guarantee.failures() == 1 ? " failure" : " failures"),
            guarantee.failures() == 1 ? "is" : "are");
  }

  private static String notKnown(Guarantee guarantee, Proof proof) {
    return proof.gap().isEmpty()
        ? "it is not known what one " + guarantee.domain().word() + " takes with it"
        : proof.gap();
  }

  private static String consequence(Promise promise, Cause cause) {
    if (cause.isQuorum()) {
      return promise == Promise.DURABILITY
          ? "voters with empty disks elect a leader of an empty log, and the cluster is erased"
          : "without a majority of the controllers no leader moves and no topic is made";
    }
    return promise == Promise.WRITES
        ? "%s: an acknowledgement waits for %s of %s replicas"
            .formatted(cause.what(), cause.minIsr(), cause.replicas())
        : "%s: a partition has %s"
            .formatted(
                cause.what(),
                cause.replicas() == 1 ? "one replica" : cause.replicas() + " replicas");
  }

  private static String help(Guarantee guarantee, Cause cause, Proof proof) {
    int failures = guarantee.failures();
    String domain = guarantee.domain().word();
    if (cause.isQuorum() && guarantee.promise() == Promise.DURABILITY) {
      return "set bootstrap: false once the cluster has formed";
    }
    if (cause.isQuorum()) {
      int needed = 2 * failures + 1;
      return proof.controllers() < needed
          ? "run %s controllers, each on a %s of its own".formatted(needed, domain)
          : "spread the controllers over at least %s %ss, as many in each"
              .formatted(needed, domain);
    }
    if (cause.replicas() > proof.brokers()) {
      return "run at least %s brokers, or lower the replication factor".formatted(cause.replicas());
    }
    int kept = guarantee.promise() == Promise.WRITES ? cause.minIsr() : 1;
    if (cause.replicas() - kept < failures) {
      int needed = kept + failures;
      return "raise the replication factor of %s to %s%s"
          .formatted(cause.what(), needed, proof.brokers() < needed ? ", on as many brokers" : "");
    }
    return guarantee.domain() == Domain.NODE
        ? "keep the brokers on different nodes: spread: required"
        : "spread the brokers over %s zones, each pool with its zone".formatted(cause.replicas());
  }
}
