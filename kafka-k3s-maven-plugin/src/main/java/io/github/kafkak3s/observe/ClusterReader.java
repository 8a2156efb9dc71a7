package io.github.kafkak3s.observe;

import io.github.kafkak3s.kafka.Voter;
import java.util.ArrayList;
import java.util.Collections;
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
        if (node.voters().isPresent()) {
          for (Voter voter : node.voters().get().voters()) {
            members.add(voter.host() + ":" + voter.port());
          }
        }
        members.addAll(
            node.declared().list("controller.quorum.bootstrap.servers").orElse(List.of()));
        Optional<OptionFact> zooKeeper = node.declared().written("zookeeper.connect");
        if (zooKeeper.isPresent() && zooKeeper.get().value().isPresent()) {
          members.add(zooKeeper.get().value().get());
        }
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
      return !Collections.disjoint(members, other.members);
    }

    void add(Group other) {
      members.addAll(other.members);
      nodes.addAll(other.nodes);
    }
  }

  /** Returns the clusters in the order of their first nodes. */
  static List<KafkaCluster> read(List<KafkaNode> nodes) {
    Map<Workload, List<KafkaNode>> byWorkload = new LinkedHashMap<>();
    for (KafkaNode node : nodes) {
      List<KafkaNode> of = byWorkload.get(node.workload());
      if (of == null) {
        of = new ArrayList<>();
        byWorkload.put(node.workload(), of);
      }
      of.add(node);
    }
    List<Group> groups = new ArrayList<>();
    for (List<KafkaNode> of : byWorkload.values()) {
      join(Group.of(of), groups);
    }
    joinHomeless(groups);
    List<KafkaCluster> clusters = new ArrayList<>();
    for (Group group : groups) {
      clusters.add(cluster(group));
    }
    return List.copyOf(clusters);
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
      if (!group.members().isEmpty() || !group.label().isEmpty()) {
        continue;
      }
      List<Group> homes = new ArrayList<>();
      for (Group other : groups) {
        if (other != group
            && !other.members().isEmpty()
            && ManifestSet.meet(other.namespace(), group.namespace())) {
          homes.add(other);
        }
      }
      if (homes.size() == 1) {
        homes.get(0).add(group);
        groups.remove(group);
      }
    }
  }

  private static KafkaCluster cluster(Group group) {
    Optional<Voters> voters = Optional.empty();
    for (KafkaNode node : group.nodes()) {
      voters = voters.isPresent() ? voters : node.voters();
    }
    return new KafkaCluster(group.namespace(), group.nodes(), voters);
  }

  /** Returns the static quorum that a node has written, where it can be read. */
  static Optional<Voters> voters(Options declared) {
    Optional<OptionFact> fact = declared.given("controller.quorum.voters");
    if (fact.isEmpty() || fact.get().value().isEmpty()) {
      return Optional.empty();
    }
    Optional<List<Voter>> voters = Voter.parseAll(fact.get().value().get());
    return voters.isPresent() && !voters.get().isEmpty()
        ? Optional.of(new Voters(fact.get(), voters.get()))
        : Optional.empty();
  }
}
