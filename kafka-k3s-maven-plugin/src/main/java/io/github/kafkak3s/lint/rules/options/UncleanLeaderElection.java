package io.github.kafkak3s.lint.rules.options;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;

/** KK3014: a replica that lags behind must not lead. */
public final class UncleanLeaderElection implements LintRule {
  private static final Rule RULE = new Rule(
      "KK3014",
      "unclean-leader-election",
      ERROR,
      "unclean.leader.election.enable true: acknowledged records are dropped");
  private static final String OPTION = "unclean.leader.election.enable";

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      if (cluster.brokers().size() < 2) {
        continue;
      }
      for (KafkaNode node : cluster.nodes()) {
        if (node.declared().flag(OPTION).orElse(false)) {
          node.declared()
              .written(OPTION)
              .ifPresent(fact -> reporter
                  .at(fact.keyPlace(), "a replica that is not in sync may become leader")
                  .consequence("records that were acknowledged are dropped for good when it does")
                  .help("set it to false, the default: the partition waits for a replica that has"
                      + " everything"));
        }
      }
    }
  }
}
