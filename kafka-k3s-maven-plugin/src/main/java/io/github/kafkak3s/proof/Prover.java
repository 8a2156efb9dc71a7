package io.github.kafkak3s.proof;

import io.github.kafkak3s.observe.Guarantee.Promise;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the smallest failures that break one promise: goes through every smallest set of pods that
 * breaks it and sees how few failures can take just these away. Where hosts are not known it counts
 * twice, as if pods shared them wherever nothing forbids it and as if none shared one; what differs
 * is not known.
 */
final class Prover {
  private final Model model;
  private final Promise promise;
  private final Packing packing;
  private final Map<Failure, Break> worst = new EnumMap<>(Failure.class);
  private final Map<Failure, Integer> sure = new EnumMap<>(Failure.class);

  private Prover(Model model, Packing packing, Promise promise) {
    this.model = model;
    this.promise = promise;
    this.packing = new Packing(model.terrain(), model.sizes());
  }

  /** Returns the smallest failures of each sort; what is not known is absent. */
  static Map<Failure, Break> smallest(Model model, Packing packing, Promise promise) {
    Map<Failure, Break> known = new EnumMap<>(Failure.class);
    if (!model.knows(promise)) {
      return known;
    }
    Prover prover = new Prover(model, packing, promise);
    if (!model.breaking(promise, prover::see)) {
      return known;
    }
    for (Map.Entry<Failure, Break> found : prover.worst.entrySet()) {
      Failure failure = found.getKey();
      int size = found.getValue().size();
      if (prover.sure.getOrDefault(failure, -1) == size && prover.isJudged(failure)) {
        known.put(failure, found.getValue());
      }
    }
    return known;
  }

  /** Racks decide which replicas fail together, and nothing about how many may. */
  private boolean isJudged(Failure failure) {
    return failure == Failure.POD
        || !packing.isCut() && (promise == Promise.CONTROL || model.areRacksKnown());
  }

  private void see(int[] pods, Cause cause) {
    int total = sum(pods);
    keep(Failure.POD, total, new int[pods.length], singles(pods), cause);
    lower(Failure.POD, total);
    seeHosts(pods, total, cause);
    seeZones(pods, cause);
    seePlanned(Failure.ROLL, pods, total, rolled(pods), cause);
    int[] drained = new Drain(model, packing).most(pods, away -> sum(missing(away, cause)));
    if (drained != null) {
      seePlanned(Failure.DRAIN, pods, total, drained, cause);
    }
  }

  private static int sum(int[] pods) {
    int sum = 0;
    for (int count : pods) {
      sum += count;
    }
    return sum;
  }

  private void keep(Failure failure, int size, int[] planned, List<int[]> failed, Cause cause) {
    Break known = worst.get(failure);
    if (known == null || size < known.size()) {
      worst.put(failure, named(size, planned, failed, cause));
    }
  }

  private void lower(Failure failure, int size) {
    Integer known = sure.get(failure);
    if (known == null || size < known) {
      sure.put(failure, size);
    }
  }

  /** Returns how many failures would be news. */
  private static int below(Integer known) {
    return known == null ? Terrain.ANY_NUMBER : known - 1;
  }

  private void seeHosts(int[] pods, int total, Cause cause) {
    Break known = worst.get(Failure.NODE);
    int bound = below(known == null ? null : known.size());
    List<int[]> hosts = bound < 0 ? null : packing.hosts(pods, bound);
    if (hosts != null) {
      keep(Failure.NODE, hosts.size(), new int[pods.length], hosts, cause);
    }
    if (!model.terrain().isKnown()) {
      lower(Failure.NODE, total);
    } else if (hosts != null) {
      lower(Failure.NODE, hosts.size());
    }
  }

  private void seeZones(int[] pods, Cause cause) {
    if (model.terrain().zones().isEmpty()) {
      return;
    }
    boolean isSure = model.terrain().isKnown();
    for (int kind = 0; kind < pods.length && !isSure; kind++) {
      if (pods[kind] > 0 && !model.terrain().isInZones(kind)) {
        break;
      }
      isSure = kind == pods.length - 1;
    }
    Break known = worst.get(Failure.ZONE);
    int bound =
        below(isSure ? sure.get(Failure.ZONE) : known == null ? null : (Integer) known.size());
    List<int[]> zones = bound < 0 ? null : packing.zones(pods, bound);
    if (zones != null) {
      keep(Failure.ZONE, zones.size(), new int[pods.length], zones, cause);
      if (isSure) {
        lower(Failure.ZONE, zones.size());
      }
    }
  }

  /**
   * Sees what is left to fail beside what is away by intent.
   *
   * @param away those of the pods that are away
   */
  private void seePlanned(Failure failure, int[] pods, int total, int[] away, Cause cause) {
    int[] planned = missing(away, cause);
    int count = sum(planned);
    int[] rest = pods.clone();
    for (int kind = 0; kind < rest.length; kind++) {
      rest[kind] -= planned[kind];
    }
    keep(failure, total - count, planned, singles(rest), cause);
    boolean isSure = failure == Failure.ROLL || model.terrain().isKnown();
    lower(failure, total - (isSure ? count : Math.min(count, 1)));
  }

  /**
   * Returns those of the pods that are away by intent that a promise misses. For durability their
   * disks are still there: what is acknowledged meanwhile is not on them, but on as many others as
   * an acknowledgement waits for; and a voter that comes back remembers.
   */
  private int[] missing(int[] away, Cause cause) {
    int[] missing = away.clone();
    int mayLack = cause.replicas() - cause.minIsr();
    for (int kind = 0; kind < missing.length; kind++) {
      boolean isKept = promise == Promise.DURABILITY && !model.kinds().get(kind).isVolatile();
      if (isKept) {
        missing[kind] = Math.min(missing[kind], mayLack);
        mayLack -= missing[kind];
      }
    }
    return missing;
  }

  /** Returns those of some pods that an update takes away together. */
  private int[] rolled(int[] pods) {
    int[] left = model.rolling().clone();
    int[] rolled = new int[pods.length];
    for (int kind = 0; kind < pods.length; kind++) {
      int workload = model.kinds().get(kind).workload();
      rolled[kind] = Math.min(pods[kind], left[workload]);
      left[workload] -= rolled[kind];
    }
    return rolled;
  }

  private static List<int[]> singles(int[] pods) {
    List<int[]> singles = new ArrayList<>();
    for (int kind = 0; kind < pods.length; kind++) {
      for (int i = 0; i < pods[kind]; i++) {
        int[] one = new int[pods.length];
        one[kind] = 1;
        singles.add(one);
      }
    }
    return singles;
  }

  /** Gives pods their names: the first ones of each kind. */
  private Break named(int size, int[] planned, List<int[]> failed, Cause cause) {
    int[] next = new int[planned.length];
    List<String> away = names(planned, next);
    List<List<String>> groups = new ArrayList<>(failed.size());
    for (int[] pods : failed) {
      groups.add(names(pods, next));
    }
    return new Break(size, away, groups, cause);
  }

  private List<String> names(int[] pods, int[] next) {
    List<String> names = new ArrayList<>();
    for (int kind = 0; kind < pods.length; kind++) {
      for (int i = 0; i < pods[kind]; i++) {
        names.add(model.kinds().get(kind).pods().get(next[kind]++));
      }
    }
    return names;
  }
}
