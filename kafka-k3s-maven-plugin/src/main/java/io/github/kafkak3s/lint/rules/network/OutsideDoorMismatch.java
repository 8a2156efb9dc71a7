package io.github.kafkak3s.lint.rules.network;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.kafka.ListenerAddress;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Observation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** KK5017: after the first question a client goes where the broker says that it is. */
public final class OutsideDoorMismatch implements LintRule {
  private static final Rule RULE = new Rule(
      "KK5017",
      "outside-door-mismatch",
      ERROR,
      "a NodePort, LoadBalancer or route that leads to a listener whose advertised address outsiders cannot use: bootstrap works, nothing after it");

  @Override
  public Rule rule() {
    return RULE;
  }

  /** A Service may open the brokers' own listener as well, where another one is for outsiders. */
  @Override
  public void check(Subject subject, Reporter reporter) {
    List<K8sObject> routes = Door.routes(subject.bundle());
    for (KafkaNode node : subject.bundle().nodes()) {
      if (node.isBroker()) {
        Map<K8sObject, List<Door>> doors = new LinkedHashMap<>();
        for (Door door : Door.to(subject.bundle(), routes, node)) {
          List<Door> same = doors.getOrDefault(door.object(), new ArrayList<>());
          same.add(door);
          doors.put(door.object(), same);
        }
        for (List<Door> same : doors.values()) {
          if (!mayBeUsed(subject.bundle(), node, same)) {
            report(node, same.get(0), reporter);
            break;
          }
        }
      }
    }
  }

  private static boolean mayBeUsed(Observation bundle, KafkaNode node, List<Door> doors) {
    for (Door door : doors) {
      if (mayBeUsed(bundle, node, door)) {
        return true;
      }
    }
    return false;
  }

  private static void report(KafkaNode node, Door door, Reporter reporter) {
    ListenerAddress address = door.listener().advertised().orElseThrow();
    reporter
        .at(
            node.declared().get("advertised.listeners").orElseThrow().keyPlace(),
            "%s leads outsiders to the listener %s of %s, which is advertised as %s:%s"
                .formatted(
                    door.object().shown(),
                    door.listener().name(),
                    node.podName(),
                    address.host(),
                    address.port()))
        .consequence("a client outside gets that address with the first answer and cannot reach"
            + " it: the connection for bootstrap works, nothing after it does")
        .help("give outsiders a listener of their own, which is advertised with an address and"
            + " port that they can reach, and lead the Service to it")
        .related(door.place(), "the way in")
        .about(door.listener().name());
  }

  /**
   * A broker on the developer's own host is reached by localhost and the port of the door. The bare
   * name of a pod helps nobody: KK5002.
   */
  private static boolean mayBeUsed(Observation bundle, KafkaNode node, Door door) {
    if (door.listener().advertised().isEmpty()) {
      return true;
    }
    ListenerAddress address = door.listener().advertised().get();
    String host = address.host();
    return host.isEmpty()
        || host.equals(node.podName())
        || Hosts.isWildcard(host)
        || (Hosts.isLoopback(host)
            ? node.workload().replicas() > 1 || door.port() == 0 || door.port() == address.port()
            : !Hosts.isOfCluster(host, node, bundle));
  }
}
