package io.github.kafkak3s.lint.rules.options;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;

/** KK3019: said once for each cluster. */
public final class ZooKeeperMode implements LintRule {
  private static final Rule RULE = new Rule(
      "KK3019",
      "zookeeper-mode",
      WARNING,
      "a ZooKeeper-era bundle: the line ended with 3.9; only rules that hold there apply");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      cluster.nodes().stream()
          .filter(KafkaNode::isZooKeeper)
          .flatMap(node -> node.declared().written("zookeeper.connect").stream())
          .findFirst()
          .ifPresent(fact -> reporter
              .at(fact.keyPlace(), "the nodes run with ZooKeeper")
              .consequence("3.9 is the last release that can: no later one starts, and only rules"
                  + " that hold for it are applied")
              .help("migrate to KRaft with 3.9 before the next upgrade (KIP-866)"));
    }
  }
}
