package io.github.kafkak3s.lint.rules.replication;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import java.util.List;

/** KK3507: with eligible leader replicas (KIP-966) the first value becomes the cluster's own. */
public final class MinIsrFrozen implements LintRule {
  private static final Rule RULE = new Rule(
      "KK3507",
      "min-isr-frozen",
      WARNING,
      "min.insync.replicas only in static files of a release ≥ 4.1, where later edits do nothing");
  private static final String MIN_ISR = "min.insync.replicas";

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    boolean isSetLater = subject.bundle().hasScriptWith("kafka-configs", MIN_ISR);
    if (subject.bundle().intent().isOurs() || isSetLater) {
      return;
    }
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      cluster.nodes().stream()
          .filter(node -> node.release().eligibleLeaderReplicas() && !isSwitchedOff(node))
          .flatMap(node -> node.declared().written(MIN_ISR).stream())
          .findFirst()
          .ifPresent(fact -> reporter
              .at(fact.keyPlace(), "min.insync.replicas stands only in what a node reads at start")
              .consequence("a cluster formatted by Kafka 4.1 or later keeps the first value as its"
                  + " own: later edits of this line do nothing, without a warning")
              .help("change it by kafka-configs --entity-type brokers --entity-default, and set it"
                  + " for each topic"));
    }
  }

  private static boolean isSwitchedOff(KafkaNode node) {
    List<String> words = node.format().arguments();
    return words.stream()
        .anyMatch(word -> word.contains("eligible.leader.replicas.version=0")
            || word.startsWith("--release-version")
            || word.equals("-r"));
  }
}
