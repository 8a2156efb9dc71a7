package io.github.kafkak3s.observe;

/**
 * A PodDisruptionBudget.
 *
 * @param object the object
 * @param selector which pods it covers; one that asks for nothing covers all of its namespace
 */
public record Budget(K8sObject object, Selector selector) {
  static Budget of(K8sObject object) {
    return new Budget(object, Selector.of(object.node().at("spec", "selector")));
  }

  /** Returns how many pods may be away, as written: a number or a percentage; empty for none. */
  public String maxUnavailable() {
    return object.node().textAt("spec", "maxUnavailable");
  }

  /** Returns how many pods must stay, as written: a number or a percentage; empty for none. */
  public String minAvailable() {
    return object.node().textAt("spec", "minAvailable");
  }

  /** Tells whether it covers the pods of a workload; without selector it covers none. */
  public boolean covers(Workload workload) {
    return object.node().at("spec", "selector") != null
        && ManifestSet.meet(object.namespace(), workload.object().namespace())
        && workload.isSelectedBy(selector);
  }
}
