package io.github.kafkak3s.lint.rules.network;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.observe.Service;
import io.github.kafkak3s.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * KK5009: ServiceLB serves a LoadBalancer by pods that take each of its ports as a port of the host
 * (K3s page "Networking Services").
 */
public final class ServiceLbPortClash implements LintRule {
  private static final Rule RULE = new Rule(
      "KK5009",
      "servicelb-port-clash",
      ERROR,
      "K3s ServiceLB: two LoadBalancer Services with one port, or 80, 443, 6443, 10250 and other taken ports");
  private static final String POOL = "svccontroller.k3s.cattle.io/lbpool";

  /** What listens on the hosts of K3s (its page "Requirements", inbound rules). */
  private static final Map<Integer, String> TAKEN = Map.of(
      80, "Traefik, which K3s brings",
      443, "Traefik, which K3s brings",
      2379, "etcd",
      2380, "etcd",
      6443, "the Kubernetes API",
      6444, "the K3s agent",
      10250, "the kubelet");

  /** Annotations by which other load balancers are told what to do. */
  private static final List<String> OTHERS = List.of(
      "metallb.io/",
      "metallb.universe.tf/",
      "kube-vip.io/",
      "io.cilium/",
      "lbipam.cilium.io/",
      "service.beta.kubernetes.io/",
      "cloud.google.com/",
      "networking.gke.io/");

  private static final List<String> OTHER_GROUPS = List.of("metallb.io", "cilium.io", "purelb.io");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    if (!isServiceLb(subject.bundle())) {
      return;
    }
    Map<String, Service> first = new LinkedHashMap<>();
    for (Service service : subject.bundle().services()) {
      if (!isServed(service)) {
        continue;
      }
      for (Service.Port port : service.ports()) {
        String pool = service.object().labels().getOrDefault(POOL, "");
        String protocol = protocol(port.node());
        Service other =
            first.putIfAbsent("%s/%s/%s".formatted(pool, protocol, port.port()), service);
        String taken = protocol.equals("TCP") ? TAKEN.get(port.port()) : null;
        if (other != null && !other.object().equals(service.object())) {
          reporter
              .at(
                  place(port),
                  "%s and %s both want port %s of every host"
                      .formatted(other.object().shown(), service.object().shown(), port.port()))
              .consequence("ServiceLB takes the port on each host once: the pods of the second stay"
                  + " Pending, and it never gets an address")
              .help("give each Service a port of its own, and advertise it; or use NodePort")
              .related(other.object().place(), "the first");
        } else if (taken != null) {
          reporter
              .at(
                  place(port),
                  "%s wants port %s of every host, which is taken by %s"
                      .formatted(service.object().shown(), port.port(), taken))
              .consequence("either its pods stay Pending, or they take the connections away")
              .help("choose another port");
        }
      }
    }
  }

  private static String protocol(YamlNode port) {
    String written = port.textAt("protocol");
    return written.isEmpty() ? "TCP" : written;
  }

  private static Place place(Service.Port port) {
    YamlNode number = port.node().at("port");
    return number == null ? port.place() : number.place();
  }

  /** K3s has it, unless something says that another one serves. */
  private static boolean isServiceLb(Observation bundle) {
    for (K8sObject object : bundle.set().objects()) {
      if (OTHER_GROUPS.contains(object.group())) {
        return false;
      }
    }
    return bundle.intent().loadBalancer().orElse("servicelb").equals("servicelb");
  }

  private static boolean isServed(Service service) {
    YamlNode spec = service.object().node().at("spec");
    return service.type().equals("LoadBalancer")
        && spec.textAt("loadBalancerClass").isEmpty()
        && spec.textAt("loadBalancerIP").isEmpty()
        && service.object().annotations().keySet().stream()
            .noneMatch(name -> OTHERS.stream().anyMatch(name::startsWith));
  }
}
