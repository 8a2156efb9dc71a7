package io.github.kafkak3s.lint.rules.availability;

import static io.github.kafkak3s.diagnostic.Severity.INFO;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.Workload;

/** KK7008: how pods are replaced is worth a line. */
public final class ImplicitUpdateStrategy implements LintRule {
  private static final Rule RULE =
      new Rule("KK7008", "implicit-update-strategy", INFO, "not stated (W for OnDelete)");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Severity heaviest() {
    return Severity.WARNING;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (Workload workload : subject.bundle().kafkaWorkloads()) {
      K8sObject object = workload.object();
      if (!object.is("StatefulSet")) {
        continue;
      }
      if (object.node().at("spec", "updateStrategy") == null) {
        reporter
            .at(object.keyPlaceOf("spec"), object.shown() + " does not state its updateStrategy")
            .consequence("RollingUpdate is the default, and right")
            .help("write updateStrategy: {type: RollingUpdate}");
      } else if (object.node().textAt("spec", "updateStrategy", "type").equals("OnDelete")) {
        reporter
            .at(
                object.keyPlaceOf("spec", "updateStrategy"),
                object.shown() + " has the updateStrategy OnDelete")
            .severity(Severity.WARNING)
            .consequence("a change in Git reaches no pod until somebody deletes it")
            .help("write updateStrategy: {type: RollingUpdate}");
      }
    }
  }
}
