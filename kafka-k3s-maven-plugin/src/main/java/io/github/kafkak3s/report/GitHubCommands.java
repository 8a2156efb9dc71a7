package io.github.kafkak3s.report;

import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.lint.LintReport;
import io.github.kafkak3s.lint.Result;
import java.util.ArrayList;
import java.util.List;

/**
 * Workflow commands of GitHub Actions: lines on standard output that become annotations. GitHub
 * shows ten of each weight in a step (actions/toolkit, problem-matchers.md), so no more are
 * written, and the heaviest first.
 */
public final class GitHubCommands {
  private static final int MOST_OF_EACH = 10;

  private GitHubCommands() {}

  /** Returns the lines. */
  public static List<String> lines(LintReport report, Tool tool) {
    List<String> lines = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      report.results().stream()
          .map(Result::finding)
          .filter(finding -> finding.severity() == severity)
          .limit(MOST_OF_EACH)
          .forEach(finding -> lines.add(line(finding, tool)));
    }
    return lines;
  }

  private static String line(Finding finding, Tool tool) {
    String command =
        finding.severity() == Severity.INFO ? "notice" : finding.severity().label();
    String title = finding.rule().id() + " " + finding.rule().slug();
    return "::" + command
        + " file=" + property(tool.file(finding))
        + ",line=" + Tool.line(finding)
        + ",col=" + Tool.column(finding)
        + ",title=" + property(title)
        + "::" + data(Tool.text(finding));
  }

  private static String data(String text) {
    // What is left of control characters must not reach the log's terminal.
    return Texts.visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"));
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
