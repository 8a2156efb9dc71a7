package io.github.kafkak3s.kubernetes;

import java.util.Set;

/** Which API groups exist where, by who brings them. */
public final class ApiGroups {
  private static final Set<String> OWN = Set.of("", "apps", "autoscaling", "batch", "policy");

  /** Kubernetes' own groups end so; groups of others may, and then stand in {@link #ADDED}. */
  private static final String SUFFIX = ".k8s.io";

  private static final Set<String> ADDED = Set.of(
      "gateway.networking.k8s.io",
      "kustomize.config.k8s.io",
      "metrics.k8s.io",
      "snapshot.storage.k8s.io");

  private static final Set<String> OF_K3S = Set.of(
      "helm.cattle.io",
      "k3s.cattle.io",
      "traefik.io",
      "traefik.containo.us",
      "metrics.k8s.io",
      "gateway.networking.k8s.io");

  private static final Set<String> WITHOUT_PODS = Set.of(
      "bitnami.com",
      "cert-manager.io",
      "external-secrets.io",
      "gateway.networking.k8s.io",
      "monitoring.coreos.com",
      "secrets-store.csi.x-k8s.io",
      "traefik.containo.us",
      "traefik.io");

  private ApiGroups() {}

  /** Tells whether every Kubernetes serves a group; empty means the core group. */
  public static boolean isBuiltIn(String group) {
    return OWN.contains(group) || group.endsWith(SUFFIX) && !ADDED.contains(group);
  }

  /**
   * Tells whether K3s brings a group that Kubernetes itself does not (K3s, "Packaged components").
   */
  public static boolean isOfK3s(String group) {
    return OF_K3S.contains(group);
  }

  /** Tells whether the objects of a group that is not Kubernetes' own make no pods. */
  public static boolean makesNoPods(String group) {
    return WITHOUT_PODS.contains(group);
  }
}
