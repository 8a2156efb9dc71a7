package io.github.kafkak3s.proof;

import io.github.kafkak3s.observe.Guarantee.Promise;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One cluster as failures see it.
 *
 * @param kinds its pods; at most 64 kinds
 * @param terrain where they may run
 * @param rolling how many pods of each workload an update takes at a time
 * @param evictable how many pods each disruption budget lets go at a time
 * @param topics the topics; empty where they are not known
 * @param voters how many voters the quorum has; empty where it is not known
 * @param isErased whether voters whose disks are empty are formatted again, so that a majority of
 *     them erases the cluster (measured: two of three elect a leader of an empty log, and the third
 *     throws its own away); empty where it is not known
 * @param areRacksKnown whether the racks of the brokers are known
 */
record Model(
    List<Kind> kinds,
    Terrain terrain,
    int[] rolling,
    int[] evictable,
    Optional<List<Topics>> topics,
    OptionalInt voters,
    Optional<Boolean> isErased,
    boolean areRacksKnown) {

  /** Takes a set of pods whose loss breaks something; the array is used again. */
  @FunctionalInterface
  interface Visitor {
    void visit(int[] pods, Cause cause);
  }

  /** Tells whether all is known that a promise depends on. */
  boolean knows(Promise promise) {
    return switch (promise) {
      case CONTROL -> voters.isPresent();
      case WRITES, READS -> voters.isPresent() && topics.isPresent();
      case DURABILITY ->
        topics.isPresent() && isErased.isPresent() && (!isErased.get() || voters.isPresent());
    };
  }

  /**
   * Visits every set of pods that breaks a promise and of which no pod can be spared, and perhaps
   * some that hold one of those. What {@link #knows} must be known.
   *
   * @return whether all were visited
   */
  boolean breaking(Promise promise, Visitor visitor) {
    SmallestSets sets = new SmallestSets(sizes());
    switch (promise) {
      case CONTROL -> ofQuorum(sets, visitor);
      case WRITES -> {
        ofQuorum(sets, visitor);
        for (Topics each : topics.orElseThrow()) {
          ofTopics(sets, each, each.replicas() - each.minIsr() + 1, visitor);
        }
      }
      case READS -> {
        // Leaders move by a quorum; while every leader stays, none is needed.
        ofQuorum(sets, (pods, cause) -> withBroker(pods, cause, visitor));
        for (Topics each : topics.orElseThrow()) {
          ofTopics(sets, each, each.replicas(), visitor);
        }
      }
      case DURABILITY -> {
        if (isErased.orElseThrow()) {
          ofQuorum(sets, visitor);
        }
        for (Topics each : topics.orElseThrow()) {
          // A topic that cannot be made holds nothing.
          if (each.replicas() <= brokers()) {
            ofTopics(sets, each, each.replicas(), visitor);
          }
        }
      }
    }
    return !sets.isCut();
  }

  /** A majority of all voters must be there, whoever else is. */
  private void ofQuorum(SmallestSets sets, Visitor visitor) {
    int all = voters.orElseThrow();
    int majority = all / 2 + 1;
    long bits = 0;
    for (int kind = 0; kind < kinds.size(); kind++) {
      bits |= kinds.get(kind).isVoter() ? 1L << kind : 0;
    }
    sets.each(bits, all - majority + 1, pods -> visitor.visit(pods, Cause.QUORUM));
  }

  private void withBroker(int[] pods, Cause cause, Visitor visitor) {
    for (int kind = 0; kind < pods.length; kind++) {
      if (kinds.get(kind).isBroker() && pods[kind] > 0) {
        visitor.visit(pods, cause);
        return;
      }
    }
    for (int kind = 0; kind < pods.length; kind++) {
      if (kinds.get(kind).isBroker()) {
        pods[kind]++;
        visitor.visit(pods, cause);
        pods[kind]--;
      }
    }
  }

  /**
   * Visits the sets of so many brokers that may all hold a replica of one partition.
   *
   * @param lost how many replicas are too many to lose
   */
  private void ofTopics(SmallestSets sets, Topics each, int lost, Visitor visitor) {
    int[] inRack = new int[racks()];
    long bits = 0;
    for (int kind = 0; kind < kinds.size(); kind++) {
      if (kinds.get(kind).isBroker()) {
        bits |= 1L << kind;
        inRack[kinds.get(kind).rack()] += kinds.get(kind).size();
      }
    }
    if (each.replicas() > brokers()) {
      visitor.visit(new int[kinds.size()], each.cause());
      return;
    }
    Placement placement = new Placement(inRack, each.replicas());
    int[] held = new int[inRack.length];
    sets.each(bits, lost, pods -> {
      Arrays.fill(held, 0);
      for (int kind = 0; kind < pods.length; kind++) {
        if (pods[kind] > 0) {
          held[kinds.get(kind).rack()] += pods[kind];
        }
      }
      if (placement.mayHold(held)) {
        visitor.visit(pods, each.cause());
      }
    });
  }

  /** Returns how many pods there are of each kind. */
  int[] sizes() {
    int[] sizes = new int[kinds.size()];
    for (int kind = 0; kind < sizes.length; kind++) {
      sizes[kind] = kinds.get(kind).size();
    }
    return sizes;
  }

  /** Returns how many brokers there are. */
  int brokers() {
    int brokers = 0;
    for (Kind kind : kinds) {
      brokers += kind.isBroker() ? kind.size() : 0;
    }
    return brokers;
  }

  private int racks() {
    int racks = 0;
    for (Kind kind : kinds) {
      racks = Math.max(racks, kind.isBroker() ? kind.rack() + 1 : 0);
    }
    return racks;
  }
}
