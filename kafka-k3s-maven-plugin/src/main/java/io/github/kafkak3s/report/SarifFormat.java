package io.github.kafkak3s.report;

import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Related;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.lint.LintReport;
import io.github.kafkak3s.lint.Result;
import io.github.kafkak3s.yaml.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * SARIF 2.1.0 (OASIS), with what GitHub code scanning needs: a region for each result, fingerprints
 * of its own, since it cannot compute those of files that are not in Git, and the other places as
 * related locations.
 */
public final class SarifFormat implements ReportFormat {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";
  private static final String UNRESERVED = "-._~/!$&'()*+,;=:@";

  @Override
  public String name() {
    return "sarif";
  }

  @Override
  public String fileName() {
    return "lint.sarif";
  }

  @Override
  public String write(LintReport report, Tool tool) {
    Map<String, Rule> rules = new LinkedHashMap<>();
    report.rules().forEach(rule -> rules.put(rule.id(), rule));
    report
        .results()
        .forEach(r -> rules.putIfAbsent(r.finding().rule().id(), r.finding().rule()));
    List<String> ids = List.copyOf(rules.keySet());
    Set<String> speaking = new HashSet<>();
    report.results().forEach(r -> speaking.add(r.finding().rule().id()));
    Map<String, Integer> indices = new LinkedHashMap<>();
    ids.forEach(id -> indices.put(id, indices.size()));

    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", Tool.NAME);
    driver.put("semanticVersion", tool.version());
    driver.put("informationUri", Tool.HOME);
    driver.put(
        "rules",
        rules.values().stream()
            .map(rule -> rule(rule, tool, speaking.contains(rule.id())))
            .toList());
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", driver));
    run.put("automationDetails", Map.of("id", Tool.NAME + "/"));
    run.put("columnKind", "unicodeCodePoints");
    run.put(
        "results",
        report.results().stream()
            .map(result ->
                result(result, tool, indices.get(result.finding().rule().id())))
            .toList());
    run.put("properties", Map.of("total", report.total()));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("$schema", SCHEMA);
    document.put("version", "2.1.0");
    document.put("runs", List.of(run));
    return JsonWriter.write(document);
  }

  private static Map<String, Object> rule(Rule rule, Tool tool, boolean isSpeaking) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", rule.id());
    map.put("name", rule.slug());
    map.put("shortDescription", Map.of("text", rule.summary()));
    map.put("fullDescription", Map.of("text", rule.summary()));
    Map<String, Object> help = new LinkedHashMap<>();
    help.put("text", rule.summary() + ": see " + Tool.page(rule));
    // A page for each rule that found nothing would only be weight.
    Optional<String> page = isSpeaking ? tool.pages().apply(rule) : Optional.empty();
    page.ifPresent(text -> help.put("markdown", text));
    map.put("help", help);
    map.put("helpUri", Tool.page(rule));
    map.put("defaultConfiguration", Map.of("level", level(rule.severity())));
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("tags", List.of("kafka", "kubernetes"));
    properties.put("precision", "very-high");
    properties.put("problem.severity", problem(rule.severity()));
    map.put("properties", properties);
    return map;
  }

  private static Map<String, Object> result(Result result, Tool tool, int ruleIndex) {
    Finding finding = result.finding();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("ruleId", finding.rule().id());
    map.put("ruleIndex", ruleIndex);
    map.put("level", level(finding.severity()));
    map.put("message", Map.of("text", Tool.text(finding)));
    map.put("locations", List.of(location(finding.place(), tool)));
    List<Object> related = new ArrayList<>();
    for (Related other : finding.related()) {
      Map<String, Object> location = new LinkedHashMap<>();
      location.put("id", related.size() + 1);
      location.putAll(location(other.place(), tool));
      location.put("message", Map.of("text", other.text()));
      related.add(location);
    }
    if (!related.isEmpty()) {
      map.put("relatedLocations", related);
    }
    map.put("partialFingerprints", Map.of("primaryLocationLineHash", result.fingerprint()));
    return map;
  }

  private static Map<String, Object> location(Place place, Tool tool) {
    Map<String, Object> region = new LinkedHashMap<>();
    region.put("startLine", Math.max(1, place.line()));
    region.put("startColumn", Math.max(1, place.column()));
    Map<String, Object> physical = new LinkedHashMap<>();
    physical.put("artifactLocation", Map.of("uri", uri(tool.prefix() + place.file())));
    physical.put("region", region);
    Map<String, Object> location = new LinkedHashMap<>();
    location.put("physicalLocation", physical);
    return location;
  }

  private static String problem(Severity severity) {
    return severity == Severity.INFO ? "recommendation" : severity.label();
  }

  private static String level(Severity severity) {
    return severity == Severity.INFO ? "note" : severity.label();
  }

  /** Returns a path as a relative reference (RFC 3986). */
  private static String uri(String path) {
    StringBuilder uri = new StringBuilder(path.length());
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (letter || UNRESERVED.indexOf(c) >= 0) {
        uri.append(c);
      } else {
        uri.append('%')
            .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
            .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
      }
    }
    return uri.toString();
  }
}
