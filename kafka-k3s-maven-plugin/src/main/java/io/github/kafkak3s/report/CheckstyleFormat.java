package io.github.kafkak3s.report;

import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.lint.LintReport;
import io.github.kafkak3s.lint.Result;

/** Checkstyle's XML, which Jenkins' Warnings plugin, reviewdog and SonarQube read. */
public final class CheckstyleFormat implements ReportFormat {
  @Override
  public String name() {
    return "checkstyle";
  }

  @Override
  public String fileName() {
    return "lint-checkstyle.xml";
  }

  @Override
  public String write(LintReport report, Tool tool) {
    XmlText xml = new XmlText().open(0, "checkstyle", "version", "10.0");
    String file = null;
    for (Result result : report.results()) {
      Finding finding = result.finding();
      if (!tool.file(finding).equals(file)) {
        if (file != null) {
          xml.close(2, "file");
        }
        file = tool.file(finding);
        xml.open(2, "file", "name", file);
      }
      xml.empty(
          4,
          "error",
          "line",
          Integer.toString(Tool.line(finding)),
          "column",
          Integer.toString(Tool.column(finding)),
          "severity",
          finding.severity().label(),
          "message",
          Tool.text(finding),
          "source",
          "kafka-k3s." + finding.rule().id());
    }
    if (file != null) {
      xml.close(2, "file");
    }
    return xml.close(0, "checkstyle").toString();
  }
}
