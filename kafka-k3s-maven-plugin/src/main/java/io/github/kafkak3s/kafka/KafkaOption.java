package io.github.kafkak3s.kafka;

import java.util.Optional;

/**
 * One option as one Kafka release defines it ({@code org.apache.kafka.common.config.ConfigDef}).
 *
 * @param name its name, {@code min.insync.replicas}
 * @param type the type of its values
 * @param defaultValue what Kafka uses where the option is not written; empty for none
 * @param required whether Kafka refuses to start without it
 * @param constraint what Kafka's validator accepts beyond the type, in the catalogue's own words;
 *     empty for everything
 * @param updateMode how a running broker takes a change; read-only for options of topics and
 *     groups, which belong to no broker's file
 * @param brokerName for a topic's option the broker option that gives its default; else empty
 * @param internal whether Kafka keeps the option out of its documentation
 * @param deprecated whether Kafka's documentation says that the option will go
 */
public record KafkaOption(
    String name,
    Type type,
    Optional<String> defaultValue,
    boolean required,
    String constraint,
    UpdateMode updateMode,
    Optional<String> brokerName,
    boolean internal,
    boolean deprecated) {

  /** The type of an option's values. */
  public enum Type {
    /** {@code true} or {@code false}, in any case. */
    BOOLEAN,
    /** Text. */
    STRING,
    /** Whole number of 32 bits. */
    INT,
    /** Whole number of 16 bits. */
    SHORT,
    /** Whole number of 64 bits. */
    LONG,
    /** Number. */
    DOUBLE,
    /** Texts parted by commas; blanks around a comma do not count. */
    LIST,
    /** Name of a Java class. */
    CLASS,
    /** Text that Kafka never shows. */
    PASSWORD
  }

  /** How a running broker takes a change of an option (KIP-226). */
  public enum UpdateMode {
    /** Only by a restart. */
    READ_ONLY,
    /** At run time, for the whole cluster; the value that was set so wins over the file. */
    CLUSTER_WIDE,
    /** At run time, for each broker. */
    PER_BROKER
  }

  /** Tells whether values of this option are numbers. */
  public boolean isNumber() {
    return switch (type) {
      case INT, SHORT, LONG, DOUBLE -> true;
      default -> false;
    };
  }

  /** Tells whether values of this option are secrets. */
  public boolean isPassword() {
    return type == Type.PASSWORD;
  }

  /**
   * Returns why Kafka's own definition refuses a value, such as {@code "many" is not a whole number
   * (INT)}; empty where it accepts it. A value with a reference to a config provider,
   * {@code ${env:X}}, is not judged, since only the pod knows it. That a class exists is not judged
   * either. Never contains a secret.
   */
  public Optional<String> problem(String value) {
    return ProviderReference.isIn(value) ? Optional.empty() : Constraint.problem(this, value);
  }
}
