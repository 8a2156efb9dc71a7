package io.github.kafkak3s.cluster;

import static io.github.kafkak3s.diagnostic.InputRules.INVALID_NAME;

import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.spec.KafkaFile;
import io.github.kafkak3s.spec.Located;
import io.github.kafkak3s.spec.PoolSpec;
import java.util.Map;
import java.util.Set;

/**
 * Refuses names that derive others past Kubernetes' limits or that clash with ours; never cuts one.
 */
final class NameChecks {
  private static final Set<String> RESERVED_POOLS =
      Set.of("topics", "bootstrap", "config", "namespace");
  private static final int LABEL = 63;
  private static final int DNS_NAME = 253;

  /**
   * The StatefulSet controller labels pods with the set's name, a hyphen and a hash of up to ten
   * characters.
   */
  private static final int HASH = 11;

  private final Findings findings;

  NameChecks(Findings findings) {
    this.findings = findings;
  }

  void check(KafkaFile file, String namespace) {
    Located<String> name = file.metadata().name();
    if (Character.isDigit(name.value().charAt(0))) {
      findings.add(
          INVALID_NAME,
          name.place(),
          "the name \"%s\" starts with a digit; the name of a Service starts with a letter (RFC 1035)"
              .formatted(name.value()),
          "start it with a letter");
    }
    limit(name.value() + "-bootstrap", "the Service", LABEL, name.place());
    for (Map.Entry<String, Located<PoolSpec>> pool :
        file.spec().nodePools().value().entrySet()) {
      checkPool(file, namespace, pool.getKey(), pool.getValue());
    }
    for (Map.Entry<String, Located<String>> label : file.metadata().labels().entrySet()) {
      if (isOurs(label.getKey()) || isRecommended(label.getKey())) {
        refuse(label, "the compiler's own label");
      }
    }
    for (Map.Entry<String, Located<String>> annotation :
        file.metadata().annotations().entrySet()) {
      if (isOurs(annotation.getKey()) || isProtection(annotation.getKey())) {
        refuse(annotation, "an annotation that protects objects from being pruned or rewritten");
      }
    }
  }

  private void checkPool(
      KafkaFile file, String namespace, String poolName, Located<PoolSpec> pool) {
    if (RESERVED_POOLS.contains(poolName)) {
      findings.add(
          INVALID_NAME,
          pool.place(),
          "the pool name \"%s\" is reserved: other objects bear the name that it would give"
              .formatted(poolName),
          "choose another name");
    }
    String cluster = file.metadata().name().value();
    String object = PoolResolver.objectName(cluster, poolName);
    limit(object, "the StatefulSet", LABEL - HASH, pool.place());
    String lastPod = object + "-" + (pool.value().replicas().value() - 1);
    String host = PoolResolver.host(
        lastPod, cluster, namespace, file.spec().clusterDomain().value());
    limit(host, "the host", DNS_NAME, pool.place());
    for (Map.Entry<String, Located<String>> label : pool.value().podLabels().entrySet()) {
      if (isOurs(label.getKey())
          || isRecommended(label.getKey())
          || isSetByKubernetes(label.getKey())) {
        refuse(label, "a label that the compiler or Kubernetes sets");
      }
    }
    for (Map.Entry<String, Located<String>> annotation :
        pool.value().podAnnotations().entrySet()) {
      if (isOurs(annotation.getKey())) {
        refuse(annotation, "the compiler's own annotation");
      }
    }
  }

  private void limit(String derived, String what, int longest, Place place) {
    if (derived.length() > longest) {
      findings.add(
          INVALID_NAME,
          place,
          "%s would be named \"%s\", %s characters; %s are allowed"
              .formatted(what, derived, derived.length(), longest),
          "choose a shorter name; names are never cut");
    }
  }

  private void refuse(Map.Entry<String, Located<String>> entry, String because) {
    findings.add(
        INVALID_NAME,
        entry.getValue().place(),
        "\"%s\" is %s".formatted(entry.getKey(), because),
        "remove it");
  }

  private static boolean isOurs(String key) {
    return key.startsWith("kafka-k3s/");
  }

  private static boolean isRecommended(String key) {
    return key.equals("app.kubernetes.io/name")
        || key.equals("app.kubernetes.io/instance")
        || key.equals("app.kubernetes.io/managed-by");
  }

  private static boolean isSetByKubernetes(String key) {
    return key.equals("controller-revision-hash")
        || key.startsWith("statefulset.kubernetes.io/")
        || key.equals("apps.kubernetes.io/pod-index");
  }

  private static boolean isProtection(String key) {
    return key.equals("argocd.argoproj.io/sync-options")
        || key.equals("kustomize.toolkit.fluxcd.io/prune")
        || key.equals("kustomize.toolkit.fluxcd.io/substitute");
  }
}
