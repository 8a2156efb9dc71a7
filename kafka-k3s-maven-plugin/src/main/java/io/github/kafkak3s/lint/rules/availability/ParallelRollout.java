package io.github.kafkak3s.lint.rules.availability;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.kubernetes.ApiVersions;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Workload;
import java.util.Optional;

/** KK7017: a rolling update is one pod after the other, to the last one. */
public final class ParallelRollout implements LintRule {
  private static final Rule RULE = new Rule(
      "KK7017",
      "parallel-rollout",
      ERROR,
      "maxUnavailable > 1, or partition left behind, in the update strategy");
  private static final String STRATEGY = "updateStrategy";
  private static final String ROLLING = "rollingUpdate";
  private static final String MAX = "maxUnavailable";
  private static final String PARTITION = "partition";

  /** The first minor release of Kubernetes 1 that heeds the field unasked. */
  private static final int HEEDED_SINCE = 35;

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    Optional<String> target = subject.bundle().intent().kubernetes();
    Optional<Integer> minor =
        target.isPresent() ? ApiVersions.minor(target.get()) : Optional.empty();
    boolean isHeeded = minor.isEmpty() || minor.get() >= HEEDED_SINCE;
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      for (Workload workload : cluster.workloads()) {
        if (workload.object().is("StatefulSet")) {
          if (isHeeded) {
            unavailable(cluster, workload, reporter);
          }
          partition(workload, reporter);
        }
      }
    }
  }

  private static void unavailable(KafkaCluster cluster, Workload workload, Reporter reporter) {
    K8sObject object = workload.object();
    String text = object.node().textAt("spec", STRATEGY, ROLLING, MAX);
    int number = Math.min(workload.replicas(), Allowance.scaled(text, workload.replicas()));
    for (Tolerance tolerance : Tolerance.of(cluster)) {
      if (Math.min(number, podsOf(workload, tolerance)) > tolerance.away()) {
        reporter
            .at(
                object.placeOf("spec", STRATEGY, ROLLING, MAX),
                "a rolling update of %s restarts %s pods at once (maxUnavailable: %s), but %s stands"
                        .formatted(object.shown(), number, text, tolerance.why())
                    + " the loss of " + tolerance.away())
            .consequence("every change of the template stops the cluster until those pods are back")
            .help("leave maxUnavailable out: 1 is the default");
        return;
      }
    }
  }

  private static int podsOf(Workload workload, Tolerance tolerance) {
    int pods = 0;
    for (KafkaNode node : tolerance.nodes()) {
      pods += node.workload().equals(workload) ? 1 : 0;
    }
    return pods;
  }

  private static void partition(Workload workload, Reporter reporter) {
    K8sObject object = workload.object();
    String text = object.node().textAt("spec", STRATEGY, ROLLING, PARTITION);
    int number = text.endsWith("%") ? -1 : Allowance.scaled(text, workload.replicas());
    if (number > workload.firstOrdinal()) {
      reporter
          .at(
              object.placeOf("spec", STRATEGY, ROLLING, PARTITION),
              "the update strategy of %s has partition: %s, so that pods below %s keep what they run"
                  .formatted(object.shown(), number, number))
          .consequence("a change in Git reaches some pods only, or none: the cluster runs two"
              + " versions of itself, and the old one comes back with every restart")
          .help("write partition: 0 once the trial is over");
    }
  }
}
