package io.github.kafkak3s.report;

import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.lint.LintReport;
import io.github.kafkak3s.lint.Result;
import io.github.kafkak3s.proof.Break;
import io.github.kafkak3s.proof.Failure;
import io.github.kafkak3s.proof.Proof;
import io.github.kafkak3s.yaml.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The format of our own, with all that is known; its schema is docs/lint-report.schema.json. */
public final class JsonFormat implements ReportFormat {
  private static final String VERSION = "kafka-k3s/lint/v1";

  @Override
  public String name() {
    return "json";
  }

  @Override
  public String fileName() {
    return "lint.json";
  }

  @Override
  public String write(LintReport report, Tool tool) {
    Map<String, Object> summary = new LinkedHashMap<>();
    for (Severity severity : Severity.values()) {
      summary.put(severity.label() + "s", report.counts().get(severity));
    }
    summary.put("causes", report.causes());
    summary.put("suppressed", report.suppressed());
    summary.put("baselined", report.baselined());
    summary.put("files", report.files());
    summary.put("failure", report.isFailure());
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("apiVersion", VERSION);
    document.put("summary", summary);
    document.put(
        "findings",
        report.results().stream().map(result -> finding(result, tool)).toList());
    document.put(
        "proofs", report.proofs().stream().map(proof -> proof(proof, tool)).toList());
    return JsonWriter.write(document);
  }

  private static Map<String, Object> proof(Proof proof, Tool tool) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("file", tool.prefix() + proof.file());
    map.put("cluster", proof.cluster());
    map.put("brokers", proof.brokers());
    map.put("controllers", proof.controllers());
    map.put("gap", proof.gap());
    Map<String, Object> promises = new LinkedHashMap<>();
    for (Proof.Row row : proof.rows()) {
      Map<String, Object> failures = new LinkedHashMap<>();
      for (Failure failure : Failure.values()) {
        Break smallest = row.smallest().get(failure);
        failures.put(failure.word(), smallest == null ? null : smallest(smallest));
      }
      promises.put(row.name(), failures);
    }
    map.put("promises", promises);
    return map;
  }

  private static Map<String, Object> smallest(Break smallest) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("survived", smallest.tolerated());
    map.put("planned", smallest.planned());
    map.put("failed", smallest.failed());
    map.put("cause", smallest.cause().what());
    return map;
  }

  private static Map<String, Object> finding(Result result, Tool tool) {
    Finding finding = result.finding();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("rule", finding.rule().id());
    map.put("slug", finding.rule().slug());
    map.put("severity", finding.severity().label());
    map.putAll(place(finding.place(), tool));
    map.put("object", result.object());
    map.put("message", finding.message());
    map.put("consequence", finding.consequence());
    map.put("help", finding.help());
    map.put("cause", finding.cause());
    map.put("related", related(finding, tool));
    map.put("fingerprint", result.fingerprint());
    map.put("page", Tool.page(finding.rule()));
    return map;
  }

  private static List<Map<String, Object>> related(Finding finding, Tool tool) {
    return finding.related().stream()
        .map(related -> {
          Map<String, Object> map = place(related.place(), tool);
          map.put("text", related.text());
          return map;
        })
        .toList();
  }

  private static Map<String, Object> place(Place place, Tool tool) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("file", tool.prefix() + place.file());
    map.put("line", place.line());
    map.put("column", place.column());
    map.put("pointer", place.pointer());
    return map;
  }
}
