package io.github.kafkak3s.lint.rules.replication;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Observation;
import java.util.List;
import java.util.Optional;

/** KK3509: Kafka spreads replicas over racks only where every broker has one. */
public final class RackUnaware implements LintRule {
  private static final Rule RULE = new Rule(
      "KK3509",
      "rack-unaware",
      WARNING,
      "zones declared on nodes but brokers have no rack, or some have and some do not");
  private static final String RACK = "broker.rack";
  private static final String ZONE = "topology.kubernetes.io/zone";

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      List<KafkaNode> with = cluster.brokers().stream()
          .filter(broker -> broker.declared().written(RACK).isPresent())
          .toList();
      Optional<KafkaNode> without = cluster.brokers().stream()
          .filter(broker -> broker.declared().lacks(RACK))
          .findFirst();
      if (without.isEmpty()) {
        continue;
      }
      if (!with.isEmpty()) {
        report(
            reporter,
            without.get(),
            "%s has no broker.rack, but %s has one"
                .formatted(without.get().podName(), with.get(0).podName()));
      } else if (cluster.brokers().size() > 1 && hasZones(cluster, subject.bundle())) {
        report(
            reporter,
            without.get(),
            "the hosts are in several zones, but no broker has a" + " broker.rack");
      }
    }
  }

  private static boolean hasZones(KafkaCluster cluster, Observation bundle) {
    long declared = bundle.intent().hosts().orElse(List.of()).stream()
        .flatMap(host -> host.zone().stream())
        .distinct()
        .count();
    long pinned = cluster.brokers().stream()
        .map(broker -> broker.workload().podSpec().textAt("nodeSelector", ZONE))
        .filter(zone -> !zone.isEmpty())
        .distinct()
        .count();
    return declared > 1 || pinned > 1;
  }

  private static void report(Reporter reporter, KafkaNode broker, String message) {
    reporter
        .at(broker.declared().placeOfAbsent(), message)
        .consequence("Kafka may put all replicas of a partition into one zone, and they go with it")
        .help("give every broker the zone of its host as broker.rack");
  }
}
