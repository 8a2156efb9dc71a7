package io.github.kafkak3s.cluster;

import io.github.kafkak3s.kafka.KafkaRelease;
import io.github.kafkak3s.kafka.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One resolved cluster, of one environment.
 *
 * @param name the cluster's name; a DNS label
 * @param namespace the namespace of every object
 * @param environment the environment's name, or empty where kafka.yaml has none
 * @param labels the user's labels, for the metadata of every object but never for pods, selectors
 *     or claims
 * @param annotations the user's annotations, for the metadata of every object
 * @param createNamespace whether the bundle holds the Namespace
 * @param release the Kafka release
 * @param metadataVersion the metadata version of the first format; empty for the release's own
 * @param clusterId the cluster id that disks are formatted with
 * @param bootstrap whether controllers may format an empty disk
 * @param reformat names of pods that may format an empty disk all the same
 * @param image the image of every Kafka container
 * @param logging log levels
 * @param listeners the listeners, in the order that they are written: brokers, clients by port,
 *     controllers
 * @param pools the node pools in the order of kafka.yaml
 * @param budgets the pod disruption budgets; every pod is in at most one
 * @param clientNamespaces namespaces that may reach the client listeners; empty for every namespace
 */
public record Cluster(
    String name,
    String namespace,
    String environment,
    Map<String, String> labels,
    Map<String, String> annotations,
    boolean createNamespace,
    KafkaRelease release,
    Optional<String> metadataVersion,
    String clusterId,
    boolean bootstrap,
    List<String> reformat,
    Image image,
    Logging logging,
    List<Listener> listeners,
    List<Pool> pools,
    List<Budget> budgets,
    List<String> clientNamespaces) {

  /**
   * Returns the directory of this cluster's bundle below the output directory: the environment, or
   * the cluster.
   */
  public String directory() {
    return environment.isEmpty() ? name : environment;
  }

  /** Returns the listeners that nodes with some of these roles open, in order. */
  public List<Listener> listenersOf(Set<Role> roles) {
    List<Listener> open = new ArrayList<>();
    for (Listener listener : listeners) {
      boolean forControllers = listener.purpose() == Listener.Purpose.CONTROLLERS;
      if (roles.contains(forControllers ? Role.CONTROLLER : Role.BROKER)) {
        open.add(listener);
      }
    }
    return open;
  }

  /** Returns the listeners of a purpose, in order; at least one. */
  public List<Listener> listenersFor(Listener.Purpose purpose) {
    List<Listener> found = new ArrayList<>();
    for (Listener listener : listeners) {
      if (listener.purpose() == purpose) {
        found.add(listener);
      }
    }
    return found;
  }
}
