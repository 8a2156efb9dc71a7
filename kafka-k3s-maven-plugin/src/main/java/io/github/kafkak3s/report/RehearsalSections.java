package io.github.kafkak3s.report;

import io.github.kafkak3s.local.Replacement;
import io.github.kafkak3s.observe.Guarantee.Promise;
import io.github.kafkak3s.rehearse.Claim;
import io.github.kafkak3s.rehearse.Rehearsal;
import io.github.kafkak3s.rehearse.StepResult;
import io.github.kafkak3s.rehearse.StepResult.Outcome;
import io.github.kafkak3s.rehearse.Timeline.Mark;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The tables of a rehearsal's page. Long ones are cut; all of it stands in the JSON beside it. */
final class RehearsalSections {
  private static final int LONGEST = 600;
  private static final int MOST_ROWS = 400;
  private static final int MOST_DETAILS = 40;

  private static final int MOST_PRINTED_DETAILS = 6;
  private static final int LONGEST_PRINTED = 95;
  private static final String SCREEN_ONLY = "screen-only";

  private final Markup page;
  private final int pods;
  private final List<StepResult> steps;
  private final List<Claim> claims;
  private final List<String> leftOut;
  private final List<Replacement> replacements;
  private final List<Mark> marks;
  private final List<Boolean> printedSteps;
  private final List<Boolean> printedClaims;
  private final List<Boolean> printedLeftOut;
  private final List<Boolean> printedReplacements;

  /** Makes the tables. */
  RehearsalSections(Rehearsal rehearsal, Markup page, PrintedPage print) {
    this.page = page;
    pods = rehearsal.pods().size();
    steps = rehearsal.steps();
    // In the order of the promises, and of the drill among those of one.
    claims = Stream.of(Promise.values())
        .flatMap(promise -> rehearsal.claims().stream().filter(c -> c.promise() == promise))
        .limit(MOST_ROWS)
        .toList();
    leftOut = rehearsal.leftOut().stream().limit(MOST_ROWS).toList();
    replacements = rehearsal.replacements().stream().limit(MOST_ROWS).toList();
    marks = rehearsal.timeline().marks().stream().limit(MOST_ROWS).toList();
    print.reserve((int) claims.stream().map(Claim::promise).distinct().count());
    printedSteps = print.printed(steps, RehearsalSections::lines, RehearsalWords::standsOut);
    printedClaims = print.printed(claims, RehearsalSections::lines, RehearsalSections::isWrong);
    printedLeftOut =
        print.printed(leftOut, text -> PrintedPage.lines(shown(text), 140), text -> false);
    printedReplacements = print.printed(replacements, this::lines, replacement -> false);
  }

  /** Writes them. */
  void write() {
    claims();
    steps();
    leftOut();
    replacements();
    marks();
  }

  private void claims() {
    page.element("h2", "Promises: what the model says, and what the brokers did");
    if (claims.isEmpty()) {
      page.element("p", "No promise was put to the test.", "class", "quiet");
      return;
    }
    table(
        "Promises",
        printedClaims,
        "What happened",
        "Promised",
        "Model",
        "Brokers",
        "Agree",
        "Measured");
    Promise group = null;
    for (int i = 0; i < claims.size(); i++) {
      Claim claim = claims.get(i);
      if (claim.promise() != group) {
        if (group != null) {
          page.close("tbody").open("tbody").newLine();
        }
        group = claim.promise();
        row(false, isAnyPrinted(group));
        page.open("th", "scope", "rowgroup", "colspan", "6")
            .text(group.word())
            .inline("span", " – " + RehearsalWords.meaning(group), "class", "quiet")
            .raw("</th>")
            .close("tr");
      }
      claim(claim, printedClaims.get(i));
    }
    endTable();
    notPrinted(printedClaims);
  }

  private boolean isAnyPrinted(Promise promise) {
    return IntStream.range(0, claims.size())
        .anyMatch(i -> claims.get(i).promise() == promise && printedClaims.get(i));
  }

  private void claim(Claim claim, boolean isPrinted) {
    row(isWrong(claim), isPrinted);
    page.inline("th", shown(claim.event()), "scope", "row");
    page.inline("td", shown(claim.guarantee().orElse("–")));
    page.inline("td", RehearsalWords.said(claim.promise(), claim.model()), "class", "word");
    String observed = RehearsalWords.said(claim.promise(), claim.observed());
    if (claim.isBroken()) {
      page.inline("td", observed + ": BROKEN", "class", "word bad");
    } else {
      page.inline("td", observed, "class", "word");
    }
    if (claim.isDisagreement()) {
      page.inline("td", "NO", "class", "word bad");
    } else {
      page.inline("td", RehearsalWords.isCompared(claim) ? "yes" : "–", "class", "word");
    }
    page.inline("td", shown(claim.figure())).close("tr");
  }

  private void steps() {
    if (steps.isEmpty()) {
      return;
    }
    page.element("h2", "Steps");
    table("Steps", printedSteps, "Step", "#From", "#To", "#Took", "Outcome", "Summary");
    for (int i = 0; i < steps.size(); i++) {
      step(steps.get(i), printedSteps.get(i));
    }
    endTable();
    notPrinted(printedSteps);
  }

  private void step(StepResult step, boolean isPrinted) {
    boolean isFailed = RehearsalWords.standsOut(step);
    boolean isTried = step.outcome() != Outcome.SKIPPED;
    row(isFailed, isPrinted);
    page.inline("th", step.step().word(), "scope", "row", "class", "word");
    for (long time : new long[] {step.from(), step.to(), step.to() - step.from()}) {
      page.inline("td", isTried ? Figures.seconds(time) + " s" : "–", "class", "number");
    }
    page.inline("td", RehearsalWords.outcome(step), "class", isFailed ? "word bad" : "word");
    page.open("td").text(shown(step.summary()));
    List<String> details = RehearsalWords.details(step);
    if (!details.isEmpty()) {
      page.open("ul", "class", isFailed ? "words" : "words " + SCREEN_ONLY).newLine();
      details.stream().limit(MOST_DETAILS).forEach(detail -> page.element("li", shown(detail)));
      if (details.size() > MOST_DETAILS) {
        page.element("li", "… and " + Figures.count(details.size() - MOST_DETAILS) + " more");
      }
      page.raw("</ul>");
    }
    page.raw("</td>").close("tr");
  }

  private void leftOut() {
    if (leftOut.isEmpty()) {
      return;
    }
    page.element("h2", "Not tried").open("ul", "class", "plain").newLine();
    for (int i = 0; i < leftOut.size(); i++) {
      if (printedLeftOut.get(i)) {
        page.element("li", shown(leftOut.get(i)));
      } else {
        page.element("li", shown(leftOut.get(i)), "class", SCREEN_ONLY);
      }
    }
    page.close("ul");
    notPrinted(printedLeftOut);
  }

  private void replacements() {
    page.element("h2", "Not as the bundle says");
    if (replacements.isEmpty()) {
      page.element("p", "Nothing was other than the bundle says.", "class", "quiet");
      return;
    }
    table(
        "Not as the bundle says",
        printedReplacements,
        "What",
        "Of",
        "In the bundle",
        "Here",
        "Why");
    for (int i = 0; i < replacements.size(); i++) {
      Replacement replacement = replacements.get(i);
      row(false, printedReplacements.get(i));
      page.open("th", "scope", "row", "class", "option")
          .inline("code", shown(replacement.what()))
          .raw("</th>");
      page.inline("td", shown(names(replacement)), "class", "pods");
      value(RehearsalWords.shown(replacement, replacement.from()));
      value(RehearsalWords.shown(replacement, replacement.to()));
      page.inline("td", shown(replacement.why())).close("tr");
    }
    endTable();
    notPrinted(printedReplacements);
  }

  private String names(Replacement replacement) {
    return pods > 1 && replacement.pods().size() == pods
        ? "all pods"
        : String.join(", ", replacement.pods());
  }

  private void value(String value) {
    page.open("td");
    if (value.isEmpty()) {
      page.inline("span", "nothing", "class", "quiet");
    } else {
      page.inline("code", shown(value));
    }
    page.raw("</td>");
  }

  /** The picture's deeds in words. */
  private void marks() {
    if (marks.isEmpty()) {
      return;
    }
    page.open("details").newLine();
    page.element("summary", "What the drill did, one by one (" + Figures.count(marks.size()) + ")");
    table("What the drill did", List.of(true), "#At", "What");
    for (Mark mark : marks) {
      row(false, true);
      page.inline("td", Figures.seconds(mark.at()) + " s", "class", "number")
          .inline("td", shown(mark.text()))
          .close("tr");
    }
    endTable();
    page.close("details");
  }

  /** Begins a table that scrolls where it is too wide; a title with # is that of numbers. */
  private void table(String name, List<Boolean> printed, String... titles) {
    String style = printed.contains(true) ? "scroll" : "scroll " + SCREEN_ONLY;
    page.open("div", "class", style, "tabindex", "0", "role", "region", "aria-label", name)
        .open("table")
        .open("thead")
        .open("tr");
    for (String title : titles) {
      if (title.startsWith("#")) {
        page.inline("th", title.substring(1), "scope", "col", "class", "number");
      } else {
        page.inline("th", title, "scope", "col");
      }
    }
    page.raw("</tr>").close("thead").open("tbody").newLine();
  }

  private void endTable() {
    page.raw("</tbody></table>").close("div");
  }

  private void row(boolean isWrong, boolean isPrinted) {
    String style = (isWrong ? "wrong" : "") + (isPrinted ? "" : " " + SCREEN_ONLY);
    if (style.isEmpty()) {
      page.open("tr");
    } else {
      page.open("tr", "class", style.strip());
    }
  }

  private void notPrinted(List<Boolean> printed) {
    long left = printed.stream().filter(isPrinted -> !isPrinted).count();
    if (left > 0) {
      page.element(
          "p",
          (left < printed.size() ? "… and " + Figures.count(left) + " more" : Figures.count(left))
              + ", which this page shows on a screen.",
          "class",
          "quiet print-only");
    }
  }

  private static boolean isWrong(Claim claim) {
    return claim.isBroken() || claim.isDisagreement();
  }

  private static int lines(Claim claim) {
    return Math.max(
        PrintedPage.lines(shown(claim.event()), 34),
        Math.max(
            PrintedPage.lines(shown(claim.guarantee().orElse("")), 24),
            PrintedPage.lines(shown(claim.figure()), 50)));
  }

  private static int lines(StepResult step) {
    int lines = PrintedPage.lines(shown(step.summary()), LONGEST_PRINTED);
    if (RehearsalWords.standsOut(step)) {
      // The style sheet prints no more than these, and no more than two lines of each.
      lines += RehearsalWords.details(step).stream()
          .limit(MOST_PRINTED_DETAILS)
          .mapToInt(detail -> Math.min(2, PrintedPage.lines(shown(detail), LONGEST_PRINTED)))
          .sum();
    }
    return lines;
  }

  private int lines(Replacement replacement) {
    return Stream.of(
            PrintedPage.lines(shown(replacement.what()), 24),
            PrintedPage.lines(shown(names(replacement)), 18),
            PrintedPage.lines(shown(replacement.from()), 28),
            PrintedPage.lines(shown(replacement.to()), 28),
            PrintedPage.lines(shown(replacement.why()), 30))
        .mapToInt(lines -> lines)
        .max()
        .orElse(1);
  }

  private static String shown(String text) {
    return ForeignText.visible(text, LONGEST);
  }
}
