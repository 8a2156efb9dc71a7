package io.github.kafkak3s.observe;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How images turn variables into options: prefix off, lower case, {@code _} to a dot, {@code __} to
 * {@code _}, {@code ___} to a hyphen. From the public sources of the images:
 * {@code KafkaDockerWrapper} of apache/kafka, {@code kafka.properties.template} of
 * confluentinc/cp-kafka, {@code libkafka.sh} of bitnami/kafka.
 */
public final class EnvOptions {
  private static final String KAFKA = "KAFKA_";
  private static final String BITNAMI = "KAFKA_CFG_";

  /** Read by Kafka's start scripts or by the image itself. */
  private static final Set<String> COMMON_EXCLUDED = Set.of(
      "KAFKA_VERSION",
      "KAFKA_HEAP_OPTS",
      "KAFKA_LOG4J_OPTS",
      "KAFKA_OPTS",
      "KAFKA_JMX_OPTS",
      "KAFKA_JVM_PERFORMANCE_OPTS",
      "KAFKA_GC_LOG_OPTS",
      "KAFKA_LOG4J_ROOT_LOGLEVEL",
      "KAFKA_LOG4J_LOGGERS",
      "KAFKA_TOOLS_LOG4J_LOGLEVEL");

  private static final String APACHE_EXCLUDED = "KAFKA_JMX_HOSTNAME";
  private static final String CONFLUENT_EXCLUDED = "KAFKA_ZOOKEEPER_CLIENT_CNXN_SOCKET";

  /** The short names that bitnami/kafka takes for {@code KAFKA_CFG_…} as well. */
  private static final Set<String> BITNAMI_SHORT = Set.of(
      "ADVERTISED_LISTENERS",
      "BROKER_ID",
      "NODE_ID",
      "CONTROLLER_QUORUM_VOTERS",
      "PROCESS_ROLES",
      "DEFAULT_REPLICATION_FACTOR",
      "DELETE_TOPIC_ENABLE",
      "INTER_BROKER_LISTENER_NAME",
      "LISTENERS",
      "LISTENER_SECURITY_PROTOCOL_MAP",
      "LOG_DIRS",
      "LOG_RETENTION_BYTES",
      "LOG_RETENTION_HOURS",
      "LOG_SEGMENT_BYTES",
      "MESSAGE_MAX_BYTES",
      "NUM_PARTITIONS",
      "OFFSETS_TOPIC_REPLICATION_FACTOR",
      "TRANSACTION_STATE_LOG_MIN_ISR",
      "TRANSACTION_STATE_LOG_REPLICATION_FACTOR",
      "ZOOKEEPER_CONNECT",
      "AUTO_CREATE_TOPICS_ENABLE");

  private EnvOptions() {}

  /** Returns the option that an image makes of a variable; empty where it makes none. */
  public static Optional<String> option(ImageKind image, String variable) {
    return switch (image) {
      case APACHE -> mapped(variable, APACHE_EXCLUDED);
      case CONFLUENT -> mapped(variable, CONFLUENT_EXCLUDED);
      case BITNAMI -> bitnami(variable);
      case OTHER -> Optional.empty();
    };
  }

  private static Optional<String> mapped(String variable, String excluded) {
    return variable.startsWith(KAFKA)
            && variable.length() > KAFKA.length()
            && !COMMON_EXCLUDED.contains(variable)
            && !variable.equals(excluded)
        ? Optional.of(name(variable.substring(KAFKA.length())))
        : Optional.empty();
  }

  private static Optional<String> bitnami(String variable) {
    if (variable.startsWith(BITNAMI) && variable.length() > BITNAMI.length()) {
      return Optional.of(name(variable.substring(BITNAMI.length()))
          .replace("sasl.ssl", "sasl_ssl")
          .replace("sasl.plaintext", "sasl_plaintext"));
    }
    return variable.startsWith(KAFKA) && BITNAMI_SHORT.contains(variable.substring(KAFKA.length()))
        ? Optional.of(name(variable.substring(KAFKA.length())))
        : Optional.empty();
  }

  private static String name(String variable) {
    return variable
        .toLowerCase(Locale.ROOT)
        .replace('_', '.')
        .replace("...", "-")
        .replace("..", "_");
  }

  /** Returns the variable that gives an image an option; empty where the image takes none. */
  public static Optional<String> variable(ImageKind image, String option) {
    String name =
        option.replace("_", "__").replace("-", "___").replace('.', '_').toUpperCase(Locale.ROOT);
    return switch (image) {
      case APACHE, CONFLUENT -> Optional.of(KAFKA + name);
      case BITNAMI -> Optional.of(BITNAMI + name);
      case OTHER -> Optional.empty();
    };
  }
}
