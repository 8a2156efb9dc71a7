package io.github.kafkak3s.cluster;

import io.github.kafkak3s.kafka.KafkaRelease;
import io.github.kafkak3s.kafka.Role;
import io.github.kafkak3s.spec.Option;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Computes the complete Kafka options of every node of one pool. The replication options stand in
 * the files of both roles: topics that are created explicitly get the controller's values, and
 * clusters that 4.1 or later has formatted freeze the active controller's first min.insync.replicas
 * (ELR, KIP-966; documented by apache/kafka pull request 20237).
 */
final class NodeOptions {
  private final KafkaRelease release;
  private final List<Listener> listeners;
  private final String voters;
  private final Set<Role> roles;
  private final Optional<String> zone;
  private final Storage storage;
  private final Map<String, String> config;
  private final Replication replication;

  NodeOptions(
      KafkaRelease release,
      List<Listener> listeners,
      String voters,
      Set<Role> roles,
      Optional<String> zone,
      Storage storage,
      Map<String, String> config,
      Replication replication) {
    this.release = release;
    this.listeners = listeners;
    this.voters = voters;
    this.roles = roles;
    this.zone = zone;
    this.storage = storage;
    this.config = config;
    this.replication = replication;
  }

  /** Returns the options of {@code spec.config} with those of a pool on top. */
  static Map<String, String> merged(Map<String, Option> cluster, Map<String, Option> pool) {
    Map<String, String> merged = new TreeMap<>();
    cluster.forEach((name, option) -> merged.put(name, option.text()));
    pool.forEach((name, option) -> merged.put(name, option.text()));
    return merged;
  }

  /** Returns the options of one node in the order that they are written. */
  Map<String, String> of(int id, String host) {
    boolean broker = roles.contains(Role.BROKER);
    boolean controller = roles.contains(Role.CONTROLLER);
    Map<String, String> options = new LinkedHashMap<>();
    options.put("process.roles", joined(roles.stream().sorted().map(Role::word).toList()));
    options.put("node.id", Integer.toString(id));
    options.put("controller.quorum.voters", voters);
    options.put("controller.listener.names", names(Listener.Purpose.CONTROLLERS));
    options.put(
        "listeners",
        joined(listeners.stream()
            .filter(listener -> isController(listener) ? controller : broker)
            .map(listener -> listener.name() + "://:" + listener.port())
            .toList()));
    if (broker) {
      options.put(
          "advertised.listeners",
          joined(listeners.stream()
              .filter(listener -> !isController(listener))
              .map(listener -> "%s://%s:%s".formatted(listener.name(), host, listener.port()))
              .toList()));
    }
    options.put(
        "listener.security.protocol.map",
        joined(listeners.stream()
            .filter(listener -> broker || isController(listener))
            .map(listener -> listener.name() + ":PLAINTEXT")
            .toList()));
    if (broker) {
      options.put("inter.broker.listener.name", names(Listener.Purpose.BROKERS));
      zone.ifPresent(rack -> options.put("broker.rack", rack));
    }
    options.put(
        "log.dirs",
        joined(storage.claimNames().stream().map(Storage::logDirectory).toList()));
    if (storage.volumes() > 1) {
      options.put("metadata.log.dir", storage.metadataDirectory());
    }
    if (broker) {
      // A broker that gives up after Kafka's 60 s, while another node still pulls its image, ends
      // in back-off.
      options.put("initial.broker.registration.timeout.ms", "600000");
      options.put("auto.create.topics.enable", "false");
    }
    options.putAll(replication.options(release));
    config.forEach(options::put);
    return options;
  }

  private String names(Listener.Purpose purpose) {
    return joined(listeners.stream()
        .filter(listener -> listener.purpose() == purpose)
        .map(Listener::name)
        .toList());
  }

  private static boolean isController(Listener listener) {
    return listener.purpose() == Listener.Purpose.CONTROLLERS;
  }

  private static String joined(List<String> parts) {
    return parts.stream().collect(Collectors.joining(","));
  }
}
