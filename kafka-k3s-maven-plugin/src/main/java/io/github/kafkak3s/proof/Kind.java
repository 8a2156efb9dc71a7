package io.github.kafkak3s.proof;

import java.util.List;

/**
 * Pods that no failure tells apart: any of them may stand for any other.
 *
 * @param pods their names; at least one
 * @param isBroker whether they store partitions
 * @param isVoter whether they vote in the quorum
 * @param rack the number of their rack as Kafka places replicas; brokers without one share one
 * @param workload the number of what makes them
 * @param isVolatile whether their data goes with the pod, as on an emptyDir
 * @param budget the number of the disruption budget that covers them, {@link #FREE} or
 *     {@link #BOUND}
 */
record Kind(
    List<String> pods,
    boolean isBroker,
    boolean isVoter,
    int rack,
    int workload,
    boolean isVolatile,
    int budget) {
  /** No budget covers them: a drain takes them at once. */
  static final int FREE = -1;

  /** Several budgets cover them: they cannot be evicted at all. */
  static final int BOUND = -2;

  /** Keeps an unmodifiable copy. */
  Kind {
    pods = List.copyOf(pods);
  }

  /** Returns how many there are. */
  int size() {
    return pods.size();
  }
}
