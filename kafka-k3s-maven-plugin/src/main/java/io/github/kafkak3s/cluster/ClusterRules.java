package io.github.kafkak3s.cluster;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;

/** Rules of the catalogue that the compiler meets before there is a bundle to judge. */
final class ClusterRules {
  /** Two voters, or another even number that leaves no failure to tolerate. */
  static final Rule EVEN_VOTERS = new Rule("KK2106", "even-voters", ERROR);

  /** No node with a role. */
  static final Rule MISSING_ROLE = new Rule("KK2107", "missing-role", ERROR);

  /** A cluster id that is not one. */
  static final Rule CLUSTER_ID_INVALID = new Rule("KK2111", "cluster-id-invalid", ERROR);

  /** Pools whose id ranges overlap. */
  static final Rule NODE_ID_OVERLAP = new Rule("KK2115", "node-id-overlap", ERROR);

  /** An option that this Kafka release does not know. */
  static final Rule UNKNOWN_OPTION = new Rule("KK3008", "unknown-option", ERROR);

  /** A value that Kafka's own definition refuses. */
  static final Rule INVALID_OPTION_VALUE = new Rule("KK3009", "invalid-option-value", ERROR);

  /** An option that this release removed. */
  static final Rule REMOVED_OPTION = new Rule("KK3010", "removed-option", ERROR);

  /** A topic or client option among the brokers' options. */
  static final Rule OPTION_OUT_OF_PLACE = new Rule("KK3011", "option-out-of-place", ERROR);

  /** A replication setting that stalls at the first restart. */
  static final Rule NO_WRITE_SLACK = new Rule("KK3501", "no-write-slack", ERROR);

  /** The same for a topic of Kafka's own. */
  static final Rule INTERNAL_TOPIC_MIN_ISR = new Rule("KK3505", "internal-topic-min-isr", ERROR);

  /** An image of another Kafka release. */
  static final Rule VERSION_MISMATCH = new Rule("KK4016", "version-mismatch", ERROR);

  /** A heap that the memory limit cannot hold. */
  static final Rule HEAP_ABOVE_LIMIT = new Rule("KK7010", "default-heap", ERROR);

  private ClusterRules() {}
}
