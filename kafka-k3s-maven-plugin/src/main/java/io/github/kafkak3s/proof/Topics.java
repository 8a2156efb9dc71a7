package io.github.kafkak3s.proof;

import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Options;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Topics of one kind: how many replicas each partition has, and how many of them in sync an
 * acknowledgement waits for. Kafka takes a minimum above the factor for the factor.
 *
 * @param name what they are called in messages
 * @param replicas the replication factor, from 1
 * @param minIsr the effective min.insync.replicas, from 1 to the factor
 */
public record Topics(String name, int replicas, int minIsr) {
  /** What topics are called that nothing else is said of. */
  public static final String DEFAULT = "default topics";

  private static final String FACTOR = "default.replication.factor";
  private static final String MIN_ISR = "min.insync.replicas";
  private static final String AUTO_CREATE = "auto.create.topics.enable";
  private static final int MOST = 10_000;

  /** Takes a minimum as Kafka does. */
  public Topics {
    minIsr = Math.max(1, Math.min(minIsr, replicas));
  }

  /**
   * Returns the topics that a cluster makes by itself or by default, of those that fail alike the
   * first; where nodes disagree, in each way. Empty where something about them is not known.
   *
   * <p>A topic that is created by request gets the controller's default factor, one that is created
   * by use the broker's; with eligible leader replicas the controllers' minimum counts, before 4.1
   * the one of the partition's leader.
   */
  public static Optional<List<Topics>> of(KafkaCluster cluster) {
    List<Topics> topics = new ArrayList<>();
    List<Long> least = new ArrayList<>();
    for (KafkaNode node : minimumDeciders(cluster)) {
      Optional<Long> number = count(node.declared(), MIN_ISR);
      if (number.isEmpty()) {
        return Optional.empty();
      }
      least.add(number.get());
    }
    if (least.isEmpty()) {
      // The controllers that decide are in another bundle.
      return Optional.empty();
    }
    // The greater minimum is the worse one for writes, and reads and disks do not ask for it.
    int minIsr = Collections.max(least).intValue();
    for (KafkaNode node : cluster.nodes()) {
      Optional<Long> factor = count(node.declared(), FACTOR);
      if (factor.isEmpty()) {
        return Optional.empty();
      }
      // A broker's default counts where topics are made by use.
      if (node.isController() || node.declared().flag(AUTO_CREATE).orElse(true)) {
        keep(new Topics(DEFAULT, factor.get().intValue(), minIsr), topics);
      }
    }
    for (KafkaNode broker : cluster.brokers()) {
      Options options = broker.declared();
      boolean isKnown = add(topics, "__consumer_offsets", options, "offsets.topic", minIsr)
          && add(topics, "__transaction_state", options, "transaction.state.log", 0)
          && (options
                  .catalogue()
                  .broker("share.coordinator.state.topic.min.isr")
                  .isEmpty()
              || add(topics, "__share_group_state", options, "share.coordinator.state.topic", 0));
      if (!isKnown) {
        return Optional.empty();
      }
    }
    return Optional.of(topics);
  }

  private static List<KafkaNode> minimumDeciders(KafkaCluster cluster) {
    if (!cluster.release().eligibleLeaderReplicas()) {
      return cluster.brokers();
    }
    for (KafkaNode node : cluster.controllers()) {
      for (String word : node.format().arguments()) {
        if (word.contains("eligible.leader.replicas.version=0")
            || word.startsWith("--release-version")
            || word.equals("-r")) {
          return cluster.nodes();
        }
      }
    }
    return cluster.controllers();
  }

  /**
   * Adds an internal topic.
   *
   * @param minIsr the minimum in sync; 0 where the topic has an option of its own for it
   */
  private static boolean add(
      List<Topics> topics, String name, Options options, String prefix, int minIsr) {
    Optional<Long> factor = count(options, prefix + ".replication.factor");
    Optional<Long> least =
        minIsr > 0 ? Optional.of((long) minIsr) : count(options, prefix + ".min.isr");
    boolean isKnown = factor.isPresent() && least.isPresent();
    if (isKnown) {
      keep(new Topics(name, factor.get().intValue(), least.get().intValue()), topics);
    }
    return isKnown;
  }

  /** Keeps the first topics of those that fail alike. */
  private static void keep(Topics one, List<Topics> topics) {
    for (Topics known : topics) {
      if (known.replicas == one.replicas && known.minIsr == one.minIsr) {
        return;
      }
    }
    topics.add(one);
  }

  private static Optional<Long> count(Options options, String name) {
    Optional<Long> number = options.number(name);
    return number.isPresent() && number.get() >= 1 && number.get() <= MOST
        ? number
        : Optional.empty();
  }

  Cause cause() {
    return new Cause(name, replicas, minIsr);
  }
}
