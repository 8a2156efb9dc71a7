package io.github.kafkak3s.lint.rules.quorum;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.kafka.Voter;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.NodeListener;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.observe.Voters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** KK2102: the static quorum must name the controllers that there are, and no others. */
public final class VotersMismatch implements LintRule {
  private static final Rule RULE = new Rule(
      "KK2102",
      "voters-mismatch",
      ERROR,
      "quorum voters ≠ controller node ids, hosts or ports; a broker-only node among the voters");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      if (isKnown(cluster)
          && cluster.voters().isPresent()
          && !cluster.controllers().isEmpty()) {
        Optional<String> problem = problem(cluster.voters().get(), cluster, subject.bundle());
        if (problem.isPresent()) {
          reporter
              .at(cluster.voters().get().fact().valuePlace(), problem.get())
              .consequence("a controller that is not among the voters ends at its start, and a"
                  + " voter that does not exist never votes")
              .help("name each controller once: <node id>@<its host>:<port of its controller"
                  + " listener>");
        }
      }
    }
  }

  private static boolean isKnown(KafkaCluster cluster) {
    for (KafkaNode node : cluster.nodes()) {
      if (node.roles().isEmpty() || node.isController() && node.nodeId().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static Optional<String> problem(Voters voters, KafkaCluster cluster, Observation bundle) {
    Set<Integer> ids = new TreeSet<>(voters.ids());
    if (ids.size() < voters.voters().size()) {
      return Optional.of(
          "an id stands twice among the voters, of which Kafka keeps the last: " + voters.voters());
    }
    Map<Integer, KafkaNode> controllers = new TreeMap<>();
    for (KafkaNode node : cluster.controllers()) {
      controllers.put(node.nodeId().orElseThrow(), node);
    }
    boolean isMissing = false;
    for (Voter voter : voters.voters()) {
      isMissing |= !controllers.containsKey(voter.id())
          && (isBroker(voter.id(), cluster)
              || VoterHost.of(voter.host()).isOfBundle(cluster, bundle));
    }
    if (isMissing || !ids.containsAll(controllers.keySet())) {
      return Optional.of(
          "the voters are %s, but the controllers have %s".formatted(shown(ids), actual(cluster)));
    }
    for (Voter voter : voters.voters()) {
      KafkaNode node = controllers.get(voter.id());
      Optional<String> problem =
          node == null ? Optional.empty() : problem(voter, node, cluster, bundle);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  private static boolean isBroker(int id, KafkaCluster cluster) {
    for (KafkaNode node : cluster.brokers()) {
      if (node.nodeId().isPresent() && node.nodeId().get() == id) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> problem(
      Voter voter, KafkaNode node, KafkaCluster cluster, Observation bundle) {
    Optional<KafkaNode> named = VoterHost.of(voter.host()).node(cluster, bundle);
    if (named.isPresent() && !named.get().equals(node)) {
      return Optional.of("the voter %s is the pod %s, whose node id is %s"
          .formatted(
              voter,
              named.get().podName(),
              named.get().nodeId().map(Object::toString).orElse("?")));
    }
    Optional<String> elsewhere = VoterHost.of(voter.host()).otherNamespace(node);
    if (elsewhere.isPresent()) {
      return Optional.of("the voter %s is in the namespace %s, but %s is in %s"
          .formatted(voter, elsewhere.get(), node.podName(), node.namespace()));
    }
    List<Integer> ports = new ArrayList<>();
    for (NodeListener listener : node.listeners()) {
      if (listener.isController()) {
        ports.add(listener.bind().port());
      }
    }
    return named.isPresent() && !ports.isEmpty() && !ports.contains(voter.port())
        ? Optional.of("the voter %s has the port %s, but the controller listener of %s is at %s"
            .formatted(voter, voter.port(), node.podName(), ports.get(0)))
        : Optional.empty();
  }

  private static String shown(Set<Integer> ids) {
    return ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static String actual(KafkaCluster cluster) {
    return cluster.controllers().stream()
        .map(node -> node.nodeId().orElseThrow() + " (" + node.podName() + ")")
        .collect(Collectors.joining(", "));
  }
}
