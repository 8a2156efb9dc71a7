package io.github.kafkak3s.observe;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.kubernetes.Digits;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlTrees;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A probe of a container.
 *
 * @param field which one: {@code startupProbe}, {@code readinessProbe} or {@code livenessProbe}
 * @param node the probe
 * @param place where its key stands
 */
public record Probe(String field, YamlMap node, Place place) {
  /** Returns a probe of a container, if it has it. */
  public static Optional<Probe> of(Container container, String field) {
    return container.node().at(field) instanceof YamlMap map
        ? Optional.of(new Probe(field, map, container.node().byName().get(field).keyPlace()))
        : Optional.empty();
  }

  /**
   * Returns the port that a {@code tcpSocket} or {@code httpGet} probe asks, by the container's
   * ports.
   */
  public Optional<Integer> port(Container container) {
    String tcp = node.textAt("tcpSocket", "port");
    String port = tcp.isEmpty() ? node.textAt("httpGet", "port") : tcp;
    return port.isEmpty() ? Optional.empty() : Ports.resolve(container, port);
  }

  /** Tells whether it runs a command. */
  public boolean isExec() {
    return node.at("exec") != null;
  }

  /** Returns a number of it, or what Kubernetes takes where it is not written. */
  public int number(String name) {
    String text = node.textAt(name);
    boolean digits = !text.isEmpty() && text.length() <= 7 && Digits.only(text);
    return digits ? Integer.parseInt(text) : defaultOf(name);
  }

  private static int defaultOf(String name) {
    return switch (name) {
      case "periodSeconds" -> 10;
      case "timeoutSeconds", "successThreshold" -> 1;
      case "failureThreshold" -> 3;
      default -> 0;
    };
  }

  /** Returns the seconds from the container's start until the probe has failed for good. */
  public int budgetSeconds() {
    return number("initialDelaySeconds")
        + (number("failureThreshold") - 1) * number("periodSeconds");
  }

  /**
   * Returns what it does and when, defaults written out: equal for probes that cannot be told
   * apart.
   */
  public Map<String, String> behaviour() {
    Map<String, String> behaviour = new TreeMap<>();
    for (String action : new String[] {"tcpSocket", "httpGet", "exec", "grpc"}) {
      YamlNode value = node.at(action);
      if (value != null) {
        behaviour.put(action, String.valueOf(YamlTrees.of(value)));
      }
    }
    for (String name :
        new String[] {"initialDelaySeconds", "periodSeconds", "timeoutSeconds", "failureThreshold"
        }) {
      behaviour.put(name, Integer.toString(number(name)));
    }
    return behaviour;
  }
}
