package io.github.kafkak3s.observe;

import io.github.kafkak3s.kafka.KafkaRelease;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What images write into their properties file by themselves. From their public sources:
 * {@code docker/server.properties} of Apache Kafka, {@code configure} of confluentinc/cp-kafka,
 * {@code libkafka.sh} of bitnami/kafka over Kafka's own {@code config/server.properties}.
 */
final class StockOptions {
  private static final String ONE = "1";

  private StockOptions() {}

  /** Returns the whole file that apache/kafka runs where it is given nothing at all. */
  static Map<String, String> ofApache(KafkaRelease release) {
    Map<String, String> stock = new LinkedHashMap<>();
    stock.put("process.roles", "broker,controller");
    stock.put("node.id", ONE);
    stock.put("controller.quorum.voters", "1@localhost:9093");
    stock.put("listeners", "PLAINTEXT://:9092,CONTROLLER://:9093");
    stock.put("inter.broker.listener.name", "PLAINTEXT");
    stock.put("advertised.listeners", "PLAINTEXT://localhost:9092");
    stock.put("controller.listener.names", "CONTROLLER");
    stock.put(
        "listener.security.protocol.map",
        "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SSL:SSL,"
            + "SASL_PLAINTEXT:SASL_PLAINTEXT,SASL_SSL:SASL_SSL");
    stock.put("log.dirs", "/tmp/kraft-combined-logs");
    stock.put("num.partitions", ONE);
    stock.putAll(internalTopics(release));
    return stock;
  }

  /** Returns what confluentinc/cp-kafka adds to what the environment says. */
  static Map<String, String> ofConfluent() {
    return Map.of("log.dirs", "/var/lib/kafka/data");
  }

  /** Returns what bitnami/kafka runs below what the environment says. */
  static Map<String, String> ofBitnami(KafkaRelease release) {
    Map<String, String> stock = new LinkedHashMap<>();
    stock.put("log.dirs", "/bitnami/kafka/data");
    stock.put("num.partitions", ONE);
    stock.putAll(internalTopics(release));
    return stock;
  }

  private static Map<String, String> internalTopics(KafkaRelease release) {
    Map<String, String> stock = new LinkedHashMap<>();
    stock.put("offsets.topic.replication.factor", ONE);
    stock.put("transaction.state.log.replication.factor", ONE);
    stock.put("transaction.state.log.min.isr", ONE);
    if (release.shareGroups()) {
      stock.put("share.coordinator.state.topic.replication.factor", ONE);
      stock.put("share.coordinator.state.topic.min.isr", ONE);
    }
    return stock;
  }
}
