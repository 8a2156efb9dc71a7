package io.github.kafkak3s.lint.rules.replication;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;

/** KK3504: acks=all waits for the replicas that are in sync, even if that is one. */
public final class MinIsrOne implements LintRule {
  private static final Rule RULE = new Rule(
      "KK3504",
      "min-isr-one",
      WARNING,
      "RF ≥ 2 with effective min ISR 1: an acknowledged record may live on one disk");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      for (KafkaNode broker : cluster.brokers()) {
        ReplicaCounts.ofDefault(broker.declared())
            .filter(counts -> counts.replicas() > 1 && counts.least() == 1)
            .ifPresent(counts -> reporter
                .at(
                    counts.minIsr().keyPlace(),
                    "%s, with %s replicas"
                        .formatted(ReplicaCounts.shown(counts.minIsr()), counts.replicas()))
                .consequence("while the other replicas are behind, acks=all is acknowledged by the"
                    + " leader alone: its disk holds the only copy")
                .help(
                    counts.replicas() > 2
                        ? "set min.insync.replicas=2"
                        : "run three replicas and set min.insync.replicas=2"));
      }
    }
  }
}
