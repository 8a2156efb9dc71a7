package io.github.kafkak3s.observe;

import io.github.kafkak3s.kafka.KafkaRelease;
import io.github.kafkak3s.kafka.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One pod that will run Kafka.
 *
 * @param workload what makes the pod
 * @param container the container that runs Kafka
 * @param index which of the workload's pods it is, from 0
 * @param podName its name; ends in {@code -?} where Kubernetes makes it up
 * @param image whose start-up contract it follows
 * @param release the Kafka release that it is judged as: the tag's, else the nearest known one, the
 *     newest where nothing tells
 * @param isReleaseKnown whether the image's tag tells exactly this release or its line
 * @param environment the container's variables
 * @param start how Kafka is started
 * @param format what prepares its disk
 * @param files the mounted files whose text the bundle holds
 * @param readFile the mounted properties file that Kafka or the image reads, if any
 * @param unreadFiles the mounted Kafka properties files that neither this pod nor another pod of
 *     the workload reads; none where the start could not be followed
 * @param declared the options as their author meant them: a mounted properties file though nothing
 *     reads it, environment and arguments
 * @param effective the options that will count
 * @param nodeId the node's id in the declared view; empty where it is unknown or absent
 * @param idFact the option that gives the id, {@code node.id} or {@code broker.id}
 * @param roles its roles in the declared view, read from voters and listeners where
 *     {@code process.roles} is absent; empty where they are unknown
 * @param listeners its listeners in the declared view; empty where they are unknown or malformed
 * @param logDirectories where it keeps its data, the metadata directory among them; in the declared
 *     view
 * @param voters the static quorum as this node has it written, where it can be read
 * @param runs what the init containers and the container do by scripts, in order
 */
public record KafkaNode(
    Workload workload,
    Container container,
    int index,
    String podName,
    ImageKind image,
    KafkaRelease release,
    boolean isReleaseKnown,
    Environment environment,
    Start start,
    Format format,
    List<ConfigFile> files,
    Optional<ConfigFile> readFile,
    List<ConfigFile> unreadFiles,
    Options declared,
    Options effective,
    Optional<Integer> nodeId,
    Optional<OptionFact> idFact,
    Set<Role> roles,
    List<NodeListener> listeners,
    List<LogDirectory> logDirectories,
    Optional<Voters> voters,
    List<ContainerRun> runs) {

  /** Two nodes are one where they are the same pod's. */
  @Override
  public boolean equals(Object other) {
    return other instanceof KafkaNode node && node.index == index && node.workload.equals(workload);
  }

  @Override
  public int hashCode() {
    return workload.hashCode() * 31 + index;
  }

  /** Tells whether it stores partitions; false where the roles are unknown. */
  public boolean isBroker() {
    return roles.contains(Role.BROKER);
  }

  /** Tells whether it votes in the quorum; false where the roles are unknown. */
  public boolean isController() {
    return roles.contains(Role.CONTROLLER);
  }

  /** Tells whether it is run with ZooKeeper, as before Kafka 4.0. */
  public boolean isZooKeeper() {
    return declared.written("process.roles").isEmpty()
        && declared.written("zookeeper.connect").isPresent();
  }

  /** Returns the namespace as written; empty where none is. */
  public String namespace() {
    return workload.object().namespace();
  }
}
