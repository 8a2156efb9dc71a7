package io.github.kafkak3s.lint.rules.availability;

import io.github.kafkak3s.lint.rules.replication.ReplicaCounts;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many of some nodes of a cluster may be away at once. What allows none at all is left to the
 * rules about that (KK2106, KK3501, KK3503).
 *
 * @param nodes the controllers, or the brokers
 * @param away the largest number that may be away, at least 1
 * @param why what stops with one more, for messages: {@code the quorum of 3 controllers}
 */
record Tolerance(List<KafkaNode> nodes, int away, String why) {
  /** Returns those of a cluster that are known: of its quorum, and of its topics. */
  static List<Tolerance> of(KafkaCluster cluster) {
    List<Tolerance> known = new ArrayList<>();
    boolean isWhole = true;
    for (KafkaNode node : cluster.nodes()) {
      isWhole &= !node.roles().isEmpty();
    }
    List<KafkaNode> controllers = cluster.controllers();
    if (isWhole && controllers.size() > 2) {
      known.add(new Tolerance(
          controllers,
          (controllers.size() - 1) / 2,
          "the quorum of " + controllers.size() + " controllers"));
    }
    List<KafkaNode> brokers = cluster.brokers();
    if (brokers.size() > 1) {
      Options options = brokers.get(0).declared();
      Optional<ReplicaCounts> ofDefault = ReplicaCounts.ofDefault(options);
      if (ofDefault.isPresent()) {
        addTopics(brokers, ofDefault.get(), known);
      }
      for (ReplicaCounts counts : ReplicaCounts.ofInternal(options)) {
        addTopics(brokers, counts, known);
      }
    }
    return List.copyOf(known);
  }

  private static void addTopics(
      List<KafkaNode> brokers, ReplicaCounts counts, List<Tolerance> known) {
    long away = Math.min(brokers.size(), counts.replicas() - counts.least());
    if (counts.replicas() > 1 && counts.replicas() <= brokers.size() && away > 0) {
      known.add(new Tolerance(
          brokers,
          (int) away,
          "acks=all to %s (%s replicas, %s in sync)"
              .formatted(counts.topics(), counts.replicas(), counts.least())));
    }
  }
}
