package io.github.kafkak3s.lint.rules.availability;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Budget;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** KK7012: a budget is there so that what is left can go on. */
public final class BudgetBreaksQuorum implements LintRule {
  private static final Rule RULE = new Rule(
      "KK7012",
      "budget-breaks-quorum",
      ERROR,
      "maxUnavailable (or minAvailable) that lets a drain break quorum or min ISR, in the worst"
          + " choice among the pods it covers");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    List<Allowance> allowances = new ArrayList<>();
    for (Budget budget : subject.bundle().budgets()) {
      Optional<Allowance> allowance = Allowance.of(subject.bundle(), budget);
      if (allowance.isPresent()) {
        allowances.add(allowance.get());
      }
    }
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      Map<KafkaNode, Allowance> byNode = byNode(cluster, allowances);
      // One word for each budget: of the first that stops, the quorum before the topics.
      Set<Allowance> reported = new HashSet<>();
      for (Tolerance tolerance : Tolerance.of(cluster)) {
        check(tolerance, allowances, byNode, reported, reporter);
      }
    }
  }

  /** A pod of two budgets is left out: it cannot be evicted at all (KK7021). */
  private static Map<KafkaNode, Allowance> byNode(
      KafkaCluster cluster, List<Allowance> allowances) {
    Map<KafkaNode, Allowance> byNode = new HashMap<>();
    for (KafkaNode node : cluster.nodes()) {
      List<Allowance> covering = new ArrayList<>();
      for (Allowance allowance : allowances) {
        if (Allowance.covers(allowance.budget(), node)) {
          covering.add(allowance);
        }
      }
      if (covering.size() == 1) {
        byNode.put(node, covering.get(0));
      }
    }
    return byNode;
  }

  /** Budgets do not know of each other: what each allows may be taken at one time. */
  private static void check(
      Tolerance tolerance,
      List<Allowance> allowances,
      Map<KafkaNode, Allowance> byNode,
      Set<Allowance> reported,
      Reporter reporter) {
    Map<Allowance, Integer> covered = new IdentityHashMap<>();
    for (KafkaNode node : tolerance.nodes()) {
      Allowance allowance = byNode.get(node);
      if (allowance != null) {
        covered.put(allowance, covered.getOrDefault(allowance, 0) + 1);
      }
    }
    List<Allowance> before = new ArrayList<>();
    int away = 0;
    for (Allowance allowance : allowances) {
      int taken = Math.min(allowance.allowed(), covered.getOrDefault(allowance, 0));
      away += taken;
      if (taken > 0 && away > tolerance.away()) {
        if (reported.add(allowance)) {
          report(tolerance, allowance, before, away, reporter);
        }
        return;
      }
      if (taken > 0) {
        before.add(allowance);
      }
    }
  }

  private static void report(
      Tolerance tolerance,
      Allowance allowance,
      List<Allowance> before,
      int away,
      Reporter reporter) {
    Reporter.Report report = reporter
        .at(
            allowance.place(),
            "%s of %s lets drains take %s pods%s, but %s stands the loss of %s"
                .formatted(
                    allowance.shown(),
                    allowance.budget().object().shown(),
                    away,
                    before.isEmpty() ? " at once" : " at once with the other budgets",
                    tolerance.why(),
                    tolerance.away()))
        .consequence("two hosts that are drained at one time, by hand or by an upgrade, stop the"
            + " cluster, and nothing holds the second one back")
        .help(
            before.isEmpty()
                ? "write maxUnavailable: " + tolerance.away()
                : "write one budget over all of them, with maxUnavailable: " + tolerance.away());
    before.forEach(other -> report.related(other.place(), other.shown()));
  }
}
