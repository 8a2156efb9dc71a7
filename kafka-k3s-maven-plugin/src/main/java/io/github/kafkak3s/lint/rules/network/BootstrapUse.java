package io.github.kafkak3s.lint.rules.network;

import io.github.kafkak3s.observe.Container;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.observe.Ports;
import io.github.kafkak3s.observe.Service;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlList;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A port of brokers that another workload of the bundle is told by name: in its environment or
 * command.
 *
 * @param target the brokers
 * @param port the port of their pods
 */
record BootstrapUse(Workload target, int port) {
  private static final Pattern ADDRESS =
      Pattern.compile("(?<![A-Za-z0-9._-])([a-z0-9][a-z0-9.-]*):([0-9]{2,5})(?![0-9])");

  /** Returns what a workload uses, each once. */
  static List<BootstrapUse> of(Observation bundle, Workload client) {
    Set<String> texts = new LinkedHashSet<>();
    for (List<Container> containers : List.of(client.initContainers(), client.containers())) {
      for (Container container : containers) {
        for (String field : List.of("env", "command", "args")) {
          collect(container.node().at(field), texts);
        }
      }
    }
    Set<BootstrapUse> uses = new LinkedHashSet<>();
    for (String text : texts) {
      Matcher matcher = ADDRESS.matcher(text);
      while (matcher.find()) {
        add(bundle, client, matcher.group(1), Ports.number(matcher.group(2)), uses);
      }
    }
    return List.copyOf(uses);
  }

  private static void add(
      Observation bundle, Workload client, String host, int port, Set<BootstrapUse> uses) {
    String[] labels = host.split("\\.");
    for (KafkaNode node : bundle.firstNodes()) {
      // The name of a Service, or of a pod before that of its headless Service.
      for (int at = 0; at < Math.min(2, labels.length); at++) {
        String namespace =
            labels.length > at + 1 ? labels[at + 1] : client.object().namespace();
        Optional<Service> service =
            bundle.service(namespace, labels[at]).filter(each -> each.selects(node.workload()));
        if (service.isPresent()) {
          target(service.get(), node, port)
              .filter(number ->
                  node.listeners().stream().anyMatch(listener -> listener.bind().port() == number))
              .ifPresent(number -> uses.add(new BootstrapUse(node.workload(), number)));
          break;
        }
      }
    }
  }

  private static Optional<Integer> target(Service service, KafkaNode node, int port) {
    return service.isHeadless()
        ? Optional.of(port)
        : service.ports().stream()
            .filter(each -> each.port() == port)
            .flatMap(each -> Ports.resolve(node.workload(), each.target()).stream())
            .findFirst();
  }

  private static void collect(YamlNode node, Set<String> texts) {
    if (node instanceof YamlMap map) {
      map.entries().forEach(entry -> collect(entry.value(), texts));
    } else if (node instanceof YamlList list) {
      list.items().forEach(item -> collect(item, texts));
    } else if (node instanceof YamlScalar scalar) {
      texts.add(scalar.text());
    }
  }
}
