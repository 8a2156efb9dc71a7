package io.github.kafkak3s.render;

import io.fabric8.kubernetes.api.model.apps.RollingUpdateStatefulSetStrategy;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetPersistentVolumeClaimRetentionPolicy;
import io.fabric8.kubernetes.api.model.apps.StatefulSetSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSetUpdateStrategy;
import io.github.kafkak3s.cluster.Cluster;
import io.github.kafkak3s.cluster.Pool;

/** A pool's StatefulSet. */
final class StatefulSetRenderer {
  private StatefulSetRenderer() {}

  /**
   * Renders the StatefulSet of a pool.
   *
   * @param configChecksum what the pods' configuration sums up to; a change rolls them
   */
  static StatefulSet render(Cluster cluster, Pool pool, String configChecksum) {
    StatefulSetSpec spec = new StatefulSetSpec();
    spec.setServiceName(ServiceRenderer.headlessName(cluster));
    spec.setReplicas(pool.nodes().size());
    // One after the other, the first would wait for ever for a majority that is not created.
    spec.setPodManagementPolicy("Parallel");
    spec.setUpdateStrategy(rolling());
    // The replication port opens before the replicas are in sync again; the next pod waits for
    // them.
    spec.setMinReadySeconds(30);
    spec.setRevisionHistoryLimit(10);
    spec.setPersistentVolumeClaimRetentionPolicy(retain());
    spec.setSelector(Labels.selector(Labels.selectingPool(cluster, pool)));
    spec.setTemplate(PodTemplateRenderer.render(cluster, pool, configChecksum));
    spec.setVolumeClaimTemplates(Volumes.claims(pool));
    StatefulSet set = new StatefulSet();
    set.setMetadata(Labels.metadata(cluster, pool.objectName()));
    set.setSpec(spec);
    return set;
  }

  private static StatefulSetUpdateStrategy rolling() {
    RollingUpdateStatefulSetStrategy all = new RollingUpdateStatefulSetStrategy();
    all.setPartition(0);
    StatefulSetUpdateStrategy strategy = new StatefulSetUpdateStrategy();
    strategy.setType("RollingUpdate");
    strategy.setRollingUpdate(all);
    return strategy;
  }

  private static StatefulSetPersistentVolumeClaimRetentionPolicy retain() {
    StatefulSetPersistentVolumeClaimRetentionPolicy policy =
        new StatefulSetPersistentVolumeClaimRetentionPolicy();
    policy.setWhenDeleted("Retain");
    policy.setWhenScaled("Retain");
    return policy;
  }
}
