package io.github.kafkak3s.lint.rules.quorum;

import io.github.kafkak3s.diagnostic.CompilerRules;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import java.util.HashMap;
import java.util.Map;

/** KK2115: node ids of two sets of pods must not meet. */
public final class NodeIdOverlap implements LintRule {

  @Override
  public Rule rule() {
    return CompilerRules.NODE_ID_OVERLAP;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      Map<Integer, KafkaNode> byId = new HashMap<>();
      for (KafkaNode node : cluster.nodes()) {
        KafkaNode first =
            node.nodeId().isPresent() ? byId.putIfAbsent(node.nodeId().get(), node) : null;
        if (first != null && !first.workload().equals(node.workload())) {
          report(reporter, first, node);
        }
      }
    }
  }

  private static void report(Reporter reporter, KafkaNode first, KafkaNode node) {
    Reporter.Report report = reporter
        .at(
            node.idFact().orElseThrow().givenAt(),
            "%s and %s both have the node id %s"
                .formatted(first.podName(), node.podName(), node.nodeId().orElseThrow()))
        .consequence("the one that registers second is refused with DUPLICATE_BROKER_REGISTRATION,"
            + " or a voter's votes are rejected")
        .help("give each set of pods a range of its own: 0, 1, 2 for controllers, 100, 101, … for"
            + " brokers");
    first.idFact().ifPresent(fact -> report.related(fact.givenAt(), "the other id stands here"));
  }
}
