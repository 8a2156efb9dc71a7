package io.github.kafkak3s.render;

import io.github.kafkak3s.cluster.Cluster;
import io.github.kafkak3s.cluster.Logging;
import io.github.kafkak3s.kafka.PropertiesText;
import io.github.kafkak3s.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The logging configuration: log4j 2 since Kafka 4.0 (KIP-653), log4j 1 before. Everything goes to
 * standard output, where Kubernetes collects it.
 *
 * @param key its key in the pool's ConfigMap
 * @param text its text
 * @param jvmOption what makes the JVM read it, the value of {@code KAFKA_LOG4J_OPTS}
 */
record LoggingFile(String key, String text, String jvmOption) {
  private static final String PATTERN = "[%d] %p %m (%c)%n";

  static LoggingFile of(Cluster cluster) {
    Logging logging = cluster.logging();
    if (cluster.release().log4j2()) {
      String key = "log4j2.yaml";
      return new LoggingFile(
          key, log4j2(logging), "-Dlog4j2.configurationFile=" + MountPaths.config(key));
    }
    String key = "log4j.properties";
    return new LoggingFile(
        key, log4j1(logging), "-Dlog4j.configuration=file:" + MountPaths.config(key));
  }

  private static String log4j2(Logging logging) {
    Map<String, Object> loggers = new LinkedHashMap<>();
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("level", logging.root());
    root.put("AppenderRef", List.of(Map.of("ref", "STDOUT")));
    loggers.put("Root", root);
    List<Object> named = new ArrayList<>();
    for (Map.Entry<String, String> level : logging.loggers().entrySet()) {
      Map<String, Object> logger = new LinkedHashMap<>();
      logger.put("name", level.getKey());
      logger.put("level", level.getValue());
      named.add(logger);
    }
    if (!named.isEmpty()) {
      loggers.put("Logger", named);
    }
    Map<String, Object> console = new LinkedHashMap<>();
    console.put("name", "STDOUT");
    console.put("PatternLayout", Map.of("pattern", PATTERN));
    Map<String, Object> configuration = new LinkedHashMap<>();
    configuration.put("Appenders", Map.of("Console", console));
    configuration.put("Loggers", loggers);
    return YamlWriter.write(Map.of("Configuration", configuration));
  }

  private static String log4j1(Logging logging) {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("log4j.rootLogger", logging.root() + ", stdout");
    lines.put("log4j.appender.stdout", "org.apache.log4j.ConsoleAppender");
    lines.put("log4j.appender.stdout.layout", "org.apache.log4j.PatternLayout");
    lines.put("log4j.appender.stdout.layout.ConversionPattern", PATTERN);
    for (Map.Entry<String, String> level : logging.loggers().entrySet()) {
      lines.put("log4j.logger." + level.getKey(), level.getValue());
    }
    return PropertiesText.write(lines);
  }
}
