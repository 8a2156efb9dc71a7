package io.github.kafkak3s.lint.rules.quorum;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.CompilerRules;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.kafka.ClusterIds;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Format;
import io.github.kafkak3s.observe.KafkaNode;
import java.util.Optional;

/** KK2111: a cluster id tells clusters apart and is checked by nobody. */
public final class ClusterIdInvalid implements LintRule {

  @Override
  public Rule rule() {
    return CompilerRules.CLUSTER_ID_INVALID;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().nodes()) {
      Format format = node.format();
      if (format.clusterId().isEmpty() || node.isZooKeeper()) {
        continue;
      }
      String id = format.clusterId().get();
      Optional<String> problem = ClusterIds.problem(id);
      if (id.isEmpty()) {
        reporter
            .at(format.clusterIdPlace(), "the cluster id is empty")
            .consequence(
                "an entrypoint that insists on an id ends; Kafka itself takes the empty one,"
                    + " and a disk or a node that strays into another such cluster is not refused")
            .help("make one by kafka-storage random-uuid, once, and keep it in Git");
      } else if (problem.isPresent()) {
        reporter
            .at(format.clusterIdPlace(), "the cluster id " + id + " " + problem.get())
            .severity(WARNING)
            .consequence("Kafka takes any text, also that of another cluster: a disk or a node that"
                + " strays into the wrong cluster is not refused")
            .help("make one by kafka-storage random-uuid, once, and keep it in Git; a cluster that"
                + " runs keeps the one that it has");
      }
    }
  }
}
