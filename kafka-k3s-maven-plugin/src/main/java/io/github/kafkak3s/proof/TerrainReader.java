package io.github.kafkak3s.proof;

import io.github.kafkak3s.observe.Host;
import io.github.kafkak3s.observe.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads where the pods of a cluster may run. */
final class TerrainReader {
  private static final String ELSEWHERE = "";

  private final List<Workload> workloads;
  private final List<Pins> pins;
  private final List<Host> hosts;
  private final boolean isKnown;
  private final List<Apart> apart;
  private final List<String> zones;

  /** Hosts that nothing tells apart: those of one zone, or one that is named. */
  private record Group(String zone, String name) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Group group && zone.equals(group.zone) && name.equals(group.name);
    }

    @Override
    public int hashCode() {
      return zone.hashCode() * 31 + name.hashCode();
    }
  }

  /**
   * Makes a reader.
   *
   * @param workloads what makes the pods
   * @param known the hosts that pods may run on; empty where they are not known
   */
  TerrainReader(List<Workload> workloads, Optional<List<Host>> known) {
    this.workloads = workloads;
    this.pins = new ArrayList<>();
    this.apart = new ArrayList<>();
    for (Workload workload : workloads) {
      pins.add(Pins.of(workload));
      apart.add(new Apart(workload));
    }
    this.hosts = known.orElse(List.of());
    this.isKnown = known.isPresent();
    Set<String> names = new LinkedHashSet<>();
    for (Host host : hosts) {
      if (host.zone().isPresent()) {
        names.add(host.zone().get());
      }
    }
    for (Pins pin : pins) {
      names.addAll(pin.zones().orElse(Set.of()));
    }
    names.remove(ELSEWHERE);
    this.zones = List.copyOf(names);
  }

  /** Returns the terrain of kinds of pods; empty where there are too many kinds of hosts. */
  Optional<Terrain> read(List<Kind> kinds) {
    Map<Group, List<Host>> groups = groups();
    if (groups.size() > Long.SIZE) {
      return Optional.empty();
    }
    List<Terrain.Hosts> grounds = new ArrayList<>();
    for (Map.Entry<Group, List<Host>> each : groups.entrySet()) {
      int members = each.getValue().size();
      grounds.add(new Terrain.Hosts(
          zones.indexOf(each.getKey().zone()), members == 0 ? Terrain.ANY_NUMBER : members));
    }
    int count = kinds.size();
    long[] runsOn = new long[count];
    long[] byHost = new long[count];
    long[] byZone = new long[count];
    for (int kind = 0; kind < count; kind++) {
      int workload = kinds.get(kind).workload();
      runsOn[kind] = runsOn(pins.get(workload), groups);
      for (int other = 0; other < count; other++) {
        int others = kinds.get(other).workload();
        byHost[kind] |= areApart(workload, others, Pins.HOST) ? 1L << other : 0;
        byZone[kind] |= areApart(workload, others, Pins.ZONE) ? 1L << other : 0;
      }
    }
    return Optional.of(new Terrain(
        grounds,
        zones,
        isKnown,
        runsOn,
        byHost,
        byZone,
        caps(kinds, Pins.HOST, hosts.size()),
        caps(kinds, Pins.ZONE, isKnown ? zones.size() : 0)));
  }

  /** Returns groups of hosts; one without hosts stands for any number of hosts nobody has named. */
  private Map<Group, List<Host>> groups() {
    boolean byName = false;
    for (Pins pin : pins) {
      byName |= pin.hosts().isPresent();
    }
    Map<Group, List<Host>> groups = new LinkedHashMap<>();
    for (Host host : hosts) {
      Group group = new Group(host.zone().orElse(ELSEWHERE), byName ? host.name() : ELSEWHERE);
      List<Host> members = groups.get(group);
      if (members == null) {
        members = new ArrayList<>();
        groups.put(group, members);
      }
      members.add(host);
    }
    for (Pins pin : pins) {
      if (!admitsAny(pin, hosts)) {
        for (String zone : pin.zones().orElse(Set.of(ELSEWHERE))) {
          groups.putIfAbsent(new Group(zone, ELSEWHERE), List.of());
        }
      }
    }
    return groups;
  }

  private static long runsOn(Pins pin, Map<Group, List<Host>> groups) {
    boolean isPlaced = false;
    for (List<Host> members : groups.values()) {
      isPlaced |= admitsAny(pin, members);
    }
    long bits = 0;
    int number = 0;
    for (Map.Entry<Group, List<Host>> group : groups.entrySet()) {
      boolean takes = isPlaced
          ? admitsAny(pin, group.getValue())
          : group.getValue().isEmpty()
              && (pin.zones().isEmpty()
                  || pin.zones().get().contains(group.getKey().zone()));
      bits |= takes ? 1L << number : 0;
      number++;
    }
    return bits;
  }

  private static boolean admitsAny(Pins pin, List<Host> hosts) {
    for (Host host : hosts) {
      if (pin.admits(host)) {
        return true;
      }
    }
    return false;
  }

  private boolean areApart(int one, int other, String key) {
    return apart.get(one).refuses(workloads.get(other), key)
        || apart.get(other).refuses(workloads.get(one), key);
  }

  /**
   * Returns what spread constraints come to: where all domains are filled one by one, none is ahead
   * of the emptiest by more than the skew.
   *
   * @param domains how many hosts or zones there are; 0 where that is not known
   */
  private List<Terrain.Cap> caps(List<Kind> kinds, String key, int domains) {
    List<Terrain.Cap> caps = new ArrayList<>();
    for (int workload = 0; workload < workloads.size() && domains > 0; workload++) {
      for (Apart.Spread spread : apart.get(workload).spreads()) {
        // Domains that its own pods cannot reach are left out of the count, so they are not judged.
        boolean isPlain =
            pins.get(workload).zones().isEmpty() && pins.get(workload).hosts().isEmpty();
        if (isPlain && spread.key().equals(key)) {
          Optional<Terrain.Cap> cap = cap(kinds, workload, spread, domains);
          if (cap.isPresent() && !caps.contains(cap.get())) {
            caps.add(cap.get());
          }
        }
      }
    }
    return caps;
  }

  /** Bounds the pods that bring the constraint along; others that it counts may come later. */
  private Optional<Terrain.Cap> cap(
      List<Kind> kinds, int workload, Apart.Spread spread, int domains) {
    if (!spread.pods().matches(workloads.get(workload).podLabels())) {
      return Optional.empty();
    }
    long bits = 0;
    int own = 0;
    long counted = 0;
    for (int kind = 0; kind < kinds.size(); kind++) {
      Workload each = workloads.get(kinds.get(kind).workload());
      if (kinds.get(kind).workload() == workload) {
        bits |= 1L << kind;
        own += kinds.get(kind).size();
      }
      counted += spread.pods().matches(each.podLabels()) ? kinds.get(kind).size() : 0;
    }
    long most = (counted + (domains - 1L) * spread.skew()) / domains;
    return most >= own ? Optional.empty() : Optional.of(new Terrain.Cap(bits, (int) most));
  }
}
