package io.github.kafkak3s.render;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetSpec;
import io.github.kafkak3s.cluster.Budget;
import io.github.kafkak3s.cluster.Cluster;

/** A PodDisruptionBudget: what a drain may take at a time. */
final class DisruptionBudgetRenderer {
  private DisruptionBudgetRenderer() {}

  static PodDisruptionBudget render(Cluster cluster, Budget budget) {
    PodDisruptionBudgetSpec spec = new PodDisruptionBudgetSpec();
    spec.setMaxUnavailable(new IntOrString(budget.maxUnavailable()));
    // AlwaysAllow would let a drain evict a broker that is still recovering its log.
    spec.setUnhealthyPodEvictionPolicy("IfHealthyBudget");
    spec.setSelector(Labels.selector(Labels.selectingNodes(cluster, budget.role())));
    PodDisruptionBudget object = new PodDisruptionBudget();
    object.setMetadata(Labels.metadata(cluster, budget.name()));
    object.setSpec(spec);
    return object;
  }
}
