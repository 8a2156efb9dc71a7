package io.github.kafkak3s.render;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.github.kafkak3s.cluster.Cluster;
import io.github.kafkak3s.cluster.Pool;
import io.github.kafkak3s.kafka.Role;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The labels of objects and pods, and the selectors over them. Selectors use {@code kafka-k3s/*}
 * only: Kubernetes copies a StatefulSet's selector onto its claims, and Argo CD's label tracking
 * prunes by {@code app.kubernetes.io/instance}.
 */
final class Labels {
  private static final String CLUSTER = "kafka-k3s/cluster";
  private static final String POOL = "kafka-k3s/pool";
  private static final String NODE = "kafka-k3s/node";
  private static final String YES = "true";

  private Labels() {}

  /** Returns the metadata of a namespaced object: ours, then the user's labels and annotations. */
  static ObjectMeta metadata(Cluster cluster, String name) {
    ObjectMeta metadata = new ObjectMeta();
    metadata.setName(name);
    metadata.setNamespace(cluster.namespace());
    metadata.setLabels(withOwn(common(cluster), cluster.labels()));
    metadata.setAnnotations(new LinkedHashMap<>(cluster.annotations()));
    return metadata;
  }

  /** Returns the labels that every object and every pod bears. */
  static Map<String, String> common(Cluster cluster) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("app.kubernetes.io/name", "kafka");
    labels.put("app.kubernetes.io/instance", cluster.name());
    labels.put("app.kubernetes.io/managed-by", "kafka-k3s");
    labels.put(CLUSTER, cluster.name());
    return labels;
  }

  /** Returns the labels of a pool's pods. */
  static Map<String, String> ofPods(Cluster cluster, Pool pool) {
    Map<String, String> labels = common(cluster);
    labels.put(POOL, pool.name());
    labels.put(NODE, YES);
    for (Role role : Role.values()) {
      if (pool.has(role)) {
        labels.put(of(role), YES);
      }
    }
    return withOwn(labels, pool.podLabels());
  }

  /** Returns the labels that exactly a pool's pods bear. */
  static Map<String, String> selectingPool(Cluster cluster, Pool pool) {
    return selecting(cluster, POOL, pool.name());
  }

  /**
   * Returns the labels that exactly the nodes with a role bear, over all pools; without a role,
   * every node.
   */
  static Map<String, String> selectingNodes(Cluster cluster, Optional<Role> role) {
    return selecting(cluster, role.isPresent() ? of(role.get()) : NODE, YES);
  }

  /** Returns labels as a selector. */
  static LabelSelector selector(Map<String, String> labels) {
    LabelSelector selector = new LabelSelector();
    selector.setMatchLabels(labels);
    return selector;
  }

  /** Adds the user's entries after ours; ours stay as they are. */
  static Map<String, String> withOwn(Map<String, String> ours, Map<String, String> users) {
    for (Map.Entry<String, String> entry : users.entrySet()) {
      ours.putIfAbsent(entry.getKey(), entry.getValue());
    }
    return ours;
  }

  private static Map<String, String> selecting(Cluster cluster, String key, String value) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put(CLUSTER, cluster.name());
    labels.put(key, value);
    return labels;
  }

  private static String of(Role role) {
    return "kafka-k3s/" + role.word();
  }
}
