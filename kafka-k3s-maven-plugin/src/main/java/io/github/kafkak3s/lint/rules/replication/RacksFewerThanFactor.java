package io.github.kafkak3s.lint.rules.replication;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** KK3510: replicas beyond the number of racks share one. */
public final class RacksFewerThanFactor implements LintRule {
  private static final Rule RULE = new Rule(
      "KK3510",
      "racks-fewer-than-factor",
      WARNING,
      "racks are set, but fewer than RF, so one zone holds several replicas");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      Map<String, List<KafkaNode>> racks = Racks.of(cluster);
      Optional<ReplicaCounts> counts = cluster.brokers().stream()
          .findFirst()
          .flatMap(broker -> ReplicaCounts.ofDefault(broker.declared()));
      if (!racks.isEmpty() && counts.isPresent() && racks.size() < counts.get().replicas()) {
        report(reporter, cluster, racks.size(), counts.get());
      }
    }
  }

  private static void report(
      Reporter reporter, KafkaCluster cluster, int racks, ReplicaCounts counts) {
    long together = (counts.replicas() + racks - 1) / racks;
    long left = counts.replicas() - together;
    reporter
        .at(
            Racks.place(cluster.brokers().get(0)),
            "%s replicas on %s %s"
                .formatted(counts.replicas(), racks, racks == 1 ? "rack" : "racks"))
        .consequence("one zone can hold %s of %s replicas: when it fails, %s"
            .formatted(
                together,
                counts.replicas(),
                left == 0
                    ? "nothing is left"
                    : left < counts.least()
                        ? left + " is left, and acks=all stops at fewer than " + counts.least()
                        : left + " are left"))
        .help("spread the brokers over as many zones as a topic has replicas");
  }
}
