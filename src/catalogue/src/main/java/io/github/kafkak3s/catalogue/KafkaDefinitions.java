package io.github.kafkak3s.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * The definitions of the Kafka release on the class path. They moved between classes over the
 * releases, so they are looked up by name; each lookup says which releases it is for.
 */
final class KafkaDefinitions {
  private KafkaDefinitions() {}

  /** Returns the broker's definition, which controllers share. */
  static ConfigDef broker() {
    return (ConfigDef) field("org.apache.kafka.server.config.AbstractKafkaConfig", "CONFIG_DEF");
  }

  /** Returns the definition of a topic's options. */
  static ConfigDef topic() {
    return (ConfigDef)
        call("org.apache.kafka.storage.internals.log.LogConfig", "configDefCopy", null);
  }

  /** Returns the definition of a group's options; empty in 3.9, where they are not in Java yet. */
  static Optional<ConfigDef> group() {
    String owner = "org.apache.kafka.coordinator.group.GroupConfig";
    if (!exists(owner)) {
      return Optional.empty();
    }
    boolean asMethod = hasMethod(owner, "configDef"); // up to 4.2
    return Optional.of(
        (ConfigDef) (asMethod ? call(owner, "configDef", null) : field(owner, "CONFIG_DEF")));
  }

  /** Returns the definitions of clients by client. */
  static Map<String, ConfigDef> clients() {
    Map<String, ConfigDef> clients = new LinkedHashMap<>();
    clients.put("admin", AdminClientConfig.configDef());
    clients.put("consumer", ConsumerConfig.configDef());
    clients.put("producer", ProducerConfig.configDef());
    return clients;
  }

  /** Returns Kafka's word for how a broker option can be changed while it runs, by option. */
  @SuppressWarnings("unchecked")
  static Map<String, String> updateModes() {
    String java = "org.apache.kafka.server.config.DynamicBrokerConfig"; // 4.3 and later
    if (exists(java)) {
      return (Map<String, String>) call(java, "dynamicConfigUpdateModes", null);
    }
    String scala = "kafka.server.DynamicBrokerConfig$";
    return (Map<String, String>) call(scala, "dynamicConfigUpdateModes", field(scala, "MODULE$"));
  }

  /** Returns the broker option that gives the default of a topic option, by topic option. */
  @SuppressWarnings("unchecked")
  static Map<String, String> brokerNames() {
    return (Map<String, String>)
        field("org.apache.kafka.server.config.ServerTopicConfigSynonyms", "TOPIC_CONFIG_SYNONYMS");
  }

  /** Returns the metadata version that this release formats new clusters with. */
  static Object metadataVersion() {
    return field("org.apache.kafka.server.common.MetadataVersion", "LATEST_PRODUCTION");
  }

  /**
   * Returns the metadata versions of this release from oldest to newest, those still in the making
   * included.
   */
  static List<?> metadataVersionsByAge() {
    return List.of(type("org.apache.kafka.server.common.MetadataVersion").getEnumConstants());
  }

  /** Returns every text that this release takes for a metadata version, short forms included. */
  static List<String> metadataVersions() {
    String owner = "org.apache.kafka.server.common.MetadataVersion";
    return ((Map<?, ?>) field(owner, "IBP_VERSIONS"))
        .keySet().stream().map(Object::toString).sorted().toList();
  }

  /**
   * Returns the level of a feature in new clusters, 0 where the release does not know the feature.
   */
  static int defaultFeatureLevel(String constant) {
    for (String owner : List.of(
        "org.apache.kafka.server.common.Feature", "org.apache.kafka.server.common.Features")) {
      if (!exists(owner)) {
        continue;
      }
      for (Object feature : type(owner).getEnumConstants()) {
        if (feature.toString().equals(constant)) {
          return ((Number) call(owner, "defaultLevel", feature, metadataVersion())).intValue();
        }
      }
    }
    return 0;
  }

  /** Tells whether the class path has a class. */
  static boolean exists(String name) {
    try {
      type(name);
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /** Reads a field, private ones as well. */
  static Object field(String owner, String name) {
    return field(type(owner), null, name);
  }

  /** Reads a field of an object, private ones as well. */
  static Object field(Class<?> owner, Object target, String name) {
    try {
      var field = owner.getDeclaredField(name);
      field.setAccessible(true);
      return field.get(target);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(owner.getName() + "." + name + " has moved", e);
    }
  }

  private static boolean hasMethod(String owner, String name) {
    for (var method : type(owner).getMethods()) {
      if (method.getName().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static Object call(String owner, String name, Object target, Object... arguments) {
    try {
      for (var method : type(owner).getMethods()) {
        if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
          return method.invoke(target, arguments);
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(owner + "." + name + " failed", e);
    }
    throw new IllegalStateException(owner + "." + name + " has moved");
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(name + " has moved", e);
    }
  }
}
