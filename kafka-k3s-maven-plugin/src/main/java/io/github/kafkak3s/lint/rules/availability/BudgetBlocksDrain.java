package io.github.kafkak3s.lint.rules.availability;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Observation;

/** KK7013: a budget of nothing holds every host. */
public final class BudgetBlocksDrain implements LintRule {
  private static final Rule RULE = new Rule(
      "KK7013", "budget-blocks-drain", WARNING, "a budget that allows no disruption at all");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    Observation bundle = subject.bundle();
    bundle.budgets().stream()
        .filter(budget -> bundle.kafkaWorkloads().stream().anyMatch(budget::covers))
        .flatMap(budget -> Allowance.of(bundle, budget).stream())
        .filter(allowance -> allowance.allowed() == 0)
        .forEach(allowance -> reporter
            .at(
                allowance.place(),
                "%s says %s for %s: none of them may ever be evicted"
                    .formatted(
                        allowance.budget().object().shown(),
                        allowance.shown(),
                        allowance.pods() == 1 ? "one pod" : allowance.pods() + " pods"))
            .consequence("kubectl drain waits for ever, and so does every upgrade of a host, until"
                + " somebody deletes the pods by hand")
            .help(
                allowance.pods() == 1
                    ? "leave the budget out, or write maxUnavailable: 1: one pod alone is away"
                        + " whenever its host is"
                    : "write maxUnavailable: 1"));
  }
}
