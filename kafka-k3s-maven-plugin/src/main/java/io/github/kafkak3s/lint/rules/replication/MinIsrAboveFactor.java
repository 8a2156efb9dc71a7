package io.github.kafkak3s.lint.rules.replication;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import java.util.Optional;

/** KK3502: a topic cannot have more replicas in sync than replicas. */
public final class MinIsrAboveFactor implements LintRule {
  private static final Rule RULE = new Rule(
      "KK3502",
      "min-isr-above-factor",
      ERROR,
      "declared min ISR > RF: not what it says; effective value is RF");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      boolean isOne = cluster.brokers().size() == 1;
      for (KafkaNode broker : cluster.brokers()) {
        // Several brokers with the default factor of 1 are KK3503.
        Optional<ReplicaCounts> counts = ReplicaCounts.ofDefault(broker.declared());
        if (counts.isPresent() && (counts.get().factor().isWritten() || isOne)) {
          check(counts.get(), reporter);
        }
      }
    }
  }

  private static void check(ReplicaCounts counts, Reporter reporter) {
    if (counts.least() <= counts.replicas() || !counts.minIsr().isWritten()) {
      return;
    }
    reporter
        .at(
            counts.minIsr().keyPlace(),
            "%s, but %s"
                .formatted(
                    ReplicaCounts.shown(counts.minIsr()), ReplicaCounts.shown(counts.factor())))
        .about(ReplicaCounts.MIN_ISR)
        .related(counts.factor().keyPlace(), "the replication factor")
        .consequence("Kafka takes the factor for the minimum, without a word: writes are"
            + " acknowledged by " + counts.replicas() + ", and none may be away")
        .help("raise the replication factor above it");
  }
}
