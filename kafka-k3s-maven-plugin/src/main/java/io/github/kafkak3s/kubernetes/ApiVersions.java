package io.github.kafkak3s.kubernetes;

import java.util.List;
import java.util.Optional;

/**
 * When Kubernetes stopped to serve versions of its APIs (Kubernetes page "Deprecated API Migration
 * Guide"), and when it began to heed fields (page "Feature Gates").
 */
public final class ApiVersions {
  /** The oldest release that is still supported by anybody, taken where none is said. */
  public static final int OLDEST_MINOR = 31;

  /**
   * A version of an API that is gone.
   *
   * @param apiVersion group and version
   * @param kind the kind; empty for all of the version
   * @param minor the first release of Kubernetes 1 without it
   * @param successor what to write instead
   */
  public record Removed(String apiVersion, String kind, int minor, String successor) {}

  /**
   * A field that older releases ignore.
   *
   * @param kind the kind
   * @param field the way to it, by dots
   * @param minor the first release of Kubernetes 1 that heeds it unasked
   */
  public record Added(String kind, String field, int minor) {}

  private static final List<Removed> REMOVED = List.of(
      new Removed("extensions/v1beta1", "Ingress", 22, "networking.k8s.io/v1"),
      new Removed("extensions/v1beta1", "NetworkPolicy", 16, "networking.k8s.io/v1"),
      new Removed("extensions/v1beta1", "", 16, "apps/v1"),
      new Removed("apps/v1beta1", "", 16, "apps/v1"),
      new Removed("apps/v1beta2", "", 16, "apps/v1"),
      new Removed("policy/v1beta1", "PodSecurityPolicy", 25, "pod-security.kubernetes.io labels"),
      new Removed("policy/v1beta1", "", 25, "policy/v1"),
      new Removed("batch/v1beta1", "", 25, "batch/v1"),
      new Removed("autoscaling/v2beta1", "", 25, "autoscaling/v2"),
      new Removed("autoscaling/v2beta2", "", 26, "autoscaling/v2"),
      new Removed("networking.k8s.io/v1beta1", "Ingress", 22, "networking.k8s.io/v1"),
      new Removed("networking.k8s.io/v1beta1", "IngressClass", 22, "networking.k8s.io/v1"),
      new Removed("rbac.authorization.k8s.io/v1beta1", "", 22, "rbac.authorization.k8s.io/v1"),
      new Removed("scheduling.k8s.io/v1beta1", "", 22, "scheduling.k8s.io/v1"),
      new Removed("storage.k8s.io/v1beta1", "StorageClass", 22, "storage.k8s.io/v1"),
      new Removed("discovery.k8s.io/v1beta1", "", 25, "discovery.k8s.io/v1"),
      new Removed("events.k8s.io/v1beta1", "", 25, "events.k8s.io/v1"),
      new Removed("apiextensions.k8s.io/v1beta1", "", 22, "apiextensions.k8s.io/v1"),
      new Removed(
          "admissionregistration.k8s.io/v1beta1",
          "ValidatingWebhookConfiguration",
          22,
          "admissionregistration.k8s.io/v1"),
      new Removed("coordination.k8s.io/v1beta1", "", 22, "coordination.k8s.io/v1"));

  private static final List<Added> ADDED = List.of(
      new Added("StatefulSet", "spec.updateStrategy.rollingUpdate.maxUnavailable", 35),
      new Added("StatefulSet", "spec.template.spec.resources", 34),
      new Added("StatefulSet", "spec.template.spec.hostUsers", 33),
      new Added("StatefulSet", "spec.ordinals", 27),
      new Added("StatefulSet", "spec.persistentVolumeClaimRetentionPolicy", 27),
      new Added("PodDisruptionBudget", "spec.unhealthyPodEvictionPolicy", 27),
      new Added("Service", "spec.trafficDistribution", 31));

  private ApiVersions() {}

  /** Returns what became of a version of an API, if a release no longer serves it. */
  public static Optional<Removed> removed(String apiVersion, String kind, int minor) {
    for (Removed each : REMOVED) {
      if (each.apiVersion().equals(apiVersion)
          && each.minor() <= minor
          && (each.kind().isEmpty() || each.kind().equals(kind))) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** Returns the fields of a kind that a release does not heed. */
  public static List<Added> ignored(String kind, int minor) {
    return ADDED.stream()
        .filter(each -> each.kind().equals(kind) && each.minor() > minor)
        .toList();
  }

  /** Returns the minor number of a version such as {@code 1.35}; empty where it is none. */
  public static Optional<Integer> minor(String version) {
    if (!version.startsWith("1.") || version.length() < 3 || version.length() > 5) {
      return Optional.empty();
    }
    String minor = version.substring(2);
    return Digits.only(minor) ? Optional.of(Integer.parseInt(minor)) : Optional.empty();
  }
}
