package io.github.kafkak3s.report;

import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.observe.Guarantee.Promise;
import io.github.kafkak3s.rehearse.Claim;
import io.github.kafkak3s.rehearse.Rehearsal;
import io.github.kafkak3s.rehearse.Rehearsal.Traffic;
import io.github.kafkak3s.rehearse.Rehearsal.Verdict;
import io.github.kafkak3s.rehearse.StepResult;
import io.github.kafkak3s.rehearse.StepResult.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * A rehearsal on a console: what it comes to, what model and brokers say of each promise, the steps
 * and what the clients saw. No line holds a control character.
 */
public final class RehearsalTable {
  private static final int WIDEST = 100;
  private static final int WIDEST_EVENT = 44;
  private static final int MOST_ROWS = 60;
  private static final int MOST_DETAILS = 12;
  private static final int LONGEST = 1000;
  private static final String MODEL = "model";
  private static final String BROKERS = "brokers";

  private final Rehearsal rehearsal;
  private final String page;
  private final List<Line> lines = new ArrayList<>();

  /**
   * One line.
   *
   * @param isError whether it tells of something that must not be
   * @param text its text
   */
  public record Line(boolean isError, String text) {}

  private RehearsalTable(Rehearsal rehearsal, String page) {
    this.rehearsal = rehearsal;
    this.page = page;
  }

  /**
   * Returns the lines of a rehearsal.
   *
   * @param page how the report with all of it is named,
   *     {@code target/kafka-k3s/rehearsal/rehearsal.html}
   */
  public static List<Line> lines(Rehearsal rehearsal, String page) {
    RehearsalTable table = new RehearsalTable(rehearsal, page);
    table.addVerdict();
    table.addClaims();
    table.addSteps();
    table.addTraffic();
    table.addRest();
    return List.copyOf(table.lines);
  }

  private void addVerdict() {
    boolean isError = rehearsal.verdict() != Verdict.HOLDS;
    add(
        isError,
        "rehearsal of %s on Kafka %s (%s, %s s): %s"
            .formatted(
                rehearsal.cluster(),
                rehearsal.release(),
                Figures.counted(rehearsal.pods().size(), "pod"),
                Figures.seconds(rehearsal.duration()),
                RehearsalWords.word(rehearsal.verdict())));
    wrap(isError, "  ", RehearsalWords.reason(rehearsal));
    List<Claim> disagreements = RehearsalWords.disagreements(rehearsal);
    if (!disagreements.isEmpty()) {
      add(true, "  AN ERROR OF THIS PLUGIN: its model and the brokers disagree");
      disagreements.stream()
          .limit(MOST_DETAILS)
          .forEach(claim -> wrap(true, "    ", RehearsalWords.disagreement(claim)));
      addMore(true, "    ", disagreements.size() - MOST_DETAILS);
      wrap(
          true,
          "    ",
          "please report it, with rehearsal.json beside " + page + ": " + RehearsalWords.ISSUES);
    }
  }

  private void addClaims() {
    if (rehearsal.claims().isEmpty()) {
      add(false, "  no promise was put to the test");
      return;
    }
    int width = rehearsal.claims().stream()
        .map(claim -> Texts.visible(claim.event()))
        .mapToInt(String::length)
        .filter(length -> length <= WIDEST_EVENT)
        .max()
        .orElse(0);
    for (Promise promise : Promise.values()) {
      List<Claim> claims =
          rehearsal.claims().stream().filter(c -> c.promise() == promise).toList();
      if (!claims.isEmpty()) {
        add(false, row("  " + promise.word(), width, "promised", MODEL, BROKERS, "measured"));
        claims.stream().limit(MOST_ROWS).forEach(claim -> addClaim(claim, width));
        addMore(false, "    ", claims.size() - MOST_ROWS);
      }
    }
  }

  private void addClaim(Claim claim, int width) {
    boolean isError = claim.isBroken() || claim.isDisagreement();
    boolean isWide = Texts.visible(claim.event()).length() > WIDEST_EVENT;
    if (isWide) {
      wrap(isError, "    ", claim.event());
    }
    String start = row(
        isWide ? "" : "    " + Texts.visible(claim.event()),
        width,
        claim.guarantee().isPresent() ? "yes" : "",
        RehearsalWords.said(claim.promise(), claim.model()),
        RehearsalWords.said(claim.promise(), claim.observed()),
        "");
    wrap(isError, start, claim.figure());
    if (claim.isBroken()) {
      wrap(true, "      ", "BROKEN: \"" + claim.guarantee().orElseThrow() + "\" was promised");
    }
    if (claim.isDisagreement()) {
      add(true, "      DISAGREES: see above");
    }
  }

  private static String row(
      String first, int width, String promised, String model, String brokers, String figure) {
    return padded(first, width + 4) + "  " + padded(promised, 8) + "  " + padded(model, 5) + "  "
        + padded(brokers, 7) + "  " + figure;
  }

  private void addSteps() {
    if (rehearsal.steps().isEmpty()) {
      return;
    }
    add(false, "  step      after     took");
    for (StepResult step : rehearsal.steps()) {
      boolean isError = RehearsalWords.standsOut(step);
      boolean isTried = step.outcome() != Outcome.SKIPPED;
      String start = "    " + padded(step.step().word(), 6)
          + before(isTried ? Figures.seconds(step.from()) + " s" : "", 9)
          + before(isTried ? Figures.seconds(step.to() - step.from()) + " s" : "", 9) + "  "
          + padded(RehearsalWords.outcome(step), 7) + "  ";
      wrap(isError, start, step.summary());
      if (isError) {
        List<String> details = RehearsalWords.details(step);
        details.stream().limit(MOST_DETAILS).forEach(detail -> wrap(true, "      ", detail));
        addMore(true, "      ", details.size() - MOST_DETAILS);
      }
    }
  }

  private void addTraffic() {
    Traffic traffic = rehearsal.traffic();
    if (traffic.sent() == 0) {
      add(false, "  no client wrote: nothing is known of records");
      return;
    }
    boolean isLost = traffic.lost() > 0;
    long waiting = RehearsalWords.waiting(traffic);
    wrap(
        isLost,
        "  ",
        "records with acks=all: %s sent, %s acknowledged, %s given up%s; %s read, %s %s"
            .formatted(
                Figures.count(traffic.sent()),
                Figures.count(traffic.acknowledged()),
                Figures.count(traffic.failed()),
                waiting == 0 ? "" : ", " + Figures.count(waiting) + " waiting in the end",
                Figures.count(traffic.read()),
                Figures.count(traffic.lost()),
                isLost ? "LOST though acknowledged" : "lost"));
    add(
        false,
        "  longest wait of a partition for an acknowledgement: %s, from %s s on"
            .formatted(
                Figures.time(traffic.longestGap()), Figures.seconds(traffic.longestGapAt())));
  }

  private void addRest() {
    rehearsal.leftOut().stream()
        .limit(MOST_DETAILS)
        .forEach(sentence -> wrap(false, "  not tried: ", sentence));
    addMore(false, "  not tried: ", rehearsal.leftOut().size() - MOST_DETAILS);
    int replaced = rehearsal.replacements().size();
    wrap(
        false,
        "  ",
        (replaced == 0
                ? "nothing was other than the bundle says"
                : replaced == 1
                    ? "1 thing was not as the bundle says, listed"
                    : Figures.count(replaced) + " things were not as the bundle says, listed")
            + (replaced == 0 ? "; the picture is in " : " with the picture in ")
            + page);
  }

  private void addMore(boolean isError, String indent, int more) {
    if (more > 0) {
      add(isError, indent + "… and " + Figures.count(more) + " more");
    }
  }

  private void add(boolean isError, String text) {
    lines.add(new Line(isError, Texts.visible(text).stripTrailing()));
  }

  /** Adds a text after a start; what is too wide goes on below the text's own beginning. */
  private void wrap(boolean isError, String start, String text) {
    int indent = Math.min(start.length(), WIDEST / 2);
    StringBuilder line = new StringBuilder(start);
    boolean isFirst = true;
    for (String word : ForeignText.visible(text, LONGEST).split(" ")) {
      if (!isFirst && line.length() + 1 + word.length() > WIDEST) {
        add(isError, line.toString());
        line = new StringBuilder(" ".repeat(indent));
        isFirst = true;
      }
      line.append(isFirst ? "" : " ").append(word);
      isFirst = false;
    }
    add(isError, line.toString());
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String before(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}
