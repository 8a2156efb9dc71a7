package io.github.kafkak3s.lint.rules.security;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.NodeListener;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.observe.Ports;
import io.github.kafkak3s.observe.Service;
import io.github.kafkak3s.yaml.YamlNode;
import java.util.Optional;

/**
 * A way to a listener from outside of the Kubernetes cluster.
 *
 * @param place where it is opened: the port of a Service, a {@code hostPort}, {@code hostNetwork}
 */
record Exposure(Place place) {
  /** Returns the first way to any listener of a node; empty where the bundle shows none. */
  static Optional<Exposure> of(Observation bundle, KafkaNode node) {
    for (NodeListener listener : node.listeners()) {
      Optional<Exposure> exposure = of(bundle, node, listener);
      if (exposure.isPresent()) {
        return exposure;
      }
    }
    return Optional.empty();
  }

  /** Returns the first way to a listener; empty where the bundle shows none. */
  static Optional<Exposure> of(Observation bundle, KafkaNode node, NodeListener listener) {
    int port = listener.bind().port();
    for (Service service : bundle.servicesOf(node.workload())) {
      boolean isOpen = service.type().equals("NodePort") || service.type().equals("LoadBalancer");
      for (Service.Port each : service.ports()) {
        if (isOpen
            && Ports.resolve(node.workload(), each.target())
                .filter(to -> to == port)
                .isPresent()) {
          return Optional.of(new Exposure(each.place()));
        }
      }
    }
    if (node.workload().podSpec().textAt("hostNetwork").equals("true")) {
      return Optional.of(
          new Exposure(node.workload().podSpec().at("hostNetwork").place()));
    }
    for (YamlNode each : node.container().node().itemsAt("ports")) {
      boolean isHost = !each.textAt("hostPort").isEmpty();
      if (isHost && Ports.number(each.textAt("containerPort")) == port) {
        return Optional.of(new Exposure(each.place()));
      }
    }
    return Optional.empty();
  }
}
