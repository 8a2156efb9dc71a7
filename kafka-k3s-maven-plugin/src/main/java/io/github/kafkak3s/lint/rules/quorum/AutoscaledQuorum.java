package io.github.kafkak3s.lint.rules.quorum;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;
import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.Workload;
import java.util.List;
import java.util.Set;

/** KK2114: neither voters nor partitions follow a number of replicas. */
public final class AutoscaledQuorum implements LintRule {
  private static final Rule RULE = new Rule(
      "KK2114",
      "autoscaled-quorum",
      ERROR,
      "an autoscaler on pods with the controller role (a warning on brokers)");
  private static final Set<String> SCALERS = Set.of("HorizontalPodAutoscaler", "ScaledObject");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (K8sObject scaler : subject.bundle().set().objects()) {
      if (SCALERS.contains(scaler.kind())) {
        subject.bundle().kafkaWorkloads().stream()
            .filter(workload -> scales(scaler, workload.object()))
            .forEach(
                workload -> report(reporter, scaler, workload, subject.bundle().nodesOf(workload)));
      }
    }
  }

  private static boolean scales(K8sObject scaler, K8sObject workload) {
    String kind = scaler.node().textAt("spec", "scaleTargetRef", "kind");
    return scaler.node().textAt("spec", "scaleTargetRef", "name").equals(workload.name())
        && (kind.isEmpty() ? "Deployment" : kind).equals(workload.kind())
        && ManifestSet.meet(scaler.namespace(), workload.namespace());
  }

  private static void report(
      Reporter reporter, K8sObject scaler, Workload workload, List<KafkaNode> nodes) {
    boolean votes = nodes.stream().anyMatch(KafkaNode::isController);
    boolean isKnown = nodes.stream().noneMatch(node -> node.roles().isEmpty());
    if (votes || isKnown) {
      reporter
          .at(
              scaler.keyPlaceOf("spec", "scaleTargetRef"),
              "%s changes the number of pods of %s"
                  .formatted(scaler.shown(), workload.object().shown()))
          .severity(votes ? ERROR : WARNING)
          .consequence(
              votes
                  ? "voters that are scaled away take the majority with them, and new pods are no"
                      + " voters"
                  : "a new broker gets no partition of the topics that there are, and one that is scaled"
                      + " away takes its replicas with it")
          .help("take the autoscaler away; move partitions before the number of brokers changes");
    }
  }
}
