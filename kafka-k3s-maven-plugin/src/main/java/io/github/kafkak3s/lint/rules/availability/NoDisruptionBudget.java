package io.github.kafkak3s.lint.rules.availability;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Workload;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** KK7005: without a budget a drain may take any number of pods at once. */
public final class NoDisruptionBudget implements LintRule {
  private static final Rule RULE = new Rule(
      "KK7005",
      "no-disruption-budget",
      ERROR,
      "several brokers or controllers, no PodDisruptionBudget");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    if (!subject.isWhole()) {
      return;
    }
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      List<Workload> bare = new ArrayList<>();
      for (Workload workload : workloadsOfSeveral(cluster)) {
        if (subject.bundle().budgetsOf(workload).isEmpty()) {
          bare.add(workload);
        }
      }
      if (!bare.isEmpty()) {
        Workload first = bare.get(0);
        K8sObject object = first.object();
        Reporter.Report report = reporter
            .at(
                object.place(),
                "no PodDisruptionBudget covers %s of %s"
                    .formatted(
                        first.replicas() == 1
                            ? "the pod"
                            : "the %s pods".formatted(first.replicas()),
                        object.shown()))
            .consequence(
                "kubectl drain may evict several at once: the quorum and min.insync.replicas are lost")
            .help("add a PodDisruptionBudget with maxUnavailable: 1 that selects them");
        for (Workload other : bare.subList(1, bare.size())) {
          report.related(other.object().place(), "nor is " + other.object().shown() + " covered");
        }
      }
    }
  }

  /** Returns what makes the brokers, and what makes the controllers, where they are several. */
  private static Set<Workload> workloadsOfSeveral(KafkaCluster cluster) {
    Set<Workload> workloads = new LinkedHashSet<>();
    for (List<KafkaNode> nodes : List.of(cluster.brokers(), cluster.controllers())) {
      if (nodes.size() > 1) {
        for (KafkaNode node : nodes) {
          workloads.add(node.workload());
        }
      }
    }
    return workloads;
  }
}
