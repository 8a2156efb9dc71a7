package io.github.kafkak3s.kafka;

import java.util.Locale;

/**
 * A role of a Kafka node, as {@code process.roles} names it; declared in the order that we write
 * them.
 */
public enum Role {
  /** Stores partitions and serves clients. */
  BROKER,
  /** Votes in the metadata quorum. */
  CONTROLLER;

  /** Returns Kafka's own word: {@code broker} or {@code controller}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
