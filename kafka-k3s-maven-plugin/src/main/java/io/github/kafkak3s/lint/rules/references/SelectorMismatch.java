package io.github.kafkak3s.lint.rules.references;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.NearestName;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Budget;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.NodeListener;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.observe.Policy;
import io.github.kafkak3s.observe.Ports;
import io.github.kafkak3s.observe.Selector;
import io.github.kafkak3s.observe.Service;
import io.github.kafkak3s.observe.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** KK1006: selectors match the pods that they are for, and no others. */
public final class SelectorMismatch implements LintRule {
  private static final Rule RULE = new Rule(
      "KK1006",
      "selector-mismatch",
      ERROR,
      "a workload selector that its template's labels do not satisfy; a Service, PDB or"
          + " NetworkPolicy selector that matches no pod of the bundle; a client-facing Service"
          + " that also matches pods without the broker role");
  private static final Set<String> SELECTING =
      Set.of("StatefulSet", "Deployment", "DaemonSet", "ReplicaSet");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    Observation bundle = subject.bundle();
    for (Workload workload : bundle.workloads()) {
      own(workload, reporter);
    }
    if (!Makers.mayMakePods(subject)) {
      for (Service service : bundle.services()) {
        outer(bundle, service.object(), service.selector(), "connections to it fail", reporter);
      }
      for (Budget budget : bundle.budgets()) {
        outer(bundle, budget.object(), budget.selector(), "it protects no pod", reporter);
      }
      for (Policy policy : bundle.policies()) {
        outer(bundle, policy.object(), policy.selector(), "it guards no pod", reporter);
      }
    }
    for (Service service : bundle.services()) {
      mixed(bundle, service, reporter);
    }
  }

  private static void own(Workload workload, Reporter reporter) {
    if (!SELECTING.contains(workload.object().kind())) {
      return;
    }
    Selector selector = Selector.of(workload.object().node().at("spec", "selector"));
    if (!selector.isEmpty() && !selector.matches(workload.podLabels())) {
      reporter
          .at(
              workload.object().keyPlaceOf("spec", "selector"),
              "the selector %s of %s does not match its own pods, which are labelled %s"
                  .formatted(
                      shown(selector), workload.object().shown(), shown(workload.podLabels())))
          .consequence("the API server refuses it (`selector` does not match template `labels`)")
          .help("give the pod template every label that the selector asks for")
          .related(workload.template().place(), "the pod template");
    }
  }

  private static void outer(
      Observation bundle,
      K8sObject object,
      Selector selector,
      String consequence,
      Reporter reporter) {
    if (selector.isEmpty() || isMet(bundle, selector)) {
      return;
    }
    Optional<Workload> near = near(bundle, object, selector);
    if (near.isPresent()) {
      Workload workload = near.get();
      reporter
          .at(
              object.keyPlaceOf("spec", object.is("NetworkPolicy") ? "podSelector" : "selector"),
              "%s selects %s, which no pod of the bundle has"
                  .formatted(object.shown(), shown(selector)))
          .consequence(consequence)
          .help("select by labels of the pods: " + shown(workload.podLabels()))
          .related(
              workload.template().place(), "the pods of " + workload.object().shown());
    }
  }

  private static boolean isMet(Observation bundle, Selector selector) {
    for (Workload workload : bundle.workloads()) {
      if (workload.isSelectedBy(selector)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the workload that was meant, so that what is for pods elsewhere stays silent. */
  private static Optional<Workload> near(Observation bundle, K8sObject object, Selector selector) {
    for (Workload workload : bundle.workloads()) {
      if (ManifestSet.meet(workload.object().namespace(), object.namespace())
          && isNear(workload, object, selector)) {
        return Optional.of(workload);
      }
    }
    return Optional.empty();
  }

  private static boolean isNear(Workload workload, K8sObject object, Selector selector) {
    String name = workload.object().name();
    return object.name().equals(name)
        || object.name().startsWith(name + "-")
        || workload.object().node().textAt("spec", "serviceName").equals(object.name())
        || selector.labels().entrySet().stream()
            .anyMatch(label -> isNear(label, workload.podLabels()));
  }

  private static boolean isNear(Map.Entry<String, String> label, Map<String, String> given) {
    String value = given.get(label.getKey());
    return value != null && NearestName.of(label.getValue(), List.of(value)).isPresent()
        || given.containsValue(label.getValue())
            && NearestName.of(label.getKey(), given.keySet()).isPresent();
  }

  /** A headless Service is for peers: it leads to every node. */
  private static void mixed(Observation bundle, Service service, Reporter reporter) {
    if (service.isHeadless() || service.selector().isEmpty()) {
      return;
    }
    KafkaNode broker = null;
    KafkaNode other = null;
    for (KafkaNode node : bundle.firstNodes()) {
      if (!service.selects(node.workload())) {
        continue;
      }
      if (node.isBroker()) {
        broker = broker == null && leadsTo(service, node) ? node : broker;
      } else if (node.isController() && !node.listeners().isEmpty()) {
        other = other == null && !leadsTo(service, node) ? node : other;
      }
    }
    if (broker != null && other != null) {
      reporter
          .at(
              service.object().keyPlaceOf("spec", "selector"),
              "%s leads clients to the brokers of %s and also to the controllers of %s"
                  .formatted(
                      service.object().shown(),
                      broker.workload().object().shown(),
                      other.workload().object().shown()))
          .consequence("a part of all connections is refused: controllers do not open that port")
          .help("select by a label that only brokers have")
          .related(other.workload().template().place(), "matched, but no broker");
    }
  }

  private static boolean leadsTo(Service service, KafkaNode node) {
    for (Service.Port port : service.ports()) {
      Optional<Integer> number = Ports.resolve(node.workload(), port.target());
      for (NodeListener listener : node.listeners()) {
        if (number.isPresent()
            && !listener.isController()
            && listener.bind().port() == number.get()) {
          return true;
        }
      }
    }
    return false;
  }

  private static String shown(Selector selector) {
    return selector.labels().isEmpty() ? "by expressions" : shown(selector.labels());
  }

  private static String shown(Map<String, String> labels) {
    return labels.isEmpty()
        ? "with nothing"
        : labels.entrySet().stream()
            .map(label -> label.getKey() + ": " + label.getValue())
            .reduce((one, next) -> one + ", " + next)
            .get();
  }
}
