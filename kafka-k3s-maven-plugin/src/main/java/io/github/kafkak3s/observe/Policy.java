package io.github.kafkak3s.observe;

import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.List;

/**
 * A NetworkPolicy.
 *
 * @param object the object
 * @param selector which pods it covers; one that asks for nothing covers all of its namespace
 */
public record Policy(K8sObject object, Selector selector) {
  static Policy of(K8sObject object) {
    return new Policy(object, Selector.of(object.node().at("spec", "podSelector")));
  }

  /** Tells whether it covers the pods of a workload. */
  public boolean covers(Workload workload) {
    return ManifestSet.meet(object.namespace(), workload.object().namespace())
        && workload.isSelectedBy(selector);
  }

  /** Tells whether it limits who may connect to its pods (Kubernetes page "Network Policies"). */
  public boolean limitsIngress() {
    List<YamlNode> types = object.node().itemsAt("spec", "policyTypes");
    return types.isEmpty() || holds(types, "Ingress");
  }

  /** Tells whether it limits where its pods may connect to. */
  public boolean limitsEgress() {
    List<YamlNode> types = object.node().itemsAt("spec", "policyTypes");
    return types.isEmpty() ? object.node().at("spec", "egress") != null : holds(types, "Egress");
  }

  private static boolean holds(List<YamlNode> types, String text) {
    for (YamlNode type : types) {
      if (type instanceof YamlScalar scalar && scalar.text().equals(text)) {
        return true;
      }
    }
    return false;
  }
}
