package io.github.kafkak3s.proof;

/**
 * Which brokers may hold the replicas of one partition, as Kafka's StripedReplicaPlacer chooses
 * them: one from each rack that has any left, round after round; which racks come last, and which
 * brokers of a rack, may turn out in any way. Brokers without a rack make up one. Kafka needs more
 * partitions than brokers to come to every such choice, or brokers that are away while a topic is
 * made.
 */
final class Placement {
  private final int[] most;
  private final int lastRound;
  private final int last;

  /**
   * Makes the placement of a topic.
   *
   * @param brokers how many brokers each rack has
   * @param replicas the replication factor, at most the number of brokers
   */
  Placement(int[] brokers, int replicas) {
    int rounds = 0;
    int placed = 0;
    int next = left(brokers, 0);
    while (placed + next < replicas) {
      placed += next;
      rounds++;
      next = left(brokers, rounds);
    }
    this.lastRound = rounds + 1;
    this.last = replicas - placed;
    this.most = new int[brokers.length];
    for (int rack = 0; rack < brokers.length; rack++) {
      most[rack] = Math.min(brokers[rack], lastRound);
    }
  }

  /** Returns how many racks have brokers left after some rounds. */
  private static int left(int[] brokers, int rounds) {
    int left = 0;
    for (int size : brokers) {
      left += size > rounds ? 1 : 0;
    }
    return left;
  }

  /**
   * Tells whether one partition may have so many of its replicas in each rack, or more.
   *
   * @param inRack numbers of replicas by rack
   */
  boolean mayHold(int[] inRack) {
    int ofLastRound = 0;
    for (int rack = 0; rack < inRack.length; rack++) {
      if (inRack[rack] > most[rack]) {
        return false;
      }
      ofLastRound += inRack[rack] == lastRound ? 1 : 0;
    }
    return ofLastRound <= last;
  }
}
