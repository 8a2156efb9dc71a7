package io.github.kafkak3s.cluster;

import io.github.kafkak3s.kafka.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Nodes of one kind: one StatefulSet.
 *
 * @param name the pool's name in kafka.yaml
 * @param objectName the StatefulSet's name: the cluster's for a pool of the same name, else
 *     {@code cluster-pool}
 * @param roles the roles of its nodes, in the order of {@link Role}
 * @param nodes its nodes, by ordinal from 0
 * @param zone the zone that its nodes are bound to, also their rack
 * @param storage its disks
 * @param resources cpu and memory of the Kafka container
 * @param heapMebibytes the JVM's heap
 * @param jvmOptions further options of the JVM, none with a blank
 * @param spread how strictly nodes of one role are kept on different hosts
 * @param nodeSelector labels that a host must bear
 * @param tolerations further tolerations
 * @param priorityClassName the pods' priority class
 * @param terminationGracePeriodSeconds time for a controlled shutdown
 * @param podLabels further labels of the pods
 * @param podAnnotations further annotations of the pods
 * @param restart a text whose change rolls the pods
 */
public record Pool(
    String name,
    String objectName,
    Set<Role> roles,
    List<KafkaNode> nodes,
    Optional<String> zone,
    Storage storage,
    Resources resources,
    int heapMebibytes,
    List<String> jvmOptions,
    Spread spread,
    Map<String, String> nodeSelector,
    List<Toleration> tolerations,
    Optional<String> priorityClassName,
    int terminationGracePeriodSeconds,
    Map<String, String> podLabels,
    Map<String, String> podAnnotations,
    Optional<String> restart) {

  /** How strictly nodes of one role are kept on different hosts. */
  public enum Spread {
    /** Never two on one host. */
    REQUIRED,
    /** Two on one host only where there is no other. */
    PREFERRED,
    /** Not at all. */
    NONE
  }

  /**
   * Cpu and memory, as Kubernetes' canonical quantities by resource name.
   *
   * @param requests what a host must have free
   * @param limits what the container may use
   */
  public record Resources(Map<String, String> requests, Map<String, String> limits) {}

  /**
   * A toleration, in Kubernetes' words.
   *
   * @param key the taint's key; empty for every key
   * @param operator Exists or Equal
   * @param value the taint's value
   * @param effect NoSchedule, PreferNoSchedule, NoExecute; empty for every effect
   * @param tolerationSeconds how long a NoExecute taint is tolerated
   */
  public record Toleration(
      Optional<String> key,
      Optional<String> operator,
      Optional<String> value,
      Optional<String> effect,
      Optional<Long> tolerationSeconds) {}

  /** Returns the name of the pool's ConfigMap. */
  public String configMapName() {
    return objectName + "-config";
  }

  /** Tells whether the pool's nodes have a role. */
  public boolean has(Role role) {
    return roles.contains(role);
  }
}
