package io.github.kafkak3s.kafka;

import io.github.kafkak3s.kafka.KafkaOption.Type;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Options that no definition names and that are read all the same: a node hands its whole file to
 * its plug-ins.
 *
 * @param catalogue the release's options
 * @param file the whole properties file around the option, which names the plug-ins
 */
record ForeignOptions(OptionCatalogue catalogue, Map<String, String> file) {
  private static final Set<String> NAMES = Set.of(
      "config.providers", // declared since 4.2, read since 2.0
      "super.users", // StandardAuthorizer's own
      "allow.everyone.if.no.acl.found");

  private static final Set<String> PLUG_IN_OPTIONS =
      Set.of("authorizer.class.name", "kafka.metrics.reporters", "metric.reporters");

  /** Tells whether something of Kafka's own reads the option. */
  boolean isReadByKafka(String name) {
    return NAMES.contains(name)
        || name.startsWith("config.providers.")
        || name.startsWith("metrics.jmx.") // JmxReporter
        || name.startsWith(prefix("remote.log.storage.manager.impl.prefix"))
        || name.startsWith(prefix("remote.log.metadata.manager.impl.prefix"));
  }

  private String prefix(String option) {
    String declared = file.get(option);
    return declared != null && !declared.isBlank()
        ? declared.trim()
        : catalogue.broker(option).flatMap(KafkaOption::defaultValue).orElse("\0");
  }

  /**
   * Tells whether the file names a class that is not Kafka's, whose own options nobody here can
   * know.
   */
  boolean hasPlugIn() {
    for (Map.Entry<String, String> entry : file.entrySet()) {
      if (isPlugInOption(entry.getKey()) && isForeign(entry.getValue())) {
        return true;
      }
    }
    return false;
  }

  private boolean isPlugInOption(String name) {
    if (PLUG_IN_OPTIONS.contains(name)) {
      return true;
    }
    Optional<KafkaOption> option = ListenerOption.parse(name)
        .flatMap(listeners -> listeners.definition(catalogue))
        .or(() -> catalogue.broker(name));
    return option.isPresent() && option.get().type() == Type.CLASS;
  }

  private static boolean isForeign(String classes) {
    for (String name : classes.split(",")) {
      String trimmed = name.trim();
      if (!trimmed.isEmpty()
          && !trimmed.startsWith("org.apache.kafka.")
          && !trimmed.startsWith("kafka.")) {
        return true;
      }
    }
    return false;
  }
}
