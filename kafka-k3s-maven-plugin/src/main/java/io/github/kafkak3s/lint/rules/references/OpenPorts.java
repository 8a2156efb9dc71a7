package io.github.kafkak3s.lint.rules.references;

import io.github.kafkak3s.observe.Container;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.NodeListener;
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
    boolean isKnown = !nodes.isEmpty() && workload.containers().size() == 1;
    for (KafkaNode node : nodes) {
      isKnown &= node.declared().complete() && !node.listeners().isEmpty();
      for (NodeListener listener : node.listeners()) {
        if (listener.bind().port() == port) {
          return true;
        }
      }
    }
    for (Container container : workload.containers()) {
      if (mentions(container, port)) {
        return true;
      }
    }
    return !isKnown;
  }

  /** An agent or JMX port stands somewhere in the container, as a port or inside of a text. */
  private static boolean mentions(Container container, int port) {
    for (YamlNode each : container.node().itemsAt("ports")) {
      if (Ports.number(each.textAt("containerPort")) == port) {
        return true;
      }
    }
    return holds(container.node().at("env"), Integer.toString(port))
        || holds(container.node().at("command"), Integer.toString(port))
        || holds(container.node().at("args"), Integer.toString(port));
  }

  private static boolean holds(YamlNode node, String text) {
    if (node instanceof YamlMap map) {
      for (YamlMap.Entry entry : map.entries()) {
        if (holds(entry.value(), text)) {
          return true;
        }
      }
    } else if (node instanceof YamlList list) {
      for (YamlNode item : list.items()) {
        if (holds(item, text)) {
          return true;
        }
      }
    }
    return node instanceof YamlScalar scalar && scalar.text().contains(text);
  }
}
