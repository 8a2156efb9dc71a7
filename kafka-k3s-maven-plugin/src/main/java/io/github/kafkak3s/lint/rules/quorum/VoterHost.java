package io.github.kafkak3s.lint.rules.quorum;

import io.github.kafkak3s.kubernetes.Digits;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.observe.Workload;
import java.util.List;
import java.util.Optional;

/**
 * The host of a voter as its bundle understands it: {@code <pod>.<service>} or {@code <service>},
 * with or without namespace and domain.
 *
 * @param labels the labels of the name up to {@code svc}
 */
record VoterHost(List<String> labels) {

  /** Reads a host; a port behind it is left out. */
  static VoterHost of(String host) {
    int port = host.lastIndexOf(':');
    String name = port < 0 ? host : host.substring(0, port);
    int domain = (name + ".").indexOf(".svc.");
    return new VoterHost(List.of((domain < 0 ? name : name.substring(0, domain)).split("\\.", -1)));
  }

  /** Returns the node whose pod it names, if it names one. */
  Optional<KafkaNode> node(KafkaCluster cluster, Observation bundle) {
    if (namesPod(cluster, bundle)) {
      for (KafkaNode node : cluster.nodes()) {
        if (node.podName().equals(labels.get(0))) {
          return Optional.of(node);
        }
      }
    }
    return Optional.empty();
  }

  /** Tells whether it names a pod or Service of the bundle, even a pod that is not there. */
  boolean isOfBundle(KafkaCluster cluster, Observation bundle) {
    return labels.get(0).equals("localhost")
        || namesPod(cluster, bundle)
        || namesService(0, cluster, bundle);
  }

  /**
   * Returns the namespace that it names in place of a node's own, where it names the node's pod and
   * Service but for that: what is left after a copy to another namespace.
   */
  Optional<String> otherNamespace(KafkaNode node) {
    boolean isCopy = labels.size() == 3
        && labels.get(0).equals(node.podName())
        && labels.get(1).equals(node.workload().object().node().textAt("spec", "serviceName"))
        && !ManifestSet.meet(labels.get(2), node.namespace());
    return isCopy ? Optional.of(labels.get(2)) : Optional.empty();
  }

  private boolean namesPod(KafkaCluster cluster, Observation bundle) {
    for (Workload workload : cluster.workloads()) {
      String prefix = workload.object().name() + "-";
      boolean isPod =
          labels.get(0).startsWith(prefix) && Digits.only(labels.get(0).substring(prefix.length()));
      boolean isThere = labels.size() > 1
          && (labels.get(1).equals(workload.object().node().textAt("spec", "serviceName"))
              ? isNamespace(2, cluster)
              : namesService(1, cluster, bundle));
      if (isPod && isThere) {
        return true;
      }
    }
    return false;
  }

  private boolean namesService(int at, KafkaCluster cluster, Observation bundle) {
    return bundle.service(cluster.namespace(), labels.get(at)).isPresent()
        && isNamespace(at + 1, cluster);
  }

  private boolean isNamespace(int at, KafkaCluster cluster) {
    return labels.size() == at
        || labels.size() == at + 1 && ManifestSet.meet(labels.get(at), cluster.namespace());
  }

  /** Tells whether DNS finds a host only by a pod's search domains. */
  static boolean isRelative(String host, KafkaCluster cluster, Observation bundle) {
    if (host.isEmpty() || host.endsWith(".") || host.equals("localhost") || isAddress(host)) {
      return false;
    }
    return !host.contains(".svc.")
        && (host.indexOf('.') < 0
            || host.endsWith(".svc")
            || VoterHost.of(host).isOfBundle(cluster, bundle));
  }

  private static boolean isAddress(String host) {
    return host.indexOf(':') >= 0 || Digits.only(host.replace(".", ""));
  }
}
