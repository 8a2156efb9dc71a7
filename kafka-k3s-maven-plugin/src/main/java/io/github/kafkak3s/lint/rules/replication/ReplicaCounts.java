package io.github.kafkak3s.lint.rules.replication;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.observe.OptionFact;
import io.github.kafkak3s.observe.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many replicas the topics of one kind get and how many of them an acknowledgement waits for,
 * as one broker has it.
 *
 * @param topics what they are, for messages
 * @param factor the replication factor
 * @param minIsr the smallest number of replicas in sync
 */
public record ReplicaCounts(String topics, OptionFact factor, OptionFact minIsr) {
  /** The options for topics that say nothing themselves. */
  static final String DEFAULT_FACTOR = "default.replication.factor";

  /** The smallest number of replicas in sync of the cluster's topics. */
  static final String MIN_ISR = "min.insync.replicas";

  /** Returns those of the topics that say nothing themselves; empty where one is unknown. */
  public static Optional<ReplicaCounts> ofDefault(Options options) {
    return of("topics", options, DEFAULT_FACTOR, MIN_ISR);
  }

  /** Returns those of Kafka's own topics as far as they are known. */
  public static List<ReplicaCounts> ofInternal(Options options) {
    List<ReplicaCounts> counts = new ArrayList<>();
    addKnown(counts, of("the offsets topic", options, "offsets.topic.replication.factor", MIN_ISR));
    addKnown(
        counts,
        of(
            "the topic of transactions",
            options,
            "transaction.state.log.replication.factor",
            "transaction.state.log.min.isr"));
    addKnown(
        counts,
        of(
            "the topic of share groups",
            options,
            "share.coordinator.state.topic.replication.factor",
            "share.coordinator.state.topic.min.isr"));
    return List.copyOf(counts);
  }

  private static void addKnown(List<ReplicaCounts> known, Optional<ReplicaCounts> counts) {
    if (counts.isPresent()) {
      known.add(counts.get());
    }
  }

  private static Optional<ReplicaCounts> of(
      String topics, Options options, String factor, String minIsr) {
    return options.number(factor).isPresent() && options.number(minIsr).isPresent()
        ? Optional.of(new ReplicaCounts(
            topics, options.get(factor).orElseThrow(), options.get(minIsr).orElseThrow()))
        : Optional.empty();
  }

  /** Returns the number of replicas. */
  public long replicas() {
    return Long.parseLong(factor.value().orElseThrow().trim());
  }

  /** Returns the smallest number of replicas in sync. */
  public long least() {
    return Long.parseLong(minIsr.value().orElseThrow().trim());
  }

  /** Tells whether somebody wrote one of the two. */
  boolean isWritten() {
    return factor.isWritten() || minIsr.isWritten();
  }

  /** Returns where the smaller number stands, or the other where it is a default. */
  Place place() {
    return minIsr.isWritten() || !factor.isWritten() ? minIsr.keyPlace() : factor.keyPlace();
  }

  /** Returns an option with its value for a message. */
  public static String shown(OptionFact fact) {
    return fact.name()
        + (fact.isWritten() ? " is " : " (by default) is ")
        + fact.value().orElse("?").trim();
  }
}
