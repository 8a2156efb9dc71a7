package io.github.kafkak3s.lint.rules.references;

import io.github.kafkak3s.observe.Container;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.observe.Ports;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlList;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.List;

/**
 * The numbers of the ports that the pods of a workload open, as far as they can be known.
 *
 * @param workload the workload
 * @param nodes its Kafka nodes; none where it runs something else
 */
record OpenPorts(Workload workload, List<KafkaNode> nodes) {
  static OpenPorts of(Observation bundle, Workload workload) {
    return new OpenPorts(workload, bundle.nodesOf(workload));
  }

  /** Tells whether a port may be open: Kafka listens there, or it cannot be known. */
  boolean mayOpen(int port) {
    boolean isKnown = !nodes.isEmpty()
        && workload.containers().size() == 1
        && nodes.stream()
            .allMatch(node -> node.declared().complete() && !node.listeners().isEmpty());
    return !isKnown
        || nodes.stream()
            .flatMap(node -> node.listeners().stream())
            .anyMatch(listener -> listener.bind().port() == port)
        || workload.containers().stream().anyMatch(container -> mentions(container, port));
  }

  /** An agent or JMX port stands somewhere in the container, as a port or inside of a text. */
  private static boolean mentions(Container container, int port) {
    return container.node().itemsAt("ports").stream()
            .anyMatch(each -> Ports.number(each.textAt("containerPort")) == port)
        || holds(container.node().at("env"), Integer.toString(port))
        || holds(container.node().at("command"), Integer.toString(port))
        || holds(container.node().at("args"), Integer.toString(port));
  }

  private static boolean holds(YamlNode node, String text) {
    if (node instanceof YamlMap map) {
      return map.entries().stream().anyMatch(entry -> holds(entry.value(), text));
    }
    return node instanceof YamlList list
        ? list.items().stream().anyMatch(item -> holds(item, text))
        : node instanceof YamlScalar scalar && scalar.text().contains(text);
  }
}
