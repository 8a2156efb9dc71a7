package io.github.kafkak3s.lint.rules.quorum;

import io.github.kafkak3s.diagnostic.CompilerRules;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.kafka.Role;
import io.github.kafkak3s.kafka.Voter;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.observe.OptionFact;
import java.util.List;
import java.util.stream.Stream;

/** KK2107: a cluster needs both a controller and a broker. */
public final class MissingRole implements LintRule {

  @Override
  public Rule rule() {
    return CompilerRules.MISSING_ROLE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      if (!cluster.isComplete() || hasZooKeeper(cluster)) {
        continue;
      }
      if (cluster.controllers().isEmpty() && !isElsewhere(cluster, subject.bundle())) {
        report(
            reporter,
            cluster,
            Role.CONTROLLER,
            "no broker is ever registered, and port 9092" + " never opens");
      }
      boolean meansBrokers = subject.bundle().intent().isOurs()
          || cluster.nodes().stream()
              .flatMap(node -> node.listeners().stream())
              .anyMatch(listener -> !listener.isController());
      if (cluster.brokers().isEmpty() && meansBrokers) {
        report(reporter, cluster, Role.BROKER, "there is no node that could store a record");
      }
    }
  }

  private static boolean hasZooKeeper(KafkaCluster cluster) {
    for (KafkaNode node : cluster.nodes()) {
      if (node.isZooKeeper()) {
        return true;
      }
    }
    return false;
  }

  /** Controllers may belong to another bundle; then the quorum is not made of pods of this one. */
  private static boolean isElsewhere(KafkaCluster cluster, Observation bundle) {
    Stream<String> voters =
        cluster.voters().stream().flatMap(each -> each.voters().stream()).map(Voter::host);
    Stream<String> bootstrap = cluster.nodes().stream()
        .flatMap(node ->
            node.declared().list("controller.quorum.bootstrap.servers").orElse(List.of()).stream());
    return Stream.concat(voters, bootstrap)
        .anyMatch(host -> !VoterHost.of(host).isOfBundle(cluster, bundle));
  }

  private static void report(
      Reporter reporter, KafkaCluster cluster, Role missing, String consequence) {
    KafkaNode first = cluster.nodes().get(0);
    reporter
        .at(
            first
                .declared()
                .written("process.roles")
                .map(OptionFact::keyPlace)
                .orElse(first.declared().placeOfAbsent()),
            "no node of the cluster has the role " + missing.word())
        .consequence(consequence)
        .help("add nodes with this role, or give it to those that there are:"
            + " process.roles=broker,controller");
  }
}
