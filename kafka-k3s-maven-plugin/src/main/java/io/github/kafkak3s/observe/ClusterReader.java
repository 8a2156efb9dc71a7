package io.github.kafkak3s.observe;

import io.github.kafkak3s.kafka.Voter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells which nodes form a cluster: those of one workload, of one label {@code kafka-k3s/cluster},
 * or whose quorums share a member; a workload that names no quorum goes with the only one there is.
 */
final class ClusterReader {
  private static final String LABEL = "kafka-k3s/cluster";

  private ClusterReader() {}

  /** What tells a workload's cluster. */
  private record Group(String namespace, String label, Set<String> members, List<KafkaNode> nodes) {

    static Group of(List<KafkaNode> nodes) {
      Workload workload = nodes.get(0).workload();
      Set<String> members = new HashSet<>();
      for (KafkaNode node : nodes) {
        node.voters()
            .ifPresent(voters ->
                voters.voters().forEach(voter -> members.add(voter.host() + ":" + voter.port())));
        members.addAll(
            node.declared().list("controller.quorum.bootstrap.servers").orElse(List.of()));
        node.declared()
            .written("zookeeper.connect")
            .flatMap(OptionFact::value)
            .ifPresent(members::add);
      }
      return new Group(
          workload.object().namespace(),
          workload.podLabels().getOrDefault(LABEL, ""),
          members,
          new ArrayList<>(nodes));
    }

    boolean isOneWith(Group other) {
      if (!ManifestSet.meet(namespace, other.namespace)) {
        return false;
      }
      if (!label.isEmpty() && !other.label.isEmpty()) {
        return label.equals(other.label);
      }
      return members.stream().anyMatch(other.members::contains);
    }

    void add(Group other) {
      members.addAll(other.members);
      nodes.addAll(other.nodes);
    }
  }

  /** Returns the clusters in the order of their first nodes. */
  static List<KafkaCluster> read(List<KafkaNode> nodes) {
    Map<Workload, List<KafkaNode>> byWorkload = new LinkedHashMap<>();
    nodes.forEach(node ->
        byWorkload.computeIfAbsent(node.workload(), key -> new ArrayList<>()).add(node));
    List<Group> groups = new ArrayList<>();
    byWorkload.values().forEach(each -> join(Group.of(each), groups));
    joinHomeless(groups);
    return groups.stream().map(ClusterReader::cluster).toList();
  }

  private static void join(Group group, List<Group> groups) {
    Group home = null;
    for (Group other : List.copyOf(groups)) {
      if (other.isOneWith(group)) {
        if (home == null) {
          home = other;
          home.add(group);
        } else {
          home.add(other);
          groups.remove(other);
        }
      }
    }
    if (home == null) {
      groups.add(group);
    }
  }

  private static void joinHomeless(List<Group> groups) {
    for (Group group : List.copyOf(groups)) {
      boolean isHomeless = group.members().isEmpty() && group.label().isEmpty();
      List<Group> homes = groups.stream()
          .filter(other -> other != group && !other.members().isEmpty())
          .filter(other -> ManifestSet.meet(other.namespace(), group.namespace()))
          .toList();
      if (isHomeless && homes.size() == 1) {
        homes.get(0).add(group);
        groups.remove(group);
      }
    }
  }

  private static KafkaCluster cluster(Group group) {
    return new KafkaCluster(
        group.namespace(),
        group.nodes(),
        group.nodes().stream().map(KafkaNode::voters).flatMap(Optional::stream).findFirst());
  }

  /** Returns the static quorum that a node has written, where it can be read. */
  static Optional<Voters> voters(Options declared) {
    return declared
        .given("controller.quorum.voters")
        .flatMap(fact -> fact.value()
            .flatMap(Voter::parseAll)
            .filter(voters -> !voters.isEmpty())
            .map(voters -> new Voters(fact, voters)));
  }
}
