package io.github.kafkak3s.render;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.NodeAffinity;
import io.fabric8.kubernetes.api.model.NodeSelector;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.PodAntiAffinity;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.WeightedPodAffinityTerm;
import io.github.kafkak3s.cluster.Cluster;
import io.github.kafkak3s.cluster.Pool;
import io.github.kafkak3s.kafka.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which hosts a pool's pods may run on. */
final class Placement {
  private Placement() {}

  /**
   * Returns the zone that the pool is bound to and what keeps its nodes apart; null where there is
   * neither.
   */
  static Affinity affinity(Cluster cluster, Pool pool) {
    NodeAffinity zone = pool.zone().map(Placement::inZone).orElse(null);
    PodAntiAffinity apart = apart(cluster, pool);
    if (zone == null && apart == null) {
      return null;
    }
    Affinity affinity = new Affinity();
    affinity.setNodeAffinity(zone);
    affinity.setPodAntiAffinity(apart);
    return affinity;
  }

  /**
   * Returns ours and the pool's tolerations. A pod whose volume lives on its host is not evicted
   * from a host that is out of reach, since it can run nowhere else. Where the pool says otherwise
   * about one of these taints, its word counts.
   */
  static List<Toleration> tolerations(Pool pool) {
    List<Pool.Toleration> tolerations = new ArrayList<>();
    if (pool.storage().isNodeLocal()) {
      tolerations.add(stayOn("node.kubernetes.io/not-ready"));
      tolerations.add(stayOn("node.kubernetes.io/unreachable"));
      tolerations.removeIf(
          ours -> pool.tolerations().stream().anyMatch(users -> speaksOf(users, ours)));
    }
    pool.tolerations().stream().distinct().forEach(tolerations::add);
    return tolerations.stream().map(Placement::toleration).toList();
  }

  private static NodeAffinity inZone(String zone) {
    NodeSelectorRequirement requirement = new NodeSelectorRequirement();
    requirement.setKey("topology.kubernetes.io/zone");
    requirement.setOperator("In");
    requirement.setValues(List.of(zone));
    NodeSelectorTerm term = new NodeSelectorTerm();
    term.setMatchExpressions(List.of(requirement));
    NodeSelector selector = new NodeSelector();
    selector.setNodeSelectorTerms(List.of(term));
    NodeAffinity affinity = new NodeAffinity();
    affinity.setRequiredDuringSchedulingIgnoredDuringExecution(selector);
    return affinity;
  }

  private static PodAntiAffinity apart(Cluster cluster, Pool pool) {
    if (pool.spread() == Pool.Spread.NONE) {
      return null;
    }
    List<PodAffinityTerm> terms = rolesToSpread(cluster, pool).stream()
        .map(role -> notWith(cluster, role))
        .toList();
    PodAntiAffinity affinity = new PodAntiAffinity();
    if (pool.spread() == Pool.Spread.REQUIRED) {
      affinity.setRequiredDuringSchedulingIgnoredDuringExecution(terms);
    } else {
      affinity.setPreferredDuringSchedulingIgnoredDuringExecution(
          terms.stream().map(Placement::weighted).toList());
    }
    return affinity;
  }

  /** Returns the pool's roles, one of those whose nodes are the same over all pools. */
  private static List<Role> rolesToSpread(Cluster cluster, Pool pool) {
    boolean same =
        cluster.pools().stream().allMatch(any -> any.has(Role.BROKER) == any.has(Role.CONTROLLER));
    return Stream.of(Role.values()).filter(pool::has).limit(same ? 1 : 2).toList();
  }

  private static PodAffinityTerm notWith(Cluster cluster, Role role) {
    PodAffinityTerm term = new PodAffinityTerm();
    term.setTopologyKey("kubernetes.io/hostname");
    term.setLabelSelector(Labels.selector(Labels.selectingNodes(cluster, Optional.of(role))));
    return term;
  }

  private static WeightedPodAffinityTerm weighted(PodAffinityTerm term) {
    WeightedPodAffinityTerm weighted = new WeightedPodAffinityTerm();
    weighted.setWeight(100);
    weighted.setPodAffinityTerm(term);
    return weighted;
  }

  private static Pool.Toleration stayOn(String taint) {
    return new Pool.Toleration(
        Optional.of(taint),
        Optional.of("Exists"),
        Optional.empty(),
        Optional.of("NoExecute"),
        Optional.empty());
  }

  private static boolean speaksOf(Pool.Toleration users, Pool.Toleration ours) {
    return users.key().equals(ours.key())
        && (users.effect().isEmpty() || users.effect().equals(ours.effect()));
  }

  private static Toleration toleration(Pool.Toleration toleration) {
    Toleration object = new Toleration();
    object.setKey(toleration.key().orElse(null));
    object.setOperator(toleration.operator().orElse(null));
    object.setValue(toleration.value().orElse(null));
    object.setEffect(toleration.effect().orElse(null));
    object.setTolerationSeconds(toleration.tolerationSeconds().orElse(null));
    return object;
  }
}
