package io.github.kafkak3s.lint.rules.network;

import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.NodeListener;
import io.github.kafkak3s.observe.Probe;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a pod must have reached before Kubernetes takes it for ready. */
final class Readiness {
  /** A startup probe holds the readiness probe back until it has passed. */
  private static final List<String> PROBES = List.of("startupProbe", "readinessProbe");

  private Readiness() {}

  /**
   * Returns the probe that passes only once the node has found a quorum: a broker opens its own
   * listeners after the controllers have taken it in, the controller's listener at once.
   */
  static Optional<Probe> waitsForQuorum(KafkaNode node) {
    for (String field : PROBES) {
      Optional<Probe> probe = Probe.of(node.container(), field);
      if (node.isBroker() && probe.isPresent() && asksBroker(node, probe.get())) {
        return probe;
      }
    }
    return Optional.empty();
  }

  private static boolean asksBroker(KafkaNode node, Probe probe) {
    for (NodeListener listener : node.listeners()) {
      if (!listener.isController() && asks(node, probe, listener.bind().port())) {
        return true;
      }
    }
    return false;
  }

  private static boolean asks(KafkaNode node, Probe probe, int port) {
    Optional<Integer> asked = probe.port(node.container());
    return asked.isPresent()
        ? asked.get() == port
        : probe.node().itemsAt("exec", "command").stream().anyMatch(word -> names(word, port));
  }

  private static boolean names(YamlNode word, int port) {
    return word instanceof YamlScalar text
        && Pattern.compile("(?<![0-9])" + Integer.toString(port) + "(?![0-9])")
            .matcher(text.text())
            .find();
  }
}
