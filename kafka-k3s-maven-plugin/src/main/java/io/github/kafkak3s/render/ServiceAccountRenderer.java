package io.github.kafkak3s.render;

import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.github.kafkak3s.cluster.Cluster;

/** The ServiceAccount of all nodes: it has no rights, and no token of it is mounted. */
final class ServiceAccountRenderer {
  private ServiceAccountRenderer() {}

  static ServiceAccount render(Cluster cluster) {
    ServiceAccount account = new ServiceAccount();
    account.setMetadata(Labels.metadata(cluster, name(cluster)));
    account.setAutomountServiceAccountToken(false);
    return account;
  }

  static String name(Cluster cluster) {
    return cluster.name();
  }
}
