package io.github.kafkak3s.observe;

import io.github.kafkak3s.kafka.KafkaRelease;
import io.github.kafkak3s.kafka.Role;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The Kafka nodes of a bundle that form one cluster.
 *
 * @param namespace its namespace; empty where none is written
 * @param nodes its nodes in the order of workloads and ordinals; at least one
 * @param voters the static quorum as the first node that has one has it written
 */
public record KafkaCluster(String namespace, List<KafkaNode> nodes, Optional<Voters> voters) {
  /** Keeps an unmodifiable copy. */
  public KafkaCluster {
    nodes = List.copyOf(nodes);
  }

  /**
   * Returns its name for people: namespace and name of the first of its workloads,
   * {@code kafka/kafka}; the name alone where no namespace is written.
   */
  public String name() {
    return workloads().get(0).object().qualifiedName();
  }

  /** Returns the nodes with the role broker. */
  public List<KafkaNode> brokers() {
    return with(Role.BROKER);
  }

  /** Returns the nodes with the role controller. */
  public List<KafkaNode> controllers() {
    return with(Role.CONTROLLER);
  }

  private List<KafkaNode> with(Role role) {
    List<KafkaNode> with = new ArrayList<>();
    for (KafkaNode node : nodes) {
      if (node.roles().contains(role)) {
        with.add(node);
      }
    }
    return List.copyOf(with);
  }

  /** Returns the distinct ids of the brokers; empty where any of them is unknown. */
  public Optional<Set<Integer>> brokerIds() {
    Set<Integer> ids = new TreeSet<>();
    for (KafkaNode broker : brokers()) {
      if (broker.nodeId().isEmpty()) {
        return Optional.empty();
      }
      ids.add(broker.nodeId().get());
    }
    return Optional.of(ids);
  }

  /** Tells whether roles, ids and options of every node are known. */
  public boolean isComplete() {
    for (KafkaNode node : nodes) {
      if (!node.declared().complete() || node.roles().isEmpty() || node.nodeId().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Returns the workloads that make its pods, in order. */
  public List<Workload> workloads() {
    Set<Workload> workloads = new LinkedHashSet<>();
    for (KafkaNode node : nodes) {
      workloads.add(node.workload());
    }
    return List.copyOf(workloads);
  }

  /** Returns the oldest release among its nodes. */
  public KafkaRelease release() {
    KafkaRelease oldest = nodes.get(0).release();
    for (KafkaNode node : nodes) {
      if (node.release().compareTo(oldest) < 0) {
        oldest = node.release();
      }
    }
    return oldest;
  }

  /** Tells whether it is one node that is broker and controller: a development cluster. */
  public boolean isSingle() {
    return nodes.size() == 1;
  }
}
