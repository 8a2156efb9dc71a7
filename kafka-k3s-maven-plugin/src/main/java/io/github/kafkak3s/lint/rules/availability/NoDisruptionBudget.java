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
import java.util.List;
import java.util.stream.Stream;

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
      List<Workload> bare = Stream.of(cluster.brokers(), cluster.controllers())
          .filter(nodes -> nodes.size() > 1)
          .flatMap(List::stream)
          .map(KafkaNode::workload)
          .distinct()
          .filter(workload -> subject.bundle().budgetsOf(workload).isEmpty())
          .toList();
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
        bare.stream()
            .skip(1)
            .map(Workload::object)
            .forEach(
                other -> report.related(other.place(), "nor is " + other.shown() + " covered"));
      }
    }
  }
}
