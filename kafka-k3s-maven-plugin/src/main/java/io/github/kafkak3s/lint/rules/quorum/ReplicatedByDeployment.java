package io.github.kafkak3s.lint.rules.quorum;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;
import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.Workload;

/** KK2120: a Deployment starts the new pod beside the old one. */
public final class ReplicatedByDeployment implements LintRule {
  private static final Rule RULE = new Rule(
      "KK2120",
      "replicated-by-deployment",
      ERROR,
      "a Kafka node run by a Deployment, whose update starts the second process before the first ends");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (Workload workload : subject.bundle().kafkaWorkloads()) {
      K8sObject object = workload.object();
      if (!object.is("Deployment")) {
        continue;
      }
      boolean endsFirst = object.node().textAt("spec", "strategy", "type").equals("Recreate")
          || isZero(object.node().textAt("spec", "strategy", "rollingUpdate", "maxSurge"));
      reporter
          .at(
              object.keyPlaceOf("spec", "strategy"),
              object.shown() + " runs a Kafka node" + (endsFirst ? "" : " by rolling updates"))
          .severity(endsFirst ? WARNING : ERROR)
          .consequence(
              endsFirst
                  ? "an update waits for the end of the old pod, but a drain does not: a pod that is"
                      + " evicted or deleted is replaced before it has ended, by one with the same id"
                      + " and disk. And each start has another name"
                  : "an update starts a second process with the same id and disk before the first ends:"
                      + " it damages the quorum's log or finds the directory locked, never gets"
                      + " ready, and the update hangs")
          .help("use a StatefulSet");
    }
  }

  private static boolean isZero(String text) {
    return text.equals("0") || text.equals("0%");
  }
}
