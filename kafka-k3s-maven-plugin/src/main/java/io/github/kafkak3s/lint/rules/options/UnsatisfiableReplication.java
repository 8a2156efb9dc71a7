package io.github.kafkak3s.lint.rules.options;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;
import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.kafka.KafkaRelease;
import io.github.kafkak3s.kafka.KafkaReleases;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.OptionFact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** KK3006: each replica needs a broker of its own. */
public final class UnsatisfiableReplication implements LintRule {
  private static final Rule RULE = new Rule(
      "KK3006",
      "unsatisfiable-replication",
      ERROR,
      "a replication factor that the distinct brokers cannot hold, declared or Kafka's own default");
  private static final String SHARE = "share.coordinator.state.topic.replication.factor";
  private static final List<String> FACTORS = List.of(
      "default.replication.factor",
      "offsets.topic.replication.factor",
      "transaction.state.log.replication.factor",
      SHARE);

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      Optional<Set<Integer>> brokers = cluster.brokerIds();
      if (hasRoles(cluster) && brokers.isPresent() && !brokers.get().isEmpty()) {
        check(cluster, brokers.get().size(), reporter);
      }
    }
  }

  private static boolean hasRoles(KafkaCluster cluster) {
    for (KafkaNode node : cluster.nodes()) {
      if (node.roles().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static void check(KafkaCluster cluster, int brokers, Reporter reporter) {
    Map<String, OptionFact> tooMany = new LinkedHashMap<>();
    for (String factor : FACTORS) {
      for (KafkaNode broker : cluster.brokers()) {
        OptionFact fact = broker.declared().get(factor).orElse(null);
        if (fact != null
            && broker.declared().number(factor).orElse(0L) > brokers
            && (!factor.equals(SHARE) || fact.isWritten() || isShared(cluster))) {
          tooMany.putIfAbsent(factor, fact);
        }
      }
    }
    if (tooMany.isEmpty()) {
      return;
    }
    Reporter.Report report = reporter
        .at(
            cluster.brokers().get(0).workload().replicasPlace(),
            "%s, but the %s".formatted(shown(tooMany), brokers(cluster, brokers)))
        .consequence("the broker starts, and each topic of such a factor fails with"
            + " InvalidReplicationFactorException; without the offsets topic consumers of a group"
            + " wait for ever and report no error")
        .help("run as many brokers, each with its own id, or lower the factor");
    for (OptionFact fact : tooMany.values()) {
      if (fact.isWritten()) {
        report.related(fact.keyPlace(), fact.name() + " stands here");
      }
    }
    if (tooMany.keySet().equals(Set.of(SHARE)) && !tooMany.get(SHARE).isWritten()) {
      report.severity(WARNING);
    }
  }

  /** Share groups are served without further ado since 4.2 (KIP-932). */
  private static boolean isShared(KafkaCluster cluster) {
    KafkaRelease first = KafkaReleases.find("4.2.0").orElseThrow();
    return cluster.release().compareTo(first) >= 0;
  }

  private static String shown(Map<String, OptionFact> facts) {
    List<String> shown = new ArrayList<>();
    for (OptionFact fact : facts.values()) {
      shown.add(fact.name() + (fact.isWritten() ? "" : " (by default)") + " is "
          + fact.value().orElse("?"));
    }
    return String.join(", ", shown);
  }

  private static String brokers(KafkaCluster cluster, int brokers) {
    int pods = cluster.brokers().size();
    if (pods == brokers) {
      return pods == 1 ? "cluster has one broker" : "cluster has " + pods + " brokers";
    }
    return pods + " pods are only " + brokers + (brokers == 1 ? " broker" : " brokers")
        + " by their ids";
  }
}
