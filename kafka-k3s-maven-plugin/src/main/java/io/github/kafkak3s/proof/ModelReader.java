package io.github.kafkak3s.proof;

import io.github.kafkak3s.observe.Budget;
import io.github.kafkak3s.observe.Format;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.LogDirectory;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.observe.OptionFact;
import io.github.kafkak3s.observe.Unknown;
import io.github.kafkak3s.observe.Workload;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Makes of a cluster what failures see of it. */
final class ModelReader {
  private static final String RACK = "broker.rack";

  private final Observation bundle;
  private final KafkaCluster cluster;
  private final List<Workload> workloads;
  private final List<Budget> budgets;
  private final List<List<Workload>> covered;
  private final List<OptionalInt> evictable;
  private final Set<Integer> voterIds;

  /** What tells kinds of pods apart. */
  private record Key(
      int workload,
      boolean isBroker,
      boolean isVoter,
      Optional<String> rack,
      boolean isVolatile,
      int budget) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && workload == key.workload
          && isBroker == key.isBroker
          && isVoter == key.isVoter
          && rack.equals(key.rack)
          && isVolatile == key.isVolatile
          && budget == key.budget;
    }

    @Override
    public int hashCode() {
      return (workload * 31 + rack.hashCode()) * 31 + budget;
    }
  }

  ModelReader(Observation bundle, KafkaCluster cluster) {
    this.bundle = bundle;
    this.cluster = cluster;
    this.workloads = cluster.workloads();
    this.budgets = new ArrayList<>();
    this.covered = new ArrayList<>();
    this.evictable = new ArrayList<>();
    for (Budget budget : bundle.budgets()) {
      List<Workload> covers = new ArrayList<>();
      for (Workload workload : workloads) {
        if (budget.covers(workload)) {
          covers.add(workload);
        }
      }
      if (!covers.isEmpty()) {
        budgets.add(budget);
        covered.add(covers);
        evictable.add(Allowances.evictable(budget, bundle));
      }
    }
    this.voterIds = cluster.voters().isPresent() ? cluster.voters().get().ids() : Set.of();
  }

  /** Returns why nothing can be said of the cluster; empty where something can. */
  Optional<String> gap() {
    Set<Integer> ids = new HashSet<>();
    for (KafkaNode node : cluster.nodes()) {
      if (bundle.set().isChanged(node.workload().object())) {
        return Optional.of("a kustomization changes " + node.workload().object().shown());
      }
      if (!node.declared().complete()) {
        return Optional.of("not all options of " + node.podName() + " are known");
      }
      if (node.roles().isEmpty() || node.nodeId().isEmpty()) {
        return Optional.of("role or id of " + node.podName() + " are not known");
      }
      if (!ids.add(node.nodeId().get())) {
        return Optional.of("several nodes have the id " + node.nodeId().get());
      }
    }
    for (OptionalInt each : evictable) {
      if (each.isEmpty()) {
        return Optional.of("a PodDisruptionBudget cannot be read");
      }
    }
    return cluster.brokers().isEmpty() ? Optional.of("no broker is known") : Optional.empty();
  }

  /** Returns what leaves open how many failures the cluster survives, though nodes are known. */
  List<Unknown> unknowns() {
    List<Unknown> unknowns = new ArrayList<>();
    if (gap().isPresent()) {
      return unknowns;
    }
    for (KafkaNode node : cluster.controllers()) {
      Optional<OptionFact> servers = node.declared().written("controller.quorum.bootstrap.servers");
      if (unknowns.isEmpty() && servers.isPresent() && node.voters().isEmpty()) {
        unknowns.add(
            new Unknown(
                servers.get().keyPlace(),
                "which nodes vote, which a quorum without controller.quorum.voters keeps on its disks"));
      }
    }
    for (KafkaNode node : cluster.controllers()) {
      if (node.format().by() == Format.By.UNKNOWN) {
        unknowns.add(new Unknown(
            node.format().place(),
            "what formats the disks of " + node.workload().object().shown()));
      }
    }
    return unknowns;
  }

  /** Returns the model; empty where the cluster has too many kinds of pods or hosts. */
  Optional<Model> read() {
    Map<Key, List<String>> pods = new LinkedHashMap<>();
    for (KafkaNode node : cluster.nodes()) {
      Key key = key(node);
      List<String> names = pods.get(key);
      if (names == null) {
        names = new ArrayList<>();
        pods.put(key, names);
      }
      names.add(node.podName());
    }
    if (pods.size() > Long.SIZE) {
      return Optional.empty();
    }
    List<Optional<String>> racks = new ArrayList<>();
    List<Kind> kinds = new ArrayList<>();
    for (Map.Entry<Key, List<String>> each : pods.entrySet()) {
      Key key = each.getKey();
      if (key.isBroker() && !racks.contains(key.rack())) {
        racks.add(key.rack());
      }
      kinds.add(new Kind(
          each.getValue(),
          key.isBroker(),
          key.isVoter(),
          racks.indexOf(key.rack()),
          key.workload(),
          key.isVolatile(),
          key.budget()));
    }
    Optional<Terrain> terrain =
        new TerrainReader(workloads, bundle.intent().schedulableHosts()).read(kinds);
    if (terrain.isEmpty()) {
      return Optional.empty();
    }
    int[] rolling = new int[workloads.size()];
    for (int i = 0; i < rolling.length; i++) {
      rolling[i] = Allowances.rolling(workloads.get(i));
    }
    int[] mayGo = new int[evictable.size()];
    for (int i = 0; i < mayGo.length; i++) {
      mayGo[i] = evictable.get(i).orElseThrow();
    }
    return Optional.of(new Model(
        kinds,
        terrain.get(),
        rolling,
        mayGo,
        Topics.of(cluster),
        voters(),
        isErased(),
        areRacksKnown()));
  }

  private Key key(KafkaNode node) {
    return new Key(
        workloads.indexOf(node.workload()),
        node.isBroker(),
        voterIds.contains(node.nodeId().orElseThrow()),
        rack(node),
        isVolatile(node),
        budget(node));
  }

  private static Optional<String> rack(KafkaNode node) {
    Optional<String> rack = node.isBroker() ? node.declared().value(RACK) : Optional.empty();
    return rack.isPresent() && rack.get().isEmpty() ? Optional.empty() : rack;
  }

  private static boolean isVolatile(KafkaNode node) {
    for (LogDirectory directory : node.logDirectories()) {
      if (!directory.isPersistent()) {
        return true;
      }
    }
    return false;
  }

  private int budget(KafkaNode node) {
    int found = Kind.FREE;
    for (int i = 0; i < budgets.size(); i++) {
      Budget budget = budgets.get(i);
      boolean covers = covered.get(i).contains(node.workload())
          && (!budget.selector().tellsPodsApart()
              || budget.selector().matches(node.workload().podLabels(node.index())));
      if (covers) {
        found = found == Kind.FREE ? i : Kind.BOUND;
      }
    }
    return found;
  }

  /** Returns how many voters there are, where all of them are controllers that are seen. */
  private OptionalInt voters() {
    int seen = 0;
    for (KafkaNode node : cluster.controllers()) {
      seen += voterIds.contains(node.nodeId().orElseThrow()) ? 1 : 0;
    }
    return seen > 0 && seen == voterIds.size()
        ? OptionalInt.of(voterIds.size())
        : OptionalInt.empty();
  }

  private Optional<Boolean> isErased() {
    boolean isErased = false;
    for (KafkaNode node : cluster.controllers()) {
      Format format = node.format();
      boolean isKnown = format.by() != Format.By.UNKNOWN
          && (!format.isGuarded() || format.bootstrap().isPresent());
      if (!isKnown) {
        return Optional.empty();
      }
      isErased |= format.by() != Format.By.NOTHING
          && (!format.isGuarded() || format.bootstrap().get());
    }
    return Optional.of(isErased);
  }

  private boolean areRacksKnown() {
    for (KafkaNode broker : cluster.brokers()) {
      Optional<OptionFact> rack = broker.declared().get(RACK);
      if (rack.isPresent() && rack.get().value().isEmpty()) {
        return false;
      }
    }
    return true;
  }
}
