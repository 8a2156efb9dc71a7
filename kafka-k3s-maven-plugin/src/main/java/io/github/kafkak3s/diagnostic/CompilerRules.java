package io.github.kafkak3s.diagnostic;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

/**
 * Rules about what a bundle runs that the compiler meets first, before there is a bundle; the lint
 * judges other people's bundles by the same ones.
 */
public final class CompilerRules {
  /** Two voters, or another even number that leaves no failure to tolerate. */
  public static final Rule EVEN_VOTERS = new Rule(
      "KK2106",
      "even-voters",
      ERROR,
      "two voters, or another even number that leaves no failure to tolerate");

  /** No node with a role. */
  public static final Rule MISSING_ROLE =
      new Rule("KK2107", "missing-role", ERROR, "no node with a role");

  /** A cluster id that is not one. */
  public static final Rule CLUSTER_ID_INVALID =
      new Rule("KK2111", "cluster-id-invalid", ERROR, "a cluster id that is not one");

  /** Pools whose id ranges overlap. */
  public static final Rule NODE_ID_OVERLAP =
      new Rule("KK2115", "node-id-overlap", ERROR, "pools whose id ranges overlap");

  /** An option that this Kafka release does not know. */
  public static final Rule UNKNOWN_OPTION = new Rule(
      "KK3008", "unknown-option", ERROR, "an option that this Kafka release does not know");

  /** A value that Kafka's own definition refuses. */
  public static final Rule INVALID_OPTION_VALUE = new Rule(
      "KK3009", "invalid-option-value", ERROR, "a value that Kafka's own definition refuses");

  /** An option that this release removed. */
  public static final Rule REMOVED_OPTION =
      new Rule("KK3010", "removed-option", ERROR, "an option that this release removed");

  /** A topic or client option among the brokers' options. */
  public static final Rule OPTION_OUT_OF_PLACE = new Rule(
      "KK3011",
      "option-out-of-place",
      ERROR,
      "a topic or client option among the brokers' options");

  /** A replication setting that stalls at the first restart. */
  public static final Rule NO_WRITE_SLACK = new Rule(
      "KK3501", "no-write-slack", ERROR, "a replication setting that stalls at the first restart");

  /** The same for a topic of Kafka's own. */
  public static final Rule INTERNAL_TOPIC_MIN_ISR =
      new Rule("KK3505", "internal-topic-min-isr", ERROR, "the same for a topic of Kafka's own");

  /** An image of another Kafka release. */
  public static final Rule VERSION_MISMATCH =
      new Rule("KK4016", "version-mismatch", ERROR, "an image of another Kafka release");

  /** A heap that the memory limit cannot hold. */
  public static final Rule HEAP_ABOVE_LIMIT =
      new Rule("KK7010", "default-heap", ERROR, "a heap that the memory limit cannot hold");

  private CompilerRules() {}
}
