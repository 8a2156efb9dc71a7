package io.github.kafkak3s.cluster;

import io.github.kafkak3s.kafka.Role;
import io.github.kafkak3s.spec.Option;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Computes the complete Kafka options of every node of one pool. The replication options stand in
 * the files of both roles: topics that are created explicitly get the controller's values, and
 * clusters that 4.1 or later has formatted freeze the active controller's first min.insync.replicas
 * (ELR, KIP-966; documented by apache/kafka pull request 20237).
 */
final class NodeOptions {
  private final List<Listener> listeners;
  private final String voters;
  private final Set<Role> roles;
  private final Optional<String> zone;
  private final Storage storage;
  private final Map<String, String> config;
  private final Replication replication;

  NodeOptions(
      List<Listener> listeners,
      String voters,
      Set<Role> roles,
      Optional<String> zone,
      Storage storage,
      Map<String, String> config,
      Replication replication) {
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
    for (Map<String, Option> config : List.of(cluster, pool)) {
      for (Map.Entry<String, Option> option : config.entrySet()) {
        merged.put(option.getKey(), option.getValue().text());
      }
    }
    return merged;
  }

  /** Returns the options of one node in the order that they are written. */
  Map<String, String> of(int id, String host) {
    boolean broker = roles.contains(Role.BROKER);
    boolean controller = roles.contains(Role.CONTROLLER);
    StringJoiner open = list();
    StringJoiner advertised = list();
    StringJoiner protocols = list();
    for (Listener listener : listeners) {
      boolean forControllers = listener.purpose() == Listener.Purpose.CONTROLLERS;
      if (forControllers ? controller : broker) {
        open.add(listener.name() + "://:" + listener.port());
      }
      if (!forControllers) {
        advertised.add(listener.name() + "://" + host + ":" + listener.port());
      }
      // A broker maps the controllers' listener too, since it connects to it.
      if (forControllers || broker) {
        protocols.add(listener.name() + ":PLAINTEXT");
      }
    }
    Map<String, String> options = new LinkedHashMap<>();
    options.put("process.roles", processRoles());
    options.put("node.id", Integer.toString(id));
    options.put("controller.quorum.voters", voters);
    options.put("controller.listener.names", name(Listener.Purpose.CONTROLLERS));
    options.put("listeners", open.toString());
    if (broker) {
      options.put("advertised.listeners", advertised.toString());
    }
    options.put("listener.security.protocol.map", protocols.toString());
    if (broker) {
      options.put("inter.broker.listener.name", name(Listener.Purpose.BROKERS));
      if (zone.isPresent()) {
        options.put("broker.rack", zone.get());
      }
    }
    options.put("log.dirs", logDirectories());
    if (storage.volumes() > 1) {
      options.put("metadata.log.dir", storage.metadataDirectory());
    }
    if (broker) {
      // A broker that gives up after Kafka's 60 s, while another node still pulls its image, ends
      // in back-off.
      options.put("initial.broker.registration.timeout.ms", "600000");
      options.put("auto.create.topics.enable", "false");
    }
    options.putAll(replication.options());
    options.putAll(config);
    return options;
  }

  private String processRoles() {
    StringJoiner words = list();
    for (Role role : Role.values()) {
      if (roles.contains(role)) {
        words.add(role.word());
      }
    }
    return words.toString();
  }

  private String logDirectories() {
    StringJoiner directories = list();
    for (String claim : storage.claimNames()) {
      directories.add(Storage.logDirectory(claim));
    }
    return directories.toString();
  }

  private String name(Listener.Purpose purpose) {
    for (Listener listener : listeners) {
      if (listener.purpose() == purpose) {
        return listener.name();
      }
    }
    throw new IllegalStateException("every purpose has its listener: " + purpose);
  }

  private static StringJoiner list() {
    return new StringJoiner(",");
  }
}
