package io.github.kafkak3s.lint.rules.replication;

import io.github.kafkak3s.diagnostic.CompilerRules;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import java.util.Optional;

/** KK3505: Kafka's own topics stall like any other. */
public final class InternalTopicMinIsr implements LintRule {

  @Override
  public Rule rule() {
    return CompilerRules.INTERNAL_TOPIC_MIN_ISR;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      int brokers =
          cluster.brokerIds().isPresent() ? cluster.brokerIds().get().size() : Integer.MAX_VALUE;
      for (KafkaNode broker : cluster.brokers()) {
        Optional<ReplicaCounts> ofDefault = ReplicaCounts.ofDefault(broker.declared());
        boolean hasSlack =
            ofDefault.isPresent() && ofDefault.get().least() < ofDefault.get().replicas();
        for (ReplicaCounts counts : ReplicaCounts.ofInternal(broker.declared())) {
          boolean isOffsets = counts.minIsr().name().equals(ReplicaCounts.MIN_ISR);
          boolean isJudged =
              counts.isWritten() && counts.replicas() <= brokers && (!isOffsets || hasSlack);
          if (isJudged && stalls(counts)) {
            report(reporter, counts, isOffsets);
          }
        }
      }
    }
  }

  /** With one replica Kafka's own minimum of 2 means 1, which nobody has to be told. */
  private static boolean stalls(ReplicaCounts counts) {
    return counts.replicas() > 1
        ? counts.least() >= counts.replicas()
        : counts.least() > 1 && counts.minIsr().isWritten();
  }

  private static void report(Reporter reporter, ReplicaCounts counts, boolean isOffsets) {
    reporter
        .at(
            isOffsets ? counts.factor().keyPlace() : counts.place(),
            "%s, but %s"
                .formatted(
                    ReplicaCounts.shown(counts.factor()), ReplicaCounts.shown(counts.minIsr())))
        .about(counts.factor().name())
        .consequence(
            counts.replicas() == 1
                ? "Kafka takes 1 for the minimum, without a word"
                : "every restart of a broker stops writes to " + counts.topics() + ": "
                    + (isOffsets ? "consumers cannot commit" : "clients wait"))
        .help("keep the minimum one below the replication factor");
  }
}
