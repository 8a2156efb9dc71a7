package io.github.kafkak3s.lint.rules.network;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Ports;
import io.github.kafkak3s.observe.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A port that Kafka's JVM opens beside the listeners.
 *
 * @param what what listens there, for a message
 * @param number the port
 * @param place where the variable stands that asks for it
 */
record JvmPort(String what, int number, Place place) {
  /** The variables that name a port; the images hand the second one on as the first. */
  private static final List<String> PORTS = List.of("JMX_PORT", "KAFKA_JMX_PORT");

  private static final List<String> OPTIONS =
      List.of("KAFKA_JMX_OPTS", "KAFKA_OPTS", "EXTRA_ARGS", "JAVA_TOOL_OPTIONS");
  private static final Pattern JMX =
      Pattern.compile("-Dcom\\.sun\\.management\\.jmxremote\\.port=([0-9]{1,5})(?![0-9])");

  /** Argument of the Prometheus exporter's agent: {@code [host:]port:config}. */
  private static final Pattern AGENT =
      Pattern.compile("-javaagent:[^ =]{1,512}=(?:[^ =:]{1,255}:)?([0-9]{1,5}):[^ ]");

  /** Returns the ports that the environment of a node asks for, as far as it is known. */
  static List<JvmPort> of(KafkaNode node) {
    List<JvmPort> ports = new ArrayList<>();
    for (Variable variable : node.environment().all()) {
      String text = variable.isSecret() ? "" : variable.value().orElse("");
      if (PORTS.contains(variable.name())) {
        add("JMX", text.trim(), variable, ports);
      } else if (OPTIONS.contains(variable.name())) {
        addAll("JMX", JMX.matcher(text), variable, ports);
        addAll("the Java agent", AGENT.matcher(text), variable, ports);
      }
    }
    return List.copyOf(ports);
  }

  private static void addAll(String what, Matcher matcher, Variable variable, List<JvmPort> ports) {
    while (matcher.find()) {
      add(what, matcher.group(1), variable, ports);
    }
  }

  private static void add(String what, String number, Variable variable, List<JvmPort> ports) {
    if (Ports.number(number) > 0) {
      ports.add(new JvmPort(what, Ports.number(number), variable.place()));
    }
  }
}
