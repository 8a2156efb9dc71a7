package io.github.kafkak3s.lint;

import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Related;
import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.ObserveRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Judges bundles by rules: asks every rule, lets the more exact one speak where two meet, keeps one
 * finding for a rule and object, and links effects with their cause.
 */
final class Linter {
  /** How many other places a finding keeps; the first of them are enough to see what it means. */
  private static final int MOST_RELATED = 20;

  private final List<LintRule> rules;

  /** Makes a linter of some rules. */
  Linter(Collection<? extends LintRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** Returns the findings of one bundle in the order of file, line, column and id. */
  List<Hit> judge(Subject subject) {
    ObjectIndex objects = new ObjectIndex(subject.bundle().set());
    Map<String, List<Hit>> byRule = new LinkedHashMap<>();
    for (Finding fault : subject.faults()) {
      byRule
          .computeIfAbsent(fault.rule().id(), id -> new ArrayList<>())
          .add(new Hit(fault, "", objects.objectAt(fault.place())));
    }
    for (LintRule rule : rules) {
      Reporter reporter = new Reporter(rule);
      rule.check(subject, reporter);
      if (!reporter.reports().isEmpty()) {
        byRule
            .computeIfAbsent(rule.rule().id(), id -> new ArrayList<>())
            .addAll(hits(reporter, objects));
      }
    }
    leaveOutChanged(subject, byRule);
    Precedence.ALL.forEach(precedence -> settle(precedence, byRule));
    rules.stream()
        .filter(rule -> rule.scope() == LintRule.Scope.OBJECT)
        .forEach(rule -> byRule.computeIfPresent(rule.rule().id(), (id, hits) -> merged(hits)));
    byRule.values().removeIf(List::isEmpty);
    Set<String> speaking = byRule.keySet();
    return byRule.values().stream()
        .flatMap(List::stream)
        .map(hit -> linked(hit, speaking))
        .sorted(Comparator.comparing(Hit::finding))
        .toList();
  }

  /**
   * What a kustomization changes is not what is applied; only that it cannot be followed is said.
   */
  private static void leaveOutChanged(Subject subject, Map<String, List<Hit>> byRule) {
    ManifestSet set = subject.bundle().set();
    if (set.kustomizations().isEmpty()) {
      return;
    }
    Set<K8sObject> changed =
        set.objects().stream().filter(set::isChanged).collect(Collectors.toSet());
    if (!changed.isEmpty()) {
      byRule.forEach((rule, hits) -> {
        if (!rule.equals(ObserveRules.NOT_UNDERSTOOD.id())) {
          hits.removeIf(hit -> hit.object().filter(changed::contains).isPresent());
        }
      });
    }
  }

  private static List<Hit> hits(Reporter reporter, ObjectIndex objects) {
    return reporter.reports().stream()
        .map(report -> new Hit(report.finding(), report.about(), objects.objectAt(report.place())))
        .distinct()
        .sorted(Comparator.comparing(Hit::finding))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static void settle(Precedence precedence, Map<String, List<Hit>> byRule) {
    List<Hit> winners = byRule.get(precedence.winner());
    List<Hit> losers = byRule.get(precedence.loser());
    if (winners == null || losers == null || winners.isEmpty()) {
      return;
    }
    Function<Hit, Object> key = switch (precedence.where()) {
      case VALUE -> Hit::valueKey;
      case OBJECT -> Hit::objectKey;
      case BUNDLE -> hit -> "";
    };
    Map<Object, List<Hit>> near = winners.stream().collect(Collectors.groupingBy(key));
    losers.removeIf(loser -> near.getOrDefault(key.apply(loser), List.of()).stream()
        .anyMatch(winner -> precedence.where() != Precedence.Where.VALUE || winner.meets(loser)));
  }

  /** Keeps the first finding of each object, with the places of the others. */
  private static List<Hit> merged(List<Hit> hits) {
    Map<Object, List<Hit>> byObject = new LinkedHashMap<>();
    hits.forEach(hit ->
        byObject.computeIfAbsent(hit.objectKey(), key -> new ArrayList<>()).add(hit));
    return byObject.values().stream()
        .map(Linter::together)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static Hit together(List<Hit> hits) {
    Hit first = hits.get(0);
    if (hits.size() == 1) {
      return first;
    }
    List<Related> related = new ArrayList<>(first.finding().related());
    Severity severity = first.finding().severity();
    for (Hit more : hits.subList(1, hits.size())) {
      Finding finding = more.finding();
      if (related.size() < MOST_RELATED) {
        related.add(new Related(finding.place(), finding.message()));
      }
      severity = finding.severity().compareTo(severity) < 0 ? finding.severity() : severity;
    }
    Finding finding = first.finding().withSeverity(severity);
    return first.with(finding.at(finding.place(), related));
  }

  private static Hit linked(Hit hit, Set<String> speaking) {
    Finding finding = hit.finding();
    String cause = speaking.contains(finding.cause()) ? finding.cause() : "";
    if (cause.isEmpty()) {
      cause = Consequence.ALL.stream()
          .filter(each -> each.effect().equals(hit.ruleId()) && speaking.contains(each.cause()))
          .map(Consequence::cause)
          .findFirst()
          .orElse("");
    }
    return cause.equals(finding.cause()) ? hit : hit.with(finding.causedBy(cause));
  }
}
