package io.github.kafkak3s.report;

import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.lint.LintReport;
import io.github.kafkak3s.lint.Result;
import io.github.kafkak3s.yaml.JsonWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * GitLab's code quality report: the part of Code Climate's format that GitLab reads (GitLab docs,
 * "Code Quality report format").
 */
public final class GitLabFormat implements ReportFormat {
  @Override
  public String name() {
    return "gitlab";
  }

  @Override
  public String fileName() {
    return "gl-code-quality-report.json";
  }

  @Override
  public String write(LintReport report, Tool tool) {
    return JsonWriter.write(
        report.results().stream().map(result -> issue(result, tool)).toList());
  }

  private static Map<String, Object> issue(Result result, Tool tool) {
    Finding finding = result.finding();
    Map<String, Object> location = new LinkedHashMap<>();
    location.put("path", tool.file(finding));
    location.put("lines", Map.of("begin", Tool.line(finding)));
    Map<String, Object> issue = new LinkedHashMap<>();
    issue.put("description", Tool.text(finding));
    issue.put("check_name", finding.rule().id());
    issue.put("fingerprint", result.fingerprint());
    issue.put("severity", severity(finding.severity()));
    issue.put("location", location);
    return issue;
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "critical";
      case WARNING -> "minor";
      case INFO -> "info";
    };
  }
}
