package io.github.kafkak3s.lint;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;
import static io.github.kafkak3s.diagnostic.Severity.WARNING;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Related;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.observe.Intent;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** How findings of rules are settled with each other. */
class LinterTest {
  private static final String TEXT = """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: one}
      data:
        a: 1
        b: 2
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: two}
      data:
        a: 1
      """;

  /** A rule that reports what it is told to. */
  private record Told(Rule rule, Scope scope, Consumer<Reporter> reports) implements LintRule {
    Told(String id, Consumer<Reporter> reports) {
      this(new Rule(id, "rule-" + id, ERROR, "it is told to"), Scope.OBJECT, reports);
    }

    Told perValue() {
      return new Told(rule, Scope.VALUE, reports);
    }

    @Override
    public void check(Subject subject, Reporter reporter) {
      reports.accept(reporter);
    }
  }

  private static Place at(int line, String pointer) {
    return new Place("x.yaml", line, 3, pointer);
  }

  private static List<String> judge(LintRule... rules) {
    return findings(rules).stream().map(RuleCase::shown).toList();
  }

  private static List<Finding> findings(LintRule... rules) {
    Subject subject = Bundles.of(Map.of("x.yaml", TEXT), Intent.NONE);
    return new Linter(List.of(rules)).judge(subject).stream().map(Hit::finding).toList();
  }

  @Test
  void keepsOneFindingForEachObject() {
    Told rule = new Told("KK1001", reporter -> {
      reporter.at(at(12, "/data/a"), "third");
      reporter.at(at(6, "/data/b"), "second");
      reporter.at(at(5, "/data/a"), "first").severity(WARNING);
    });
    assertEquals(List.of("x.yaml:5 KK1001 error", "x.yaml:12 KK1001 error"), judge(rule));
    Finding first = findings(rule).get(0);
    assertEquals("first", first.message());
    assertEquals(List.of(new Related(at(6, "/data/b"), "second")), first.related());
    assertEquals(3, judge(rule.perValue()).size());
  }

  @Test
  void theMoreExactRuleSpeaksOfAValue() {
    Told exact = new Told("KK3001", reporter -> reporter.at(at(5, "/data/a"), "x"));
    Told other = new Told("KK3009", reporter -> {
      reporter.at(at(5, "/data/a"), "same");
      reporter.at(at(6, "/data/b"), "another value");
    });
    assertEquals(
        List.of("x.yaml:5 KK3001 error", "x.yaml:6 KK3009 error"), judge(other.perValue(), exact));
  }

  @Test
  void valuesAtOnePlaceAreToldApartByName() {
    Told exact =
        new Told("KK3001", reporter -> reporter.at(at(5, "/data/a"), "x").about("node.id"));
    Told other = new Told("KK3009", reporter -> {
      reporter.at(at(5, "/data/a"), "same").about("node.id");
      reporter.at(at(5, "/data/a"), "another").about("log.dirs");
    });
    assertEquals(2, judge(exact.perValue(), other.perValue()).size());
  }

  @Test
  void theMoreExactRuleSpeaksOfAnObject() {
    Told exact = new Told("KK4001", reporter -> reporter.at(at(5, "/data/a"), "x"));
    Told other = new Told("KK3002", reporter -> {
      reporter.at(at(6, "/data/b"), "same object");
      reporter.at(at(12, "/data/a"), "another object");
    });
    assertEquals(List.of("x.yaml:5 KK4001 error", "x.yaml:12 KK3002 error"), judge(other, exact));
  }

  @Test
  void effectsAreLinkedWithTheirCause() {
    Told cause = new Told("KK2101", reporter -> reporter.at(at(5, "/data/a"), "x"));
    Told effect = new Told("KK2102", reporter -> reporter.at(at(6, "/data/b"), "y"));
    Told told =
        new Told("KK1002", reporter -> reporter.at(at(12, "/data/a"), "z").causedBy("KK1001"));
    assertEquals(
        List.of("", "KK2101", ""),
        findings(cause, effect, told).stream().map(Finding::cause).toList());
    assertEquals(List.of(""), findings(effect).stream().map(Finding::cause).toList());
    Told root = new Told("KK1001", reporter -> reporter.at(at(6, "/data/b"), "x"));
    assertEquals(
        List.of("", "KK1001"), findings(root, told).stream().map(Finding::cause).toList());
  }

  @Test
  void ordersByPlaceAndId() {
    Told b = new Told("KK9002", reporter -> reporter.at(at(5, "/data/a"), "x"));
    Told a = new Told("KK1002", reporter -> reporter.at(at(5, "/data/a"), "x"));
    Told first = new Told("KK9005", reporter -> reporter.at(at(1, ""), "x"));
    assertEquals(
        List.of("x.yaml:1 KK9005 error", "x.yaml:5 KK1002 error", "x.yaml:5 KK9002 error"),
        judge(b, a, first));
  }

  @Test
  void whatCannotBeReadIsAFinding() {
    Subject subject = Bundles.of(Map.of("x.yaml", "a: [\n"), Intent.NONE);
    assertEquals(1, new Linter(List.of()).judge(subject).size());
  }
}
