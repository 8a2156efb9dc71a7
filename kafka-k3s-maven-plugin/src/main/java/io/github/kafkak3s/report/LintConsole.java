package io.github.kafkak3s.report;

import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.lint.LintReport;
import io.github.kafkak3s.lint.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A lint on a console: its heaviest findings, each with its line of the source. */
public final class LintConsole {
  private final FindingText text;
  private final int most;

  /**
   * One line.
   *
   * @param severity the weight of the finding that it belongs to
   * @param text its text, without control characters
   */
  public record Line(Severity severity, String text) {}

  /**
   * Makes a console form.
   *
   * @param prefix what stands before every file name: empty, or the way from the directory of the
   *     call to the project, with {@code /} at its end
   * @param sources the text of a file by its name in places
   * @param most how many findings are shown at most: the heaviest
   */
  public LintConsole(String prefix, Function<String, Optional<String>> sources, int most) {
    this.text = new FindingText(prefix, sources);
    this.most = most;
  }

  /** Returns the findings that are shown, in the order of their places. */
  public List<Line> lines(LintReport report) {
    List<Line> lines = new ArrayList<>();
    report.results().stream()
        .sorted(Comparator.comparing(result -> result.finding().severity()))
        .limit(most)
        .sorted(Comparator.comparing(Result::finding))
        .forEach(result -> add(result, lines));
    int hidden = report.total() - Math.min(most, report.results().size());
    if (hidden > 0) {
      lines.add(new Line(
          Severity.INFO, "… and " + hidden + " more findings, counted below but not shown"));
    }
    return lines;
  }

  private void add(Result result, List<Line> lines) {
    Finding finding = result.finding();
    text.lines(finding, result.object().startsWith("Secret "))
        .forEach(line -> lines.add(new Line(finding.severity(), line)));
  }
}
