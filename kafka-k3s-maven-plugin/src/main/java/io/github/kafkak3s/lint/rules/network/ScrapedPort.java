package io.github.kafkak3s.lint.rules.network;

import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.observe.Ports;
import io.github.kafkak3s.observe.Selector;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A port of Kafka pods that a PodMonitor of the bundle has scraped.
 *
 * @param monitor the PodMonitor
 * @param workload the pods
 * @param number the port
 */
record ScrapedPort(K8sObject monitor, Workload workload, int number) {
  /** Returns all that are known, in order. */
  static List<ScrapedPort> all(Observation bundle) {
    List<ScrapedPort> ports = new ArrayList<>();
    for (K8sObject monitor : bundle.set().ofKind("PodMonitor")) {
      Selector selector = Selector.of(monitor.node().at("spec", "selector"));
      boolean isElsewhere = monitor.node().at("spec", "namespaceSelector") != null;
      for (Workload workload : bundle.kafkaWorkloads()) {
        boolean isMeant = workload.isSelectedBy(selector)
            && (isElsewhere
                || ManifestSet.meet(monitor.namespace(), workload.object().namespace()));
        if (isMeant) {
          for (YamlNode endpoint : monitor.node().itemsAt("spec", "podMetricsEndpoints")) {
            number(workload, endpoint)
                .ifPresent(number -> ports.add(new ScrapedPort(monitor, workload, number)));
          }
        }
      }
    }
    return List.copyOf(ports);
  }

  private static Optional<Integer> number(Workload workload, YamlNode endpoint) {
    String name = endpoint.textAt("port");
    String port = name.isEmpty() ? endpoint.textAt("portNumber") : name;
    return port.isEmpty() ? Optional.empty() : Ports.resolve(workload, port);
  }
}
