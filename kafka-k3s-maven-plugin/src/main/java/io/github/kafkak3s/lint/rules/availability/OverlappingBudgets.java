package io.github.kafkak3s.lint.rules.availability;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Budget;
import io.github.kafkak3s.observe.KafkaNode;
import java.util.ArrayList;
import java.util.List;

/** KK7021: the eviction API looks for one budget, and gives up where it finds two. */
public final class OverlappingBudgets implements LintRule {
  private static final Rule RULE = new Rule(
      "KK7021",
      "overlapping-budgets",
      ERROR,
      "a pod under two PodDisruptionBudgets: it cannot be evicted at all");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().nodes()) {
      List<Budget> budgets = new ArrayList<>();
      for (Budget budget : subject.bundle().budgets()) {
        if (Allowance.covers(budget, node)) {
          budgets.add(budget);
        }
      }
      // One object written twice is KK1005.
      for (Budget budget : budgets.isEmpty() ? budgets : budgets.subList(1, budgets.size())) {
        Budget first = budgets.get(0);
        if (!budget.object().name().equals(first.object().name())) {
          reporter
              .at(
                  budget.object().keyPlaceOf("spec", "selector"),
                  "%s covers pods of %s, and so does %s"
                      .formatted(
                          budget.object().shown(),
                          node.workload().object().shown(),
                          first.object().shown()))
              .related(first.object().keyPlaceOf("spec", "selector"), "the first one")
              .consequence("the eviction is refused (This pod has more than one"
                  + " PodDisruptionBudget): kubectl drain never ends")
              .help("keep one of them, or let their selectors match different pods")
              .about(first.object().name());
        }
      }
    }
  }
}
