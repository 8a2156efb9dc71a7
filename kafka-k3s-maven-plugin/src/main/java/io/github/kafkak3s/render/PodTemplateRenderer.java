package io.github.kafkak3s.render;

import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.github.kafkak3s.cluster.Cluster;
import io.github.kafkak3s.cluster.Pool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The template of a pool's pods; meets Pod Security's level {@code restricted}. */
final class PodTemplateRenderer {
  private static final String CHECKSUM = "kafka-k3s/config-sha256";
  private static final String RESTART = "kafka-k3s/restart";

  private PodTemplateRenderer() {}

  static PodTemplateSpec render(Cluster cluster, Pool pool, String configChecksum) {
    PodTemplateSpec template = new PodTemplateSpec();
    template.setMetadata(metadata(cluster, pool, configChecksum));
    template.setSpec(spec(cluster, pool));
    return template;
  }

  private static ObjectMeta metadata(Cluster cluster, Pool pool, String configChecksum) {
    Map<String, String> annotations = new LinkedHashMap<>();
    annotations.put(CHECKSUM, configChecksum);
    if (pool.restart().isPresent()) {
      annotations.put(RESTART, pool.restart().get());
    }
    ObjectMeta metadata = new ObjectMeta();
    metadata.setLabels(Labels.ofPods(cluster, pool));
    metadata.setAnnotations(Labels.withOwn(annotations, pool.podAnnotations()));
    return metadata;
  }

  private static PodSpec spec(Cluster cluster, Pool pool) {
    PodSpec spec = new PodSpec();
    spec.setServiceAccountName(ServiceAccountRenderer.name(cluster));
    spec.setAutomountServiceAccountToken(false);
    // A Service named kafka would otherwise set KAFKA_PORT and the like, which the images take for
    // Kafka options.
    spec.setEnableServiceLinks(false);
    spec.setTerminationGracePeriodSeconds((long) pool.terminationGracePeriodSeconds());
    spec.setPriorityClassName(pool.priorityClassName().orElse(null));
    spec.setImagePullSecrets(pullSecrets(cluster));
    spec.setSecurityContext(security(cluster.image().contract().user()));
    spec.setNodeSelector(new LinkedHashMap<>(pool.nodeSelector()));
    spec.setAffinity(Placement.affinity(cluster, pool));
    spec.setTolerations(Placement.tolerations(pool));
    spec.setInitContainers(List.of(Containers.format(cluster, pool)));
    spec.setContainers(List.of(Containers.kafka(cluster, pool)));
    spec.setVolumes(Volumes.volumes(pool));
    return spec;
  }

  private static List<LocalObjectReference> pullSecrets(Cluster cluster) {
    List<LocalObjectReference> references = new ArrayList<>();
    for (String name : cluster.image().pullSecrets()) {
      references.add(new LocalObjectReference(name));
    }
    return references;
  }

  private static PodSecurityContext security(long user) {
    SeccompProfile seccomp = new SeccompProfile();
    seccomp.setType("RuntimeDefault");
    PodSecurityContext context = new PodSecurityContext();
    context.setRunAsNonRoot(true);
    context.setRunAsUser(user);
    context.setRunAsGroup(user);
    context.setFsGroup(user);
    context.setFsGroupChangePolicy("OnRootMismatch");
    context.setSeccompProfile(seccomp);
    return context;
  }
}
