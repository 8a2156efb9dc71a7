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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Which hosts a pool's pods may run on. */
final class Placement {
  private static final String NO_EXECUTE = "NoExecute";

  private Placement() {}

  /**
   * Returns the zone that the pool is bound to and what keeps its nodes apart; null where there is
   * neither.
   */
  static Affinity affinity(Cluster cluster, Pool pool) {
    NodeAffinity zone = pool.zone().isPresent() ? inZone(pool.zone().get()) : null;
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
    List<Toleration> tolerations = new ArrayList<>();
    if (pool.storage().isNodeLocal()) {
      for (String taint :
          List.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable")) {
        if (!speaksOf(pool, taint)) {
          tolerations.add(toleration(stayOn(taint)));
        }
      }
    }
    for (Pool.Toleration users : new LinkedHashSet<>(pool.tolerations())) {
      tolerations.add(toleration(users));
    }
    return tolerations;
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
    List<PodAffinityTerm> terms = new ArrayList<>();
    for (Role role : rolesToSpread(cluster, pool)) {
      terms.add(notWith(cluster, role));
    }
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
    List<Role> roles = new ArrayList<>(new TreeSet<>(pool.roles()));
    for (Pool any : cluster.pools()) {
      if (any.roles().size() == 1) {
        return roles;
      }
    }
    return roles.subList(0, 1);
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
        Optional.of(NO_EXECUTE),
        Optional.empty());
  }

  private static boolean speaksOf(Pool pool, String taint) {
    for (Pool.Toleration users : pool.tolerations()) {
      if (users.key().equals(Optional.of(taint))
          && users.effect().orElse(NO_EXECUTE).equals(NO_EXECUTE)) {
        return true;
      }
    }
    return false;
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
