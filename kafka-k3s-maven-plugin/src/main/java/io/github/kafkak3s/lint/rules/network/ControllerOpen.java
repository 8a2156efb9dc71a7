package io.github.kafkak3s.lint.rules.network;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.NodeListener;
import io.github.kafkak3s.observe.Policy;
import io.github.kafkak3s.observe.Ports;
import io.github.kafkak3s.observe.Selector;
import io.github.kafkak3s.observe.Service;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlNode;
import java.util.List;

/** KK5005: who reaches the controller port is a voter's peer. */
public final class ControllerOpen implements LintRule {
  private static final Rule RULE = new Rule(
      "KK5005",
      "controller-open",
      WARNING,
      "controller or inter-broker port reachable from every pod: no NetworkPolicy, or one that lets everybody in");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    if (!subject.isWhole()) {
      return;
    }
    for (KafkaNode node : subject.bundle().firstNodes()) {
      List<Policy> policies = subject.bundle().policiesOf(node.workload()).stream()
          .filter(Policy::limitsIngress)
          .toList();
      for (NodeListener listener : node.listeners()) {
        int port = listener.bind().port();
        boolean isOpen = policies.isEmpty()
            || policies.stream()
                .flatMap(policy -> policy.object().node().itemsAt("spec", "ingress").stream())
                .anyMatch(rule -> letsAllIn(rule, node.workload(), port));
        if (isOpen && listener.isController() && !isOfPodAlone(listener.bind().host())) {
          reporter
              .at(
                  place(subject, node, port),
                  "every pod of the Kubernetes cluster can connect to the controller port %s of %s"
                      .formatted(port, node.workload().object().shown()))
              .consequence("whoever does can change the cluster's metadata")
              .help("add a NetworkPolicy that lets only Kafka's own pods in")
              .about(listener.name());
        }
      }
    }
  }

  private static boolean isOfPodAlone(String host) {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
  }

  /** Tells whether a rule is for everybody, and for a port; of one with a range nothing is said. */
  private static boolean letsAllIn(YamlNode rule, Workload workload, int port) {
    List<YamlNode> ports = rule.itemsAt("ports");
    boolean isOfPort = ports.isEmpty()
        || ports.stream()
            .map(each -> each.textAt("port"))
            .anyMatch(
                each -> Ports.resolve(workload, each).filter(n -> n == port).isPresent());
    return isOfPort
        && (rule.itemsAt("from").isEmpty()
            || rule.itemsAt("from").stream().anyMatch(ControllerOpen::isEverybody));
  }

  private static boolean isEverybody(YamlNode peer) {
    boolean isAnyNamespace = Selector.of(peer.at("namespaceSelector")).isEmpty()
        && peer.at("namespaceSelector") != null
        && Selector.of(peer.at("podSelector")).isEmpty();
    return isAnyNamespace
        || peer.textAt("ipBlock", "cidr").endsWith("/0")
            && peer.itemsAt("ipBlock", "except").isEmpty();
  }

  private static Place place(Subject subject, KafkaNode node, int port) {
    for (Service service : subject.bundle().servicesOf(node.workload())) {
      for (Service.Port each : service.ports()) {
        if (each.port() == port) {
          return each.place();
        }
      }
    }
    for (YamlNode each : node.container().node().itemsAt("ports")) {
      if (each.textAt("containerPort").equals(Integer.toString(port))) {
        return each.place();
      }
    }
    return node.workload().podSpecPlace();
  }
}
