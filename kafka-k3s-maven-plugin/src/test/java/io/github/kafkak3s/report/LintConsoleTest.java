package io.github.kafkak3s.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.lint.LintReport;
import io.github.kafkak3s.lint.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LintConsoleTest {
  private static List<String> lines(LintReport report, Map<String, String> sources, int most) {
    return new LintConsole("", name -> Optional.ofNullable(sources.get(name)), most)
        .lines(report).stream().map(LintConsole.Line::text).toList();
  }

  private static List<String> excerpt(String text, int line, int column, String object) {
    Rule rule = new Rule("KK7004", "short-grace", Severity.ERROR, "x");
    Finding finding =
        new Finding(rule, Severity.ERROR, new Place("f.yaml", line, column, ""), "m", "");
    LintReport report = new LintReport(
        List.of(new Result(finding, object, "", "0")), Map.of(), 0, 0, 0, List.of(), 1, true);
    List<String> all = lines(report, Map.of("f.yaml", text), 9);
    return all.subList(1, all.size() - 1);
  }

  @Test
  void showsSourceMarkConsequenceHelpAndRelatedPlaces() {
    String source = "\n".repeat(13) + "      min.insync.replicas: 3, a\n";
    assertEquals(
        List.of(
            "deploy/a b&c/kafka.yaml:14:7: error KK3501 no-write-slack:"
                + " min.insync.replicas=3 is the replication factor",
            "  14 |       min.insync.replicas: 3, a",
            "     |       ^^^^^^^^^^^^^^^^^^^",
            "  happens: any restart stalls acks=all",
            "  help: set it to 2",
            "  follows from KK9001",
            "  kafka.yaml:3:1: replication factor 3"),
        lines(Reports.full(), Map.of("deploy/a b&c/kafka.yaml", source), 1).subList(0, 7));
  }

  @Test
  void saysWhatToWriteToLiveWithAFinding() {
    assertEquals(
        List.of(
            "To live with a finding, write down why, above its line:",
            "  orders/deploy/a b&c/kafka.yaml:14  # kafka-k3s:ignore KK3501 <reason>"),
        SuppressionHint.lines(Reports.full(), "orders/"));
    assertEquals(List.of(), SuppressionHint.lines(Reports.empty(), ""));
    Finding json = new Finding(
        Reports.full().results().get(0).finding().rule(),
        Severity.WARNING,
        new Place("a.json", 1, 9, ""),
        "m",
        "");
    assertEquals(
        "  a.json:1  \"annotations\": {\"kafka-k3s/ignore\": \"KK3501 <reason>\"}",
        SuppressionHint.lines(
                new LintReport(
                    List.of(new Result(json, "x", "", "0")),
                    Map.of(Severity.WARNING, 1),
                    0,
                    0,
                    0,
                    List.of(),
                    1,
                    true),
                "")
            .get(1));
  }

  @Test
  void showsTheHeaviestAndCountsTheRest() {
    List<String> lines = lines(Reports.full(), Map.of(), 2);
    assertEquals(
        2,
        lines.stream()
            .filter(line -> line.contains(" KK"))
            .filter(l -> l.contains("kafka.yaml:14:7: "))
            .count());
    assertEquals("… and 1 more findings, counted below but not shown", lines.get(lines.size() - 1));
    assertTrue(lines.stream().noneMatch(line -> line.chars().anyMatch(Character::isISOControl)));
  }

  @Test
  void marksTheRightColumn() {
    assertEquals(
        List.of("  1 | 😀\u00e9 key: value", "    |    ^^^"),
        excerpt("😀\u00e9 key: value", 1, 4, ""));
    assertEquals(List.of("  2 |  b: 1", "    |  ^"), excerpt("a:\n\tb: 1\r\n", 2, 2, ""));
    assertEquals(List.of("  1 | ", "    | ^"), excerpt("\n", 1, 5, ""));
    assertEquals(List.of(), excerpt("a: 1", 7, 1, ""));
    assertEquals(List.of(), excerpt("a: 1", 0, 0, ""));
    String wide = "x".repeat(200) + " here " + "y".repeat(200);
    List<String> cut = excerpt(wide, 1, 202, "");
    assertEquals(
        "here", cut.get(0).substring(cut.get(1).indexOf('^'), cut.get(1).length()));
    assertTrue(cut.get(0).length() < 140, cut.get(0));
  }

  @Test
  void hidesWhatMayBeSecret() {
    for (String line : List.of(
        "  password: hunter2",
        "  ssl.keystore.password=hunter2",
        "  - {name: DB_PASSWORD, value: hunter2}",
        "  KAFKA_SASL_JAAS_CONFIG: 'a user=\"x\" b=\"hunter2\"'",
        "  \"apiKey\": \"hunter2\"",
        "  -----BEGIN PRIVATE KEY hunter2",
        "  hunter2" + "A".repeat(80))) {
      String shown = excerpt(line, 1, 3, "").get(0);
      assertFalse(shown.contains("hunter2"), shown);
      assertTrue(shown.contains("***"), shown);
    }
    String split = "- name: DB_TOKEN\n  value: hunter2\n";
    assertEquals("  2 |   value: ***", excerpt(split, 2, 3, "").get(0));
    assertEquals(
        "  1 |   ssl.key: ***",
        excerpt("  ssl.key: hunter2", 1, 3, "Secret a/b").get(0));
    assertEquals("  1 |   ***", excerpt("  aHVudGVyMg==", 1, 3, "Secret a/b").get(0));
    assertEquals("  1 |   ***", excerpt("  pass=hun: ter2", 1, 3, "Secret a/b").get(0));
    assertEquals(
        "  1 | apiVersion: v1", excerpt("apiVersion: v1", 1, 1, "Secret a/b").get(0));
    assertEquals("  1 | data:", excerpt("data:", 1, 1, "Secret a/b").get(0));
    assertEquals(
        "  1 |   image: apache/kafka",
        excerpt("  image: apache/kafka", 1, 3, "").get(0));
  }
}
