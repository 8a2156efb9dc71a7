package io.github.kafkak3s.proof;

import java.util.List;

/**
 * Where pods may run.
 *
 * @param hosts the hosts, alike ones together; at most 64 kinds of hosts
 * @param zones the names of the zones
 * @param isKnown whether the hosts are known; else only what the pods themselves ask for is
 * @param runsOn for each kind of pods the hosts that take it, as bits
 * @param apart for each kind of pods those that it never shares a host with, itself perhaps among
 *     them, as bits
 * @param apartByZone the same for zones
 * @param hostCaps how many pods one host takes at most
 * @param zoneCaps how many pods one zone takes at most
 */
record Terrain(
    List<Hosts> hosts,
    List<String> zones,
    boolean isKnown,
    long[] runsOn,
    long[] apart,
    long[] apartByZone,
    List<Cap> hostCaps,
    List<Cap> zoneCaps) {
  /** As many as needed. */
  static final int ANY_NUMBER = Integer.MAX_VALUE;

  /**
   * Hosts that are alike.
   *
   * @param zone the number of their zone; -1 for none, or one that is not known
   * @param count how many there are
   */
  record Hosts(int zone, int count) {}

  /**
   * A bound on how many pods of some kinds share a host or a zone.
   *
   * @param kinds the kinds as bits
   * @param most how many of their pods
   */
  record Cap(long kinds, int most) {
    boolean admits(int[] pods) {
      int count = 0;
      for (long left = kinds; left != 0; left &= left - 1) {
        count += pods[Long.numberOfTrailingZeros(left)];
      }
      return count <= most;
    }
  }

  /** Returns the hosts of a zone, as bits. */
  long hostsOf(int zone) {
    long bits = 0;
    for (int i = 0; i < hosts.size(); i++) {
      bits |= hosts.get(i).zone() == zone ? 1L << i : 0;
    }
    return bits;
  }

  /** Tells whether every host that takes pods of a kind is in a zone that is known. */
  boolean isInZones(int kind) {
    for (long left = runsOn[kind]; left != 0; left &= left - 1) {
      if (hosts.get(Long.numberOfTrailingZeros(left)).zone() < 0) {
        return false;
      }
    }
    return true;
  }
}
