package io.github.kafkak3s.render;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.github.kafkak3s.cluster.Cluster;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The Namespace. Pod Security {@code restricted} is enforced, and neither Argo CD nor Flux may
 * prune it: its deletion takes the claims along, and with them the brokers' data.
 */
final class NamespaceRenderer {
  private NamespaceRenderer() {}

  static Namespace render(Cluster cluster) {
    Map<String, String> labels = Labels.common(cluster);
    for (String mode : new String[] {"enforce", "audit", "warn"}) {
      labels.put("pod-security.kubernetes.io/" + mode, "restricted");
    }
    Map<String, String> annotations = new LinkedHashMap<>();
    annotations.put("argocd.argoproj.io/sync-options", "Prune=false,Delete=false");
    annotations.put("kustomize.toolkit.fluxcd.io/prune", "disabled");

    ObjectMeta metadata = new ObjectMeta();
    metadata.setName(cluster.namespace());
    metadata.setLabels(Labels.withOwn(labels, cluster.labels()));
    metadata.setAnnotations(Labels.withOwn(annotations, cluster.annotations()));
    Namespace namespace = new Namespace();
    namespace.setMetadata(metadata);
    return namespace;
  }
}
