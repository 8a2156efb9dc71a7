package io.github.kafkak3s.rehearse;

import io.github.kafkak3s.observe.Guarantee.Promise;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.proof.Break;
import io.github.kafkak3s.proof.Failure;
import io.github.kafkak3s.proof.Proof;
import io.github.kafkak3s.rehearse.Recorder.Replicas;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the model expects of promises. A proof counts for every placement of replicas: fewer pods
 * than its smallest failure has break nothing. For more, the placement that there is decides.
 */
final class Expectation {
  private final Optional<Proof> proof;
  private final List<KafkaNode> nodes;
  private final Set<String> voters = new LinkedHashSet<>();

  Expectation(Optional<Proof> proof, KafkaCluster cluster) {
    this.proof = proof;
    this.nodes = cluster.nodes();
    Set<Integer> ids = cluster.voters().map(each -> each.ids()).orElse(Set.of());
    for (KafkaNode node : cluster.controllers()) {
      if (node.nodeId().filter(ids::contains).isPresent()) {
        voters.add(node.podName());
      }
    }
  }

  /** Returns the smallest failure that breaks a promise; empty where the model cannot say. */
  Optional<Break> smallest(Promise promise, Failure failure) {
    return proof.flatMap(all -> all.row(promise)).map(row -> row.smallest().get(failure));
  }

  /**
   * Tells whether a promise holds in a roll; empty where the model cannot say. Topics that cannot
   * be made are nobody's in a roll.
   */
  Optional<Boolean> holdsInRoll(Promise promise, int brokers) {
    return smallest(promise, Failure.ROLL)
        .filter(found -> found.cause().replicas() <= brokers)
        .map(found -> found.size() > 0);
  }

  /** Tells whether it takes pods of several workloads at a time to break a promise in a roll. */
  boolean isBrokenByRollsTogether(Promise promise) {
    Set<Workload> planned = new LinkedHashSet<>();
    smallest(promise, Failure.ROLL)
        .filter(found -> found.size() == 0)
        .ifPresent(found -> nodes.stream()
            .filter(node -> found.planned().contains(node.podName()))
            .forEach(node -> planned.add(node.workload())));
    return planned.size() > 1;
  }

  /**
   * Tells whether a promise holds while some pods are away; empty where the model cannot say.
   *
   * @param topics the topics that are written to, by name
   * @param before who had each of their partitions when the pods went away
   */
  Optional<Boolean> holds(
      Promise promise,
      Collection<String> away,
      Map<String, Stage.Topic> topics,
      Map<String, Replicas> before) {
    Optional<Break> smallest = smallest(promise, Failure.POD);
    if (smallest.isEmpty() || away.size() < smallest.get().size()) {
      return smallest.map(each -> true);
    }
    boolean hasQuorum = hasQuorum(away);
    return switch (promise) {
      case CONTROL -> Optional.of(hasQuorum);
      case WRITES -> {
        // Who writes already goes on as long as nobody fails that a leader waits for: nobody is
        // taken out of the set in sync. Who begins to write needs the quorum.
        boolean isAwaited = before.values().stream().anyMatch(each -> isAnyOf(each.inSync(), away));
        yield !hasQuorum && !isAwaited
            ? Optional.empty()
            : Optional.of(hasQuorum
                && before.entrySet().stream()
                    .allMatch(each -> left(each.getValue(), away)
                        >= topics.get(topic(each.getKey())).minIsr()));
      }
      case READS ->
        Optional.of(before.values().stream()
            .allMatch(
                each -> left(each, away) > 0 && (hasQuorum || !away.contains(each.leader()))));
      case DURABILITY -> keepsWithout(away, before);
    };
  }

  /**
   * Tells whether all that is acknowledged is kept where some pods lose their disks together and
   * come back; empty where the model cannot say.
   *
   * @param replicas who has each partition
   */
  Optional<Boolean> keepsWithout(Collection<String> lost, Map<String, Replicas> replicas) {
    Optional<Break> smallest = smallest(Promise.DURABILITY, Failure.POD);
    if (smallest.isEmpty() || lost.size() < smallest.get().size()) {
      return smallest.map(each -> true);
    }
    if (replicas.values().stream().anyMatch(each -> lost.containsAll(each.all()))) {
      return Optional.of(false);
    }
    // Whether empty voters are formatted is known where they are what breaks it first.
    boolean isQuorumLost = lost.stream().filter(voters::contains).count() > voters.size() / 2;
    return isQuorumLost
        ? smallest.filter(each -> each.cause().isQuorum()).map(each -> false)
        : Optional.of(true);
  }

  /**
   * Tells whether all that is acknowledged is there in the end where no disk is lost; empty where a
   * replica that lacks records may become the leader.
   */
  Optional<Boolean> keepsWhatIsAcknowledged() {
    boolean isClean = nodes.stream()
        .allMatch(node -> node.declared()
            .flag("unclean.leader.election.enable")
            .filter(isUnclean -> !isUnclean)
            .isPresent());
    return isClean ? Optional.of(true) : Optional.empty();
  }

  /** Returns the voters in order. */
  List<String> voters() {
    return List.copyOf(voters);
  }

  /** Returns the first voters that are a majority, in order. */
  List<String> majority() {
    return voters.stream().limit(voters.size() / 2 + 1).toList();
  }

  /** Tells whether a majority of the voters is left. */
  boolean hasQuorum(Collection<String> away) {
    return voters.stream().filter(voter -> !away.contains(voter)).count() > voters.size() / 2;
  }

  private static boolean isAnyOf(List<String> pods, Collection<String> away) {
    return pods.stream().anyMatch(away::contains);
  }

  private static long left(Replicas replicas, Collection<String> away) {
    return replicas.all().stream().filter(pod -> !away.contains(pod)).count();
  }

  /** Returns the topic of a partition {@code topic-0}. */
  static String topic(String partition) {
    return partition.substring(0, partition.lastIndexOf('-'));
  }
}
