package io.github.kafkak3s.observe;

import java.util.Optional;
import java.util.Set;

/**
 * A storage class by its name, as far as the bundle or K3s tells what it is.
 *
 * @param name its name
 * @param object the object, if the bundle holds it
 */
public record StorageClass(String name, Optional<K8sObject> object) {
  /** The class that K3s brings, and takes where a claim names none. */
  public static final String OF_K3S = "local-path";

  /** What makes volumes that are bound to one host (the provisioners' own pages). */
  private static final Set<String> NODE_LOCAL = Set.of(
      "rancher.io/local-path",
      "cluster.local/local-path-provisioner",
      "openebs.io/local",
      "kubernetes.io/no-provisioner");

  /** Returns a class by the name that a claim has written; K3s' own one where it has none. */
  public static StorageClass of(ManifestSet set, Optional<String> written) {
    String name = written.orElse(OF_K3S);
    for (K8sObject object : set.ofKind("StorageClass")) {
      if (object.name().equals(name)) {
        return new StorageClass(name, Optional.of(object));
      }
    }
    return new StorageClass(name, Optional.empty());
  }

  /** Returns what makes its volumes; empty where neither the bundle nor K3s tells. */
  public String provisioner() {
    if (object.isPresent()) {
      return object.get().node().textAt("provisioner");
    }
    return name.equals(OF_K3S) ? "rancher.io/local-path" : "";
  }

  /** Tells whether each of its volumes is surely a directory or disk of one host. */
  public boolean isNodeLocal() {
    return NODE_LOCAL.contains(provisioner());
  }

  /**
   * Tells whether a volume surely goes with its claim: {@code reclaimPolicy} is {@code Delete}
   * unless it says else (Kubernetes page "Storage Classes"), and so it is in K3s.
   */
  public boolean deletesVolumes() {
    return object
        .map(each -> each.node().textAt("reclaimPolicy"))
        .map(policy -> policy.isEmpty() || policy.equals("Delete"))
        .orElse(name.equals(OF_K3S));
  }
}
