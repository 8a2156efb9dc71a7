package io.github.kafkak3s.report;

import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.lint.LintReport;
import io.github.kafkak3s.lint.Result;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * JUnit's XML: a suite for each file that has findings, a test for each finding, which fails where
 * it is an error and is skipped otherwise; and a suite of the rules that found nothing, without
 * which GitLab shows no tests at all.
 */
public final class JUnitFormat implements ReportFormat {
  @Override
  public String name() {
    return "junit";
  }

  @Override
  public String fileName() {
    return "lint-junit.xml";
  }

  @Override
  public String write(LintReport report, Tool tool) {
    Map<String, List<Result>> byFile = new LinkedHashMap<>();
    Set<String> speaking = new HashSet<>();
    for (Result result : report.results()) {
      speaking.add(result.finding().rule().id());
      byFile
          .computeIfAbsent(tool.file(result.finding()), f -> new ArrayList<>())
          .add(result);
    }
    List<Rule> silent =
        report.rules().stream().filter(rule -> !speaking.contains(rule.id())).toList();
    long failures = failures(report.results());
    int tests = report.results().size() + silent.size();
    XmlText xml = new XmlText();
    open(xml, 0, "testsuites", Tool.NAME, tests, failures, report.results().size() - failures);
    byFile.forEach((file, results) -> suite(xml, file, results));
    if (!silent.isEmpty()) {
      open(xml, 2, "testsuite", "rules without a finding", silent.size(), 0, 0);
      for (Rule rule : silent) {
        xml.empty(4, "testcase", "classname", rule.id(), "name", rule.slug(), "time", "0");
      }
      xml.close(2, "testsuite");
    }
    return xml.close(0, "testsuites").toString();
  }

  private static void open(
      XmlText xml, int indent, String tag, String name, int tests, long failures, long skipped) {
    xml.open(
        indent,
        tag,
        "name",
        name,
        "tests",
        Integer.toString(tests),
        "failures",
        Long.toString(failures),
        "errors",
        "0",
        "skipped",
        Long.toString(skipped),
        "time",
        "0");
  }

  private static long failures(List<Result> results) {
    return results.stream()
        .filter(r -> r.finding().severity() == Severity.ERROR)
        .count();
  }

  private static void suite(XmlText xml, String file, List<Result> results) {
    long failures = failures(results);
    open(xml, 2, "testsuite", file, results.size(), failures, results.size() - failures);
    for (Result result : results) {
      Finding finding = result.finding();
      xml.open(
          4,
          "testcase",
          "classname",
          finding.rule().id(),
          "name",
          result.object() + " line " + Tool.line(finding),
          "file",
          file,
          "line",
          Integer.toString(Tool.line(finding)),
          "time",
          "0");
      String text = file + ":" + Tool.line(finding) + ": " + Tool.text(finding) + "\n"
          + Tool.page(finding.rule());
      if (finding.severity() == Severity.ERROR) {
        xml.text(
            6,
            "failure",
            text,
            "message",
            finding.message(),
            "type",
            finding.rule().slug());
      } else {
        xml.empty(6, "skipped", "message", finding.severity().label() + ": " + Tool.text(finding));
      }
      xml.close(4, "testcase");
    }
    xml.close(2, "testsuite");
  }
}
