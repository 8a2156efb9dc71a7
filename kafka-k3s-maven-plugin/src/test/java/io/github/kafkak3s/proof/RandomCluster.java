package io.github.kafkak3s.proof;

import io.github.kafkak3s.observe.Guarantee.Promise;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

/** A small cluster, pod by pod, drawn by chance; at most six pods on at most three hosts. */
final class RandomCluster {
  private static final int MOST_PODS = 6;
  private static final int PARTITIONS = 1_000;

  /** What makes pods; all of its pods are alike but for their racks. */
  private record Maker(
      boolean isBroker, boolean isVoter, boolean isVolatile, int zone, int rolling, int budget) {}

  /** A pod. */
  private record Pod(String name, int maker, Optional<String> rack) {}

  private final Random random;
  private final List<Maker> makers = new ArrayList<>();
  private final List<Pod> pods = new ArrayList<>();
  private final List<Integer> zoneOfHost = new ArrayList<>();
  private final boolean isKnown;
  private final int zones;
  private final int[] evictable;
  private final boolean[][] apart;
  private final boolean[][] apartByZone;
  private final int[] hostCap;
  private final boolean isErased;
  private final List<Topics> topics = new ArrayList<>();

  RandomCluster(long seed, boolean isKnown) {
    this.random = new Random(seed);
    this.isKnown = isKnown;
    this.zones = isKnown ? random.nextInt(3) : 0;
    int budgets = random.nextInt(3);
    int workloads = 1 + random.nextInt(3);
    int racks = random.nextInt(4);
    for (int i = 0; i < workloads; i++) {
      boolean isBroker = i == 0 || random.nextBoolean();
      makers.add(new Maker(
          isBroker,
          i == 0 && workloads == 1 || !isBroker || random.nextBoolean(),
          random.nextInt(4) == 0,
          zones > 0 && random.nextInt(3) == 0 ? random.nextInt(zones) : -1,
          random.nextInt(5) == 0 ? 2 : random.nextInt(5) == 0 ? 0 : 1,
          random.nextInt(budgets + 2) - 2));
      int count = 1 + random.nextInt(workloads == 1 ? 5 : workloads == 2 ? 3 : 2);
      for (int j = 0; j < count && pods.size() < MOST_PODS; j++) {
        int rack = random.nextInt(racks + 1);
        pods.add(new Pod(
            "w" + i + "-" + j,
            i,
            rack == 0 || !isBroker ? Optional.empty() : Optional.of("r" + rack)));
      }
    }
    this.evictable = random.ints(budgets, 0, 4).toArray();
    this.apart = relation(workloads, 2);
    this.apartByZone = relation(workloads, 6);
    this.hostCap = random.ints(workloads, 1, 6).toArray();
    int hosts = isKnown ? 1 + random.nextInt(3) : 0;
    for (int i = 0; i < hosts; i++) {
      // A zone without a host is none.
      zoneOfHost.add(i < zones ? i : random.nextInt(zones + 1) - 1);
    }
    this.isErased = random.nextBoolean();
    int kindsOfTopics = 1 + random.nextInt(2);
    for (int i = 0; i < kindsOfTopics; i++) {
      int factor = 1 + random.nextInt(brokers() + (random.nextInt(20) == 0 ? 1 : 0));
      topics.add(new Topics("topics " + i, factor, 1 + random.nextInt(factor + 1)));
    }
  }

  private boolean[][] relation(int size, int rarity) {
    boolean[][] relation = new boolean[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = i; j < size; j++) {
        relation[i][j] = random.nextInt(rarity) == 0;
        relation[j][i] = relation[i][j];
      }
    }
    return relation;
  }

  private int brokers() {
    return (int) pods.stream().filter(pod -> makers.get(pod.maker()).isBroker()).count();
  }

  private int usedZones() {
    return zoneOfHost.stream().mapToInt(zone -> zone + 1).max().orElse(0);
  }

  /** Returns what the model makes of it. */
  Map<Promise, Map<Failure, Break>> computed() {
    Map<Pod, List<String>> alike = new LinkedHashMap<>();
    pods.forEach(pod -> alike
        .computeIfAbsent(new Pod("", pod.maker(), pod.rack()), key -> new ArrayList<>())
        .add(pod.name()));
    List<Optional<String>> racks = new ArrayList<>();
    List<Kind> kinds = new ArrayList<>();
    alike.forEach((pod, names) -> {
      Maker maker = makers.get(pod.maker());
      if (maker.isBroker() && !racks.contains(pod.rack())) {
        racks.add(pod.rack());
      }
      kinds.add(new Kind(
          names,
          maker.isBroker(),
          maker.isVoter(),
          racks.indexOf(pod.rack()),
          pod.maker(),
          maker.isVolatile(),
          maker.budget()));
    });
    return Proof.breaks(new Model(
        kinds,
        terrain(kinds),
        makers.stream().mapToInt(Maker::rolling).toArray(),
        evictable,
        Optional.of(topics),
        OptionalInt.of(
            (int) pods.stream().filter(pod -> makers.get(pod.maker()).isVoter()).count()),
        Optional.of(isErased),
        true));
  }

  private Terrain terrain(List<Kind> kinds) {
    List<Terrain.Hosts> hosts = new ArrayList<>();
    if (isKnown) {
      zoneOfHost.stream()
          .distinct()
          .sorted()
          .forEach(zone -> hosts.add(new Terrain.Hosts(
              zone, (int) zoneOfHost.stream().filter(zone::equals).count())));
    } else {
      hosts.add(new Terrain.Hosts(-1, Terrain.ANY_NUMBER));
    }
    long[] runsOn = new long[kinds.size()];
    long[] byHost = new long[kinds.size()];
    long[] byZone = new long[kinds.size()];
    List<Terrain.Cap> caps = new ArrayList<>();
    for (int kind = 0; kind < kinds.size(); kind++) {
      int maker = kinds.get(kind).workload();
      for (int i = 0; i < hosts.size(); i++) {
        int zone = makers.get(maker).zone();
        runsOn[kind] |= zone < 0 || zone == hosts.get(i).zone() ? 1L << i : 0;
      }
      long same = 0;
      for (int other = 0; other < kinds.size(); other++) {
        int others = kinds.get(other).workload();
        byHost[kind] |= apart[maker][others] ? 1L << other : 0;
        byZone[kind] |= apartByZone[maker][others] ? 1L << other : 0;
        same |= others == maker ? 1L << other : 0;
      }
      caps.add(new Terrain.Cap(same, hostCap[maker]));
    }
    List<String> names = java.util.stream.IntStream.range(0, usedZones())
        .mapToObj(zone -> "z" + zone)
        .toList();
    return new Terrain(hosts, names, isKnown, runsOn, byHost, byZone, caps, List.of());
  }

  /** Tries every failure, on the hosts that are known. */
  Map<Promise, Map<Failure, Integer>> tried() {
    return tried(zoneOfHost);
  }

  /** Tries every failure, on so many hosts. */
  Map<Promise, Map<Failure, Integer>> triedOn(int hosts) {
    return tried(java.util.Collections.nCopies(hosts, -1));
  }

  private Map<Promise, Map<Failure, Integer>> tried(List<Integer> zonesOfHosts) {
    List<Boolean> isBroker =
        pods.stream().map(pod -> makers.get(pod.maker()).isBroker()).toList();
    List<BruteForce.Topic> placed = new ArrayList<>();
    List<Optional<String>> racks = new ArrayList<>();
    List<Integer> podOfBroker = new ArrayList<>();
    for (int pod = 0; pod < pods.size(); pod++) {
      if (isBroker.get(pod)) {
        racks.add(pods.get(pod).rack());
        podOfBroker.add(pod);
      }
    }
    for (Topics each : topics) {
      Set<Integer> sets = new LinkedHashSet<>();
      if (each.replicas() <= racks.size()) {
        for (int set : KafkaPlacer.replicas(racks, each.replicas(), PARTITIONS, random)) {
          int bits = 0;
          for (int broker = 0; broker < racks.size(); broker++) {
            bits |= (set >>> broker & 1) << podOfBroker.get(broker);
          }
          sets.add(bits);
        }
      }
      placed.add(new BruteForce.Topic(each.minIsr(), sets));
    }
    return new BruteForce(
            bits(pods.stream().map(pod -> makers.get(pod.maker()).isVoter()).toList()),
            bits(isBroker),
            bits(pods.stream().map(pod -> makers.get(pod.maker()).isVolatile()).toList()),
            placed,
            isErased)
        .smallest(rolls(), assignments(zonesOfHosts), zonesOfHosts);
  }

  private static int bits(List<Boolean> flags) {
    int bits = 0;
    for (int i = 0; i < flags.size(); i++) {
      bits |= flags.get(i) ? 1 << i : 0;
    }
    return bits;
  }

  /** Returns every set of pods that an update may take away at a time. */
  private Set<Integer> rolls() {
    Set<Integer> rolls = new LinkedHashSet<>();
    for (int set = 0; set < 1 << pods.size(); set++) {
      int[] count = counts(set, makers.size(), pod -> pod.maker());
      boolean isAllowed = true;
      for (int maker = 0; maker < count.length; maker++) {
        isAllowed &= count[maker] <= makers.get(maker).rolling();
      }
      if (isAllowed) {
        rolls.add(set);
      }
    }
    return rolls;
  }

  private int[] counts(int set, int size, java.util.function.ToIntFunction<Pod> index) {
    int[] counts = new int[size];
    for (int pod = 0; pod < pods.size(); pod++) {
      int at = index.applyAsInt(pods.get(pod));
      if (at >= 0) {
        counts[at] += set >>> pod & 1;
      }
    }
    return counts;
  }

  /** Returns every way to place the pods: what each host holds, and what a drain of it may take. */
  private List<BruteForce.Assignment> assignments(List<Integer> zonesOfHosts) {
    List<BruteForce.Assignment> found = new ArrayList<>();
    place(0, new int[zonesOfHosts.size()], zonesOfHosts, found);
    return found;
  }

  private void place(
      int pod, int[] held, List<Integer> zonesOfHosts, List<BruteForce.Assignment> found) {
    if (pod == pods.size()) {
      found.add(new BruteForce.Assignment(held.clone(), drains(held)));
      return;
    }
    for (int host = 0; host < held.length; host++) {
      if (mayRun(pod, host, held, zonesOfHosts)) {
        held[host] |= 1 << pod;
        place(pod + 1, held, zonesOfHosts, found);
        held[host] &= ~(1 << pod);
      }
    }
  }

  private boolean mayRun(int pod, int host, int[] held, List<Integer> zonesOfHosts) {
    int maker = pods.get(pod).maker();
    int zone = zonesOfHosts.get(host);
    boolean mayRun = makers.get(maker).zone() < 0 || makers.get(maker).zone() == zone;
    int together = 1;
    for (int other = 0; other < pod; other++) {
      int others = pods.get(other).maker();
      boolean isHere = (held[host] >>> other & 1) != 0;
      together += isHere && others == maker ? 1 : 0;
      mayRun &= !isHere || !apart[maker][others];
      for (int i = 0; i < held.length; i++) {
        boolean isInZone = zone >= 0 && zonesOfHosts.get(i) == zone;
        mayRun &= !isInZone || (held[i] >>> other & 1) == 0 || !apartByZone[maker][others];
      }
    }
    return mayRun && together <= hostCap[maker];
  }

  private Set<Integer> drains(int[] held) {
    Set<Integer> drains = new LinkedHashSet<>();
    for (int host : held) {
      for (int set = host; ; set = set - 1 & host) {
        int[] count =
            counts(set, evictable.length, pod -> makers.get(pod.maker()).budget());
        int[] bound =
            counts(set, 1, pod -> makers.get(pod.maker()).budget() == Kind.BOUND ? 0 : -1);
        boolean isAllowed = bound[0] == 0;
        for (int budget = 0; budget < count.length; budget++) {
          isAllowed &= count[budget] <= evictable[budget];
        }
        if (isAllowed) {
          drains.add(set);
        }
        if (set == 0) {
          break;
        }
      }
    }
    return drains;
  }

  @Override
  public String toString() {
    return makers + "\n" + pods + "\nhosts in zones " + zoneOfHost + (isKnown ? "" : " (unknown)")
        + "\nevictable " + Arrays.toString(evictable) + "\napart "
        + Arrays.deepToString(apart) + "\napart by zone " + Arrays.deepToString(apartByZone)
        + "\ncaps " + Arrays.toString(hostCap) + "\nerased " + isErased + "\n" + topics;
  }
}
