package io.github.kafkak3s.lint.rules.references;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Container;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.observe.Policy;
import io.github.kafkak3s.observe.Ports;
import io.github.kafkak3s.observe.Service;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;

/**
 * KK1007: ports lead somewhere. A name needs a container port of that name; a number is judged only
 * where everything that the pods open is known, since {@code containerPort} is information. The
 * ports of a headless Service limit nothing. Numbers of probes are KK7020.
 */
public final class PortMismatch implements LintRule {
  private static final Rule RULE = new Rule(
      "KK1007",
      "port-mismatch",
      ERROR,
      "Service targetPort, probe or NetworkPolicy port that no container opens");
  private static final List<String> PROBES =
      List.of("startupProbe", "readinessProbe", "livenessProbe");
  private static final List<String> HANDLERS = List.of("tcpSocket", "httpGet");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    Observation bundle = subject.bundle();
    for (Service service : bundle.services()) {
      if (!service.isHeadless()) {
        service(bundle, service, reporter);
      }
    }
    for (Workload workload : bundle.workloads()) {
      for (Container container : workload.allContainers()) {
        probes(workload, container, reporter);
      }
    }
    for (Policy policy : bundle.policies()) {
      policy(bundle, policy, reporter);
    }
  }

  private static void service(Observation bundle, Service service, Reporter reporter) {
    List<Workload> workloads = new ArrayList<>();
    for (Workload workload : bundle.workloads()) {
      if (service.selects(workload)) {
        workloads.add(workload);
      }
    }
    for (Service.Port port : service.ports()) {
      if (!port.target().isEmpty() && isClosed(bundle, workloads, port.target())) {
        YamlNode target = port.node().at("targetPort");
        report(
            target == null ? port.place() : target.place(),
            service.object().shown(),
            port.target(),
            workloads.get(0),
            "connections to port %s of the Service are refused".formatted(port.port()),
            reporter);
      }
    }
  }

  private static void probes(Workload workload, Container container, Reporter reporter) {
    for (String probe : PROBES) {
      for (String handler : HANDLERS) {
        if (container.node().at(probe, handler, "port") instanceof YamlScalar port
            && Ports.number(port.text()) == 0
            && isName(port.text())
            && Ports.resolve(container, port.text()).isEmpty()) {
          report(
              port.place(),
              probe,
              port.text(),
              workload,
              "the probe fails for ever: the pod is never ready, or killed again and again",
              reporter);
        }
      }
    }
  }

  private static void policy(Observation bundle, Policy policy, Reporter reporter) {
    List<Workload> workloads = new ArrayList<>();
    for (Workload workload : bundle.workloads()) {
      if (policy.covers(workload)) {
        workloads.add(workload);
      }
    }
    for (YamlNode rule : policy.object().node().itemsAt("spec", "ingress")) {
      for (YamlNode port : rule.itemsAt("ports")) {
        String target = port.textAt("port");
        if (!target.isEmpty()
            && port.at("endPort") == null
            && isClosed(bundle, workloads, target)) {
          report(
              port.at("port").place(),
              policy.object().shown(),
              target,
              workloads.get(0),
              "whoever was to be let in stays out",
              reporter);
        }
      }
    }
  }

  /** Tells whether there are pods, and none of them opens a port. */
  private static boolean isClosed(Observation bundle, List<Workload> workloads, String target) {
    for (Workload workload : workloads) {
      if (mayOpen(bundle, workload, target)) {
        return false;
      }
    }
    return !workloads.isEmpty();
  }

  private static boolean mayOpen(Observation bundle, Workload workload, String target) {
    if (Ports.number(target) == 0) {
      return !isName(target) || Ports.resolve(workload, target).isPresent();
    }
    return OpenPorts.of(bundle, workload).mayOpen(Ports.number(target));
  }

  /** What is no name of a port either is KK1004. */
  private static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 'a' && text.charAt(i) <= 'z') {
        return true;
      }
    }
    return false;
  }

  private static void report(
      Place place,
      String who,
      String target,
      Workload workload,
      String consequence,
      Reporter reporter) {
    reporter
        .at(
            place,
            "%s leads to the port %s, which no container of %s opens"
                .formatted(who, target, workload.object().shown()))
        .consequence(consequence)
        .help("name one of the ports of the container")
        .related(workload.podSpecPlace(), "the pods");
  }
}
