package io.github.kafkak3s.mojo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** Hands the brokers' addresses to the tests of one module. */
final class TestProperties {
  /** Where clients of the first listener connect to; with {@code .<listener>}, of another one. */
  static final String NAME = "kafka-k3s.bootstrapServers";

  /** The property that Surefire and Failsafe start their JVMs with. */
  static final String ARG_LINE = "argLine";

  private final Properties properties;

  /**
   * Takes the properties of a project. Those of the session would be one for all modules of a
   * parallel build.
   */
  TestProperties(Properties properties) {
    this.properties = properties;
  }

  /**
   * Sets addresses by the name of their listener, as properties of the project and as system
   * properties of its tests.
   */
  void set(Map<String, String> servers) {
    Map<String, String> values = new LinkedHashMap<>();
    servers.forEach((listener, addresses) -> {
      values.putIfAbsent(NAME, addresses);
      values.put(NAME + "." + listener, addresses);
    });
    StringBuilder arguments = new StringBuilder();
    String before = properties.getProperty(ARG_LINE, "").strip();
    arguments.append(before);
    values.forEach((name, value) -> {
      properties.setProperty(name, value);
      arguments.append(arguments.isEmpty() ? "" : " ").append("-D" + name + "=" + value);
    });
    properties.setProperty(ARG_LINE, arguments.toString());
  }
}
