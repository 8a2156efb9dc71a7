package io.github.kafkak3s.lint.rules.network;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaNode;

/** KK5012: what Kafka refuses of its listeners before it opens any. */
public final class ListenerClash implements LintRule {
  private static final Rule RULE = new Rule(
      "KK5012",
      "listener-clash",
      ERROR,
      "two listeners, metrics or JMX on one port; listener name not mapped in a map that is set; inter-broker listener not a listener; controller listener used as inter-broker");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().nodes()) {
      if (!node.isZooKeeper() && !node.roles().isEmpty() && !node.listeners().isEmpty()) {
        new ListenerCheck(node, reporter).check();
      }
    }
  }
}
