package io.github.kafkak3s.lint.rules.storage;

import static io.github.kafkak3s.diagnostic.Severity.INFO;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.Workload;

/** KK6006: a claim template is for ever. */
public final class ImmutableClaim implements LintRule {
  private static final Rule RULE =
      new Rule("KK6006", "immutable-claim", INFO, "claim template that cannot change later");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    if (subject.bundle().intent().isOurs()) {
      return; // generate refuses such a change by itself (KK9501)
    }
    for (Workload workload : subject.bundle().kafkaWorkloads()) {
      K8sObject object = workload.object();
      if (!object.node().itemsAt("spec", "volumeClaimTemplates").isEmpty()) {
        reporter
            .at(
                object.keyPlaceOf("spec", "volumeClaimTemplates"),
                "the claim templates of " + object.shown() + " can never change")
            .consequence("the API server refuses another size, class or label: the sync fails")
            .help("choose the size for the life of the cluster");
      }
    }
  }
}
