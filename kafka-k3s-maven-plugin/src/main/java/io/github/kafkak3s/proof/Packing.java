package io.github.kafkak3s.proof;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Packs pods into as few hosts or zones as nothing forbids, the cluster's other pods placed as
 * well: the worst that a scheduler may do. Tries everything, up to a bound.
 */
final class Packing {
  private static final int MOST_STEPS = 50_000;
  private static final int MOST_ZONES = 12;

  private final Terrain terrain;
  private final int[] all;
  private final Map<IntBuffer, Boolean> together = new HashMap<>();
  private boolean isCut;

  /**
   * Makes a packing.
   *
   * @param terrain where pods may run
   * @param all how many pods of each kind the cluster has
   */
  Packing(Terrain terrain, int[] all) {
    this.terrain = terrain;
    this.all = all.clone();
  }

  /** Tells whether something was not tried to its end. */
  boolean isCut() {
    return isCut;
  }

  /**
   * Returns what each of the fewest hosts holds that can run all of these pods at once.
   *
   * @param pods how many of each kind
   * @param most how many hosts at most
   * @return numbers of pods of each kind for each host; null where it takes more, or where the
   *     cluster finds no hosts at all
   */
  List<int[]> hosts(int[] pods, int most) {
    Search search = new Search(pods, -1L, most, false);
    search.put(0, 0);
    isCut |= search.steps < 0;
    return search.best;
  }

  /** Tells whether one host can run all of these pods at once. */
  boolean isOneHost(int[] pods) {
    Boolean known = together.get(IntBuffer.wrap(pods));
    if (known == null) {
      known = hosts(pods, 1) != null;
      together.put(IntBuffer.wrap(pods.clone()), known);
    }
    return known;
  }

  /** Returns what {@link #hosts} returns, for zones. */
  List<int[]> zones(int[] pods, int most) {
    int zones = terrain.zones().size();
    if (zones > MOST_ZONES) {
      isCut = true;
      return null;
    }
    for (int count = 0; count <= Math.min(most, zones); count++) {
      for (int chosen = 0; chosen < 1 << zones; chosen++) {
        List<int[]> held = Integer.bitCount(chosen) == count ? inZones(pods, chosen) : null;
        if (held != null) {
          return held;
        }
      }
    }
    return null;
  }

  private List<int[]> inZones(int[] pods, int chosen) {
    long hosts = 0;
    for (int zone = 0; zone < terrain.zones().size(); zone++) {
      hosts |= (chosen >>> zone & 1) != 0 ? terrain.hostsOf(zone) : 0;
    }
    Search search = new Search(pods, hosts, Terrain.ANY_NUMBER, true);
    search.put(0, 0);
    isCut |= search.steps < 0;
    if (search.best == null) {
      return null;
    }
    int[][] byZone = new int[terrain.zones().size()][];
    for (int i = 0; i < search.best.size(); i++) {
      int zone = terrain.hosts().get(search.bestGround.get(i)).zone();
      byZone[zone] = byZone[zone] == null ? new int[all.length] : byZone[zone];
      for (int kind = 0; kind < all.length; kind++) {
        byZone[zone][kind] += search.best.get(i)[kind];
      }
    }
    List<int[]> zones = new ArrayList<>();
    for (int[] held : byZone) {
      if (held != null) {
        zones.add(held);
      }
    }
    return zones;
  }

  /** Puts one pod after the other on a host that is in use, or on a new one. */
  private final class Search {
    private final int[] order;
    private final int chosen;
    private final long allowed;
    private final boolean isAnyEnough;
    private final int[] used = new int[terrain.hosts().size()];
    private final int[][] inZone = new int[terrain.zones().size()][all.length];
    private final List<int[]> held = new ArrayList<>();
    private final List<Integer> ground = new ArrayList<>();
    private int most;
    private int steps = MOST_STEPS;
    private List<int[]> best;
    private List<Integer> bestGround;

    /**
     * Makes a search.
     *
     * @param pods the pods whose hosts count
     * @param allowed the hosts that they are put on, as bits
     * @param most how many hosts they may take
     * @param isAnyEnough whether the first way to do it is enough
     */
    Search(int[] pods, long allowed, int most, boolean isAnyEnough) {
      // Hosts that nobody has counted have room for whatever is left.
      int[] rest = new int[all.length];
      for (int kind = 0; kind < all.length && terrain.isKnown(); kind++) {
        rest[kind] = all[kind] - pods[kind];
      }
      this.chosen = sum(pods);
      this.order = new int[chosen + sum(rest)];
      this.allowed = allowed;
      this.most = most;
      this.isAnyEnough = isAnyEnough;
      int next = 0;
      for (int kind = 0; kind < pods.length; kind++) {
        Arrays.fill(order, next, next + pods[kind], kind);
        next += pods[kind];
      }
      for (int kind = 0; kind < rest.length; kind++) {
        Arrays.fill(order, next, next + rest[kind], kind);
        next += rest[kind];
      }
    }

    /**
     * Puts the rest.
     *
     * @param next the pod to put
     * @param first the first host in use to try: pods of one kind need no second order
     * @return whether the search is over
     */
    boolean put(int next, int first) {
      boolean isCounted = next < chosen;
      if (--steps < 0 || (isCounted || next == chosen) && held.size() > most) {
        return steps < 0;
      }
      if (next == chosen) {
        // What is tried from here on decides only whether the others find a host.
        List<int[]> found = new ArrayList<>(held.size());
        for (int[] each : held) {
          found.add(each.clone());
        }
        List<Integer> foundGround = List.copyOf(ground);
        if ((next == order.length || putOne(next, 0)) && steps >= 0) {
          best = found;
          bestGround = foundGround;
          most = found.size() - 1;
        }
        return steps < 0 || isAnyEnough && best != null;
      }
      return next == order.length || putOne(next, first);
    }

    private boolean putOne(int next, int first) {
      int kind = order[next];
      boolean isRepeated = next + 1 != chosen && next + 1 < order.length && order[next + 1] == kind;
      long hosts = terrain.runsOn()[kind] & (next < chosen ? allowed : -1L);
      for (int i = first; i < held.size(); i++) {
        if ((hosts >>> ground.get(i) & 1) != 0 && add(ground.get(i), held.get(i), kind)) {
          boolean isOver = put(next + 1, isRepeated ? i : 0);
          take(ground.get(i), held.get(i), kind);
          if (isOver) {
            return true;
          }
        }
      }
      for (; hosts != 0; hosts &= hosts - 1) {
        int host = Long.numberOfTrailingZeros(hosts);
        if (used[host] < terrain.hosts().get(host).count() && open(next, host, isRepeated)) {
          return true;
        }
      }
      return false;
    }

    private boolean open(int next, int host, boolean isRepeated) {
      int[] pods = new int[all.length];
      if (!add(host, pods, order[next])) {
        return false;
      }
      used[host]++;
      held.add(pods);
      ground.add(host);
      boolean isOver = put(next + 1, isRepeated ? held.size() - 1 : 0);
      held.remove(held.size() - 1);
      ground.remove(ground.size() - 1);
      used[host]--;
      take(host, pods, order[next]);
      return isOver;
    }

    /** Adds a pod to what a host holds, if nothing forbids it. */
    private boolean add(int host, int[] pods, int kind) {
      int zone = terrain.hosts().get(host).zone();
      if (isRefused(pods, terrain.apart()[kind])
          || zone >= 0 && isRefused(inZone[zone], terrain.apartByZone()[kind])) {
        return false;
      }
      pods[kind]++;
      boolean isAdmitted = admits(terrain.hostCaps(), pods);
      if (zone >= 0) {
        inZone[zone][kind]++;
        isAdmitted &= admits(terrain.zoneCaps(), inZone[zone]);
      }
      if (!isAdmitted) {
        take(host, pods, kind);
      }
      return isAdmitted;
    }

    private void take(int host, int[] pods, int kind) {
      int zone = terrain.hosts().get(host).zone();
      pods[kind]--;
      if (zone >= 0) {
        inZone[zone][kind]--;
      }
    }
  }

  private static int sum(int[] pods) {
    int sum = 0;
    for (int count : pods) {
      sum += count;
    }
    return sum;
  }

  private static boolean isRefused(int[] pods, long apart) {
    for (long left = apart; left != 0; left &= left - 1) {
      if (pods[Long.numberOfTrailingZeros(left)] > 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean admits(List<Terrain.Cap> caps, int[] pods) {
    for (Terrain.Cap cap : caps) {
      if (!cap.admits(pods)) {
        return false;
      }
    }
    return true;
  }
}
