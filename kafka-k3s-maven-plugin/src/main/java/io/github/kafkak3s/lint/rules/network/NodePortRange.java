package io.github.kafkak3s.lint.rules.network;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.kafka.ListenerAddress;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.NodeListener;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.observe.Ports;
import io.github.kafkak3s.observe.Service;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** KK5010: node ports are few, one each, and one for each broker. */
public final class NodePortRange implements LintRule {
  private static final Rule RULE = new Rule(
      "KK5010",
      "node-port-range",
      ERROR,
      "node port outside 30000–32767, duplicate, or list shorter than the brokers");
  private static final int LOWEST = 30000;
  private static final int HIGHEST = 32767;

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    Map<String, Place> taken = new HashMap<>();
    Set<Integer> opened = new HashSet<>();
    boolean isRefused = false;
    for (Service service : subject.bundle().services()) {
      for (Service.Port port : service.ports()) {
        YamlNode written = port.node().at("nodePort");
        int number = written == null ? 0 : Ports.number(port.node().textAt("nodePort"));
        if (number > 0) {
          opened.add(number);
          isRefused |= isRefused(service, port, written.place(), number, taken, reporter);
        }
      }
    }
    if (isRefused || !subject.bundle().set().isWhole()) {
      return;
    }
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      Set<String> names = opened(subject.bundle(), cluster, opened);
      for (KafkaNode broker : cluster.brokers()) {
        for (NodeListener listener : broker.listeners()) {
          if (names.contains(listener.name())) {
            check(broker, listener, opened, reporter);
          }
        }
      }
    }
  }

  private static boolean isRefused(
      Service service,
      Service.Port port,
      Place place,
      int number,
      Map<String, Place> taken,
      Reporter reporter) {
    Place first = taken.putIfAbsent(number + port.node().textAt("protocol"), place);
    if (number < LOWEST || number > HIGHEST) {
      reporter
          .at(
              place,
              "the node port %s of %s is outside of %s to %s"
                  .formatted(number, service.object().shown(), LOWEST, HIGHEST))
          .consequence("the API server refuses the Service")
          .help("choose one of that range, and advertise it");
    } else if (first != null) {
      reporter
          .at(
              place,
              "the node port %s of %s is taken by another port of the bundle"
                  .formatted(number, service.object().shown()))
          .consequence("the API server refuses the second: provided port is already allocated")
          .help("give each port a node port of its own")
          .related(first, "the first");
    }
    return number < LOWEST || number > HIGHEST || first != null;
  }

  /** A broker tells clients a node port that none of the Services for the others opens. */
  private static void check(
      KafkaNode broker, NodeListener listener, Set<Integer> opened, Reporter reporter) {
    Optional<Integer> port = listener.advertised().map(ListenerAddress::port);
    boolean isMissing = port.isPresent()
        && port.get() >= LOWEST
        && port.get() <= HIGHEST
        && port.get() != listener.bind().port()
        && !opened.contains(port.get());
    if (isMissing) {
      reporter
          .at(
              broker.declared().get("advertised.listeners").orElseThrow().keyPlace(),
              "%s advertises the node port %s, which no Service of the bundle opens, though others of the listener %s are opened"
                  .formatted(broker.podName(), port.get(), listener.name()))
          .consequence("clients outside reach the other brokers, and not the partitions that this"
              + " one leads")
          .help("add a Service of type NodePort for %s with this node port"
              .formatted(broker.podName()))
          .about(listener.name());
    }
  }

  /** Returns the names of the listeners that Services open for any broker by a node port. */
  private static Set<String> opened(Observation bundle, KafkaCluster cluster, Set<Integer> opened) {
    Set<String> names = new HashSet<>();
    for (Workload workload : cluster.workloads()) {
      if (isOutside(workload, bundle)) {
        for (KafkaNode node : bundle.nodesOf(workload)) {
          for (NodeListener listener : node.listeners()) {
            Optional<ListenerAddress> address = listener.advertised();
            if (address.isPresent() && opened.contains(address.get().port())) {
              names.add(listener.name());
            }
          }
        }
      }
    }
    return names;
  }

  private static boolean isOutside(Workload workload, Observation bundle) {
    for (Service service : bundle.servicesOf(workload)) {
      if (service.type().equals("NodePort")) {
        return true;
      }
    }
    return false;
  }
}
