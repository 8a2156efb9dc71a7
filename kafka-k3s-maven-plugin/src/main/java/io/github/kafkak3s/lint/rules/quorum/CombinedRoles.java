package io.github.kafkak3s.lint.rules.quorum;

import static io.github.kafkak3s.diagnostic.Severity.INFO;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.Workload;

/**
 * KK2105: a busy broker and the quorum share one process. Silent for a single node, which has no
 * choice.
 */
public final class CombinedRoles implements LintRule {
  private static final Rule RULE =
      new Rule("KK2105", "combined-roles", INFO, "broker and controller in one process");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      if (cluster.isSingle()) {
        continue;
      }
      for (Workload workload : cluster.workloads()) {
        boolean isCombined = subject.bundle().nodesOf(workload).stream()
            .anyMatch(node -> node.isBroker() && node.isController());
        if (isCombined) {
          reporter
              .at(
                  workload.replicasPlace(),
                  "the pods of " + workload.object().shown() + " are brokers and controllers")
              .consequence("each restart of a loaded broker is a restart of a controller, and a"
                  + " broker that runs out of memory takes its vote along")
              .help("good for a small cluster; for a large one give the controllers pods of their"
                  + " own");
        }
      }
    }
  }
}
