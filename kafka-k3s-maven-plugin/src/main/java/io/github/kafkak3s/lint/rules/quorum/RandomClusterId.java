package io.github.kafkak3s.lint.rules.quorum;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;
import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Format;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Workload;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** KK2112: nodes with different cluster ids never meet. */
public final class RandomClusterId implements LintRule {
  private static final Rule RULE = new Rule(
      "KK2112",
      "random-cluster-id",
      ERROR,
      "a cluster id that is generated at start or differs per pod (a warning for a single node)");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      for (Workload workload : cluster.workloads()) {
        List<KafkaNode> nodes = subject.bundle().nodesOf(workload);
        Format format = nodes.get(0).format();
        Set<String> ids = new HashSet<>();
        for (KafkaNode node : nodes) {
          if (node.format().clusterId().isPresent()) {
            ids.add(node.format().clusterId().get());
          }
        }
        if (!format.isRandom() && ids.size() < 2) {
          continue;
        }
        reporter
            .at(
                format.clusterIdPlace(),
                format.isRandom()
                    ? "the cluster id is made anew when a disk is formatted"
                    : "each pod of " + workload.object().shown() + " has a cluster id of its own")
            .severity(cluster.isSingle() ? WARNING : ERROR)
            .consequence(
                cluster.isSingle()
                    ? "a disk that is lost or added comes up as another cluster"
                    : "each node is formatted for a cluster of its own: they refuse each other with"
                        + " INCONSISTENT_CLUSTER_ID")
            .help("make one id by kafka-storage random-uuid, once, and write it down for all pods");
      }
    }
  }
}
