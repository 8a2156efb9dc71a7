package io.github.kafkak3s.lint.rules.quorum;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Workload;
import java.util.HashMap;
import java.util.Map;

/** KK2101: pods of one template with one node id; between pools it is KK2115. */
public final class DuplicateNodeId implements LintRule {
  private static final Rule RULE = new Rule(
      "KK2101",
      "duplicate-node-id",
      ERROR,
      "two pods with one node id (a constant in a shared template)");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (Workload workload : subject.bundle().kafkaWorkloads()) {
      Map<Integer, KafkaNode> byId = new HashMap<>();
      for (KafkaNode node : subject.bundle().nodesOf(workload)) {
        KafkaNode first =
            node.nodeId().isPresent() ? byId.putIfAbsent(node.nodeId().get(), node) : null;
        if (first != null && node.idFact().isPresent()) {
          reporter
              .at(
                  node.idFact().get().givenAt(),
                  "the pods %s and %s both have the node id %s"
                      .formatted(first.podName(), node.podName(), node.nodeId().get()))
              .consequence("no leader is elected, port 9092 never opens, and each of them ends"
                  + " after about a minute")
              .help("derive the id from the pod's ordinal, ${HOSTNAME##*-} in a start script");
          break;
        }
      }
    }
  }
}
