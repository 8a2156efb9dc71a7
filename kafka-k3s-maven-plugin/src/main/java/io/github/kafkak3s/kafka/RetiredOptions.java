package io.github.kafkak3s.kafka;

import java.util.Set;

/**
 * What to do instead of options that went with ZooKeeper or after it. Sources: Kafka's upgrade
 * notes for 4.0 to 4.3, KIP-724, KIP-866, KIP-896 and the definitions themselves.
 */
final class RetiredOptions {
  /** Gone before 3.9, so in no release of the catalogue. */
  private static final Set<String> BEFORE_CATALOGUE = Set.of(
      "advertised.host.name",
      "advertised.port",
      "host.name",
      "port",
      "quota.consumer.default",
      "quota.producer.default");

  private static final Set<String> ZOOKEEPER_ONLY = Set.of(
      "broker.id.generation.enable",
      "control.plane.listener.name",
      "controlled.shutdown.max.retries",
      "controlled.shutdown.retry.backoff.ms",
      "inter.broker.protocol.version",
      "leader.imbalance.per.broker.percentage",
      "log.message.format.version",
      "reserved.broker.max.id");

  private RetiredOptions() {}

  /** Tells whether an option was removed before the oldest release of the catalogue. */
  static boolean isOlderThanCatalogue(String name) {
    return BEFORE_CATALOGUE.contains(name);
  }

  /** Tells whether 3.9 still defines an option that means nothing, or is refused, with KRaft. */
  static boolean isForZooKeeper(String name) {
    return name.startsWith("zookeeper.")
        || name.startsWith("password.encoder.")
        || ZOOKEEPER_ONLY.contains(name);
  }

  /** Returns what to do instead. */
  static String help(String name) {
    if (name.startsWith("zookeeper.")) {
      return "remove it: controllers keep the metadata, there is no ZooKeeper";
    }
    if (name.startsWith("password.encoder.")) {
      return "remove it: it encrypted passwords in ZooKeeper";
    }
    return switch (name) {
      case "advertised.host.name", "advertised.port" -> "use advertised.listeners";
      case "host.name", "port" -> "use listeners";
      case "quota.consumer.default", "quota.producer.default" -> "set quotas for users or clients";
      case "inter.broker.protocol.version" ->
        "remove it: the cluster's metadata version took its place";
      case "log.message.format.version", "message.format.version" ->
        "remove it: records are always written in the newest format";
      case "log.message.downconversion.enable", "message.downconversion.enable" ->
        "remove it: clients older than 2.1 are no longer served";
      case "log.message.timestamp.difference.max.ms" ->
        "use log.message.timestamp.before.max.ms and log.message.timestamp.after.max.ms";
      case "message.timestamp.difference.max.ms" ->
        "use message.timestamp.before.max.ms and message.timestamp.after.max.ms";
      case "control.plane.listener.name" -> "use controller.listener.names";
      case "broker.id.generation.enable", "reserved.broker.max.id" -> "use node.id";
      case "controlled.shutdown.max.retries", "controlled.shutdown.retry.backoff.ms" ->
        "remove it: the controller is told by heartbeats";
      case "leader.imbalance.per.broker.percentage" ->
        "remove it: every imbalance is mended at leader.imbalance.check.interval.seconds";
      case "delegation.token.master.key" -> "use delegation.token.secret.key";
      case "eligible.leader.replicas.enable" ->
        "remove it: the feature eligible.leader.replicas.version took its place";
      case "offsets.commit.required.acks" -> "remove it: commits always wait for all replicas";
      case "auto.include.jmx.reporter" -> "remove it: metric.reporters names JmxReporter itself";
      case "group.coordinator.new.enable" -> "remove it: the feature group.version took its place";
      case "group.share.enable" -> "remove it: the feature share.version took its place";
      default -> "remove it";
    };
  }
}
