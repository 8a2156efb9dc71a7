package io.github.kafkak3s.lint;

import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Related;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.ObserveRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Judges bundles by rules: asks every rule, lets the more exact one speak where two meet, keeps one
 * finding for a rule and object, and links effects with their cause.
 */
final class Linter {
  /** How many other places a finding keeps; the first of them are enough to see what it means. */
  private static final int MOST_RELATED = 20;

  private static final Comparator<Hit> BY_FINDING = Comparator.comparing(Hit::finding);

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
      hitsOf(fault.rule(), byRule).add(new Hit(fault, "", objects.objectAt(fault.place())));
    }
    for (LintRule rule : rules) {
      ask(rule, subject, objects, byRule);
    }
    leaveOutChanged(subject, byRule);
    for (Precedence precedence : Precedence.ALL) {
      settle(precedence, byRule);
    }
    for (LintRule rule : rules) {
      List<Hit> hits = byRule.get(rule.rule().id());
      if (hits != null && hits.size() > 1 && rule.scope() == LintRule.Scope.OBJECT) {
        byRule.put(rule.rule().id(), merged(hits));
      }
    }
    List<Hit> all = linked(byRule);
    all.sort(BY_FINDING);
    return all;
  }

  private static void ask(
      LintRule rule, Subject subject, ObjectIndex objects, Map<String, List<Hit>> byRule) {
    Reporter reporter = new Reporter(rule);
    rule.check(subject, reporter);
    if (!reporter.reports().isEmpty()) {
      hitsOf(rule.rule(), byRule).addAll(hits(reporter.reports(), objects));
    }
  }

  private static List<Hit> hitsOf(Rule rule, Map<String, List<Hit>> byRule) {
    List<Hit> hits = byRule.get(rule.id());
    if (hits == null) {
      hits = new ArrayList<>();
      byRule.put(rule.id(), hits);
    }
    return hits;
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

  private static List<Hit> hits(List<Reporter.Report> reports, ObjectIndex objects) {
    if (reports.size() == 1) {
      return List.of(hit(reports.get(0), objects));
    }
    Set<Hit> distinct = new LinkedHashSet<>();
    for (Reporter.Report report : reports) {
      distinct.add(hit(report, objects));
    }
    List<Hit> hits = new ArrayList<>(distinct);
    hits.sort(BY_FINDING);
    return hits;
  }

  private static Hit hit(Reporter.Report report, ObjectIndex objects) {
    return new Hit(report.finding(), report.about(), objects.objectAt(report.place()));
  }

  private static void settle(Precedence precedence, Map<String, List<Hit>> byRule) {
    List<Hit> winners = byRule.get(precedence.winner());
    List<Hit> losers = byRule.get(precedence.loser());
    if (winners == null || losers == null || winners.isEmpty() || losers.isEmpty()) {
      return;
    }
    Map<Object, List<Hit>> near = new HashMap<>();
    for (Hit winner : winners) {
      near.computeIfAbsent(key(winner, precedence), key -> new ArrayList<>()).add(winner);
    }
    losers.removeIf(
        loser -> isMet(loser, near.getOrDefault(key(loser, precedence), List.of()), precedence));
  }

  private static Object key(Hit hit, Precedence precedence) {
    return switch (precedence.where()) {
      case VALUE -> hit.valueKey();
      case OBJECT -> hit.objectKey();
      case BUNDLE -> "";
    };
  }

  private static boolean isMet(Hit loser, List<Hit> winners, Precedence precedence) {
    for (Hit winner : winners) {
      if (precedence.where() != Precedence.Where.VALUE || winner.meets(loser)) {
        return true;
      }
    }
    return false;
  }

  /** Keeps the first finding of each object, with the places of the others. */
  private static List<Hit> merged(List<Hit> hits) {
    Map<Object, List<Hit>> byObject = new LinkedHashMap<>();
    for (Hit hit : hits) {
      List<Hit> same = byObject.get(hit.objectKey());
      if (same == null) {
        same = new ArrayList<>();
        byObject.put(hit.objectKey(), same);
      }
      same.add(hit);
    }
    List<Hit> merged = new ArrayList<>();
    for (List<Hit> same : byObject.values()) {
      merged.add(together(same));
    }
    return merged;
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

  /** Returns the hits of all rules, each with the rule that it follows from where that speaks. */
  private static List<Hit> linked(Map<String, List<Hit>> byRule) {
    byRule.values().removeIf(List::isEmpty);
    Map<String, String> causes = new HashMap<>();
    for (Consequence each : Consequence.ALL) {
      if (byRule.containsKey(each.cause())) {
        causes.putIfAbsent(each.effect(), each.cause());
      }
    }
    List<Hit> all = new ArrayList<>();
    for (List<Hit> hits : byRule.values()) {
      for (Hit hit : hits) {
        String said = hit.finding().cause();
        String cause = byRule.containsKey(said) ? said : causes.getOrDefault(hit.ruleId(), "");
        all.add(cause.equals(said) ? hit : hit.with(hit.finding().causedBy(cause)));
      }
    }
    return all;
  }
}
