package io.github.kafkak3s.lint.rules.quorum;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;

/** KK2108: brokers that tolerate a failure need a quorum that does. */
public final class SingleController implements LintRule {
  private static final Rule RULE = new Rule(
      "KK2108",
      "single-controller",
      WARNING,
      "one controller pod while brokers ≥ 2 or replication factor ≥ 2");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      boolean isAlone = cluster.controllers().size() == 1
          && cluster.voters().filter(voters -> voters.ids().size() > 1).isEmpty();
      int brokers = cluster.brokers().size();
      if (cluster.isComplete() && isAlone && brokers > 1) {
        KafkaNode controller = cluster.controllers().get(0);
        reporter
            .at(
                controller.workload().replicasPlace(),
                "%s brokers depend on the one controller %s"
                    .formatted(brokers, controller.podName()))
            .consequence("while it is away no leader is elected, no topic created and no replica"
                + " taken out of the ISR: the next broker that fails stops acks=all")
            .help("run three controllers");
      }
    }
  }
}
