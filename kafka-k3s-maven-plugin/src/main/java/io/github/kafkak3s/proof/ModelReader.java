package io.github.kafkak3s.proof;

import io.github.kafkak3s.observe.Budget;
import io.github.kafkak3s.observe.Format;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Observation;
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
      int budget) {}

  ModelReader(Observation bundle, KafkaCluster cluster) {
    this.bundle = bundle;
    this.cluster = cluster;
    this.workloads = cluster.workloads();
    this.budgets = new ArrayList<>();
    this.covered = new ArrayList<>();
    for (Budget budget : bundle.budgets()) {
      List<Workload> covers = workloads.stream().filter(budget::covers).toList();
      if (!covers.isEmpty()) {
        budgets.add(budget);
        covered.add(covers);
      }
    }
    this.evictable =
        budgets.stream().map(budget -> Allowances.evictable(budget, bundle)).toList();
    this.voterIds = cluster.voters().map(voters -> voters.ids()).orElse(Set.of());
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
    boolean isRead =
        budgets.stream().allMatch(budget -> Allowances.evictable(budget, bundle).isPresent());
    if (!isRead) {
      return Optional.of("a PodDisruptionBudget cannot be read");
    }
    return cluster.brokers().isEmpty() ? Optional.of("no broker is known") : Optional.empty();
  }

  /** Returns the model; empty where the cluster has too many kinds of pods or hosts. */
  Optional<Model> read() {
    Map<Key, List<String>> pods = new LinkedHashMap<>();
    for (KafkaNode node : cluster.nodes()) {
      pods.computeIfAbsent(key(node), each -> new ArrayList<>()).add(node.podName());
    }
    if (pods.size() > Long.SIZE) {
      return Optional.empty();
    }
    List<Optional<String>> racks = new ArrayList<>();
    List<Kind> kinds = new ArrayList<>();
    pods.forEach((key, names) -> {
      if (key.isBroker() && !racks.contains(key.rack())) {
        racks.add(key.rack());
      }
      kinds.add(new Kind(
          names,
          key.isBroker(),
          key.isVoter(),
          racks.indexOf(key.rack()),
          key.workload(),
          key.isVolatile(),
          key.budget()));
    });
    return new TerrainReader(workloads, bundle.intent().schedulableHosts())
        .read(kinds)
        .map(terrain -> new Model(
            kinds,
            terrain,
            workloads.stream().mapToInt(Allowances::rolling).toArray(),
            evictable.stream().mapToInt(OptionalInt::orElseThrow).toArray(),
            Topics.of(cluster),
            voters(),
            isErased(),
            cluster.brokers().stream().noneMatch(ModelReader::hidesRack)));
  }

  private Key key(KafkaNode node) {
    return new Key(
        workloads.indexOf(node.workload()),
        node.isBroker(),
        voterIds.contains(node.nodeId().orElseThrow()),
        node.isBroker()
            ? node.declared().value(RACK).filter(rack -> !rack.isEmpty())
            : Optional.empty(),
        node.logDirectories().stream().anyMatch(directory -> !directory.isPersistent()),
        budget(node));
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
    long seen = cluster.controllers().stream()
        .filter(node -> voterIds.contains(node.nodeId().orElseThrow()))
        .count();
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

  private static boolean hidesRack(KafkaNode broker) {
    return broker.declared().get(RACK).filter(fact -> fact.value().isEmpty()).isPresent();
  }
}
