package io.github.kafkak3s.lint.rules.storage;

import static io.github.kafkak3s.diagnostic.Severity.INFO;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.Workload;

/** KK6005: whether data outlives the StatefulSet is worth a line. */
public final class ImplicitClaimRetention implements LintRule {
  private static final Rule RULE = new Rule(
      "KK6005",
      "implicit-claim-retention",
      INFO,
      "persistentVolumeClaimRetentionPolicy not stated (E where Delete)");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Severity heaviest() {
    return Severity.ERROR;
  }

  private static final String FIELD = "persistentVolumeClaimRetentionPolicy";

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (Workload workload : subject.bundle().kafkaWorkloads()) {
      K8sObject object = workload.object();
      if (object.node().itemsAt("spec", "volumeClaimTemplates").isEmpty()) {
        continue;
      }
      if (object.node().at("spec", FIELD) == null) {
        reporter
            .at(
                object.keyPlaceOf("spec", "volumeClaimTemplates"),
                object.shown() + " does not say what becomes of its claims")
            .consequence("the default keeps them, which is right")
            .help("write " + FIELD + ": {whenDeleted: Retain, whenScaled: Retain}");
        continue;
      }
      for (String when : new String[] {"whenDeleted", "whenScaled"}) {
        if (object.node().textAt("spec", FIELD, when).equals("Delete")) {
          reporter
              .at(
                  object.keyPlaceOf("spec", FIELD, when),
                  object.shown() + " deletes its claims: " + when + " is Delete")
              .severity(Severity.ERROR)
              .consequence("the brokers' data is deleted with the pods")
              .help("write " + when + ": Retain");
        }
      }
    }
  }
}
