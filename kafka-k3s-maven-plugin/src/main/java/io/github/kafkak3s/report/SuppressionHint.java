package io.github.kafkak3s.report;

import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.InputRules;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.lint.LintReport;
import io.github.kafkak3s.lint.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What to write to live with a finding, ready to be copied; only the reason is left open. */
public final class SuppressionHint {
  private static final int MOST = 3;

  private SuppressionHint() {}

  /**
   * Returns the lines for the heaviest findings; none where none of them stands at a line, as one
   * about a whole file does not.
   *
   * @param prefix what stands before every file name: empty, or the way from the directory of the
   *     call to the project, with {@code /} at its end
   */
  public static List<String> lines(LintReport report, String prefix) {
    List<Finding> findings = report.results().stream().map(Result::finding).toList();
    // A failed build is about the heaviest.
    Severity heaviest =
        findings.stream().map(Finding::severity).min(Comparator.naturalOrder()).orElse(null);
    List<String> lines = new ArrayList<>();
    findings.stream()
        .filter(finding -> finding.severity() == heaviest)
        .filter(finding -> finding.place().line() > 0)
        // A suppression that does nothing is removed, not suppressed.
        .filter(finding -> !finding.rule().equals(InputRules.UNUSED_SUPPRESSION))
        .map(finding -> line(finding, prefix))
        .distinct()
        .limit(MOST)
        .forEach(lines::add);
    if (!lines.isEmpty()) {
      lines.add(0, "To live with a finding, write down why, above its line:");
    }
    return lines;
  }

  private static String line(Finding finding, String prefix) {
    Place place = finding.place();
    String rule = finding.rule().id();
    // JSON has no comments.
    String text = place.file().endsWith(".json")
        ? "\"annotations\": {\"kafka-k3s/ignore\": \"" + rule + " <reason>\"}"
        : "# kafka-k3s:ignore " + rule + " <reason>";
    return "  " + prefix + place.file() + ":" + place.line() + "  " + text;
  }
}
