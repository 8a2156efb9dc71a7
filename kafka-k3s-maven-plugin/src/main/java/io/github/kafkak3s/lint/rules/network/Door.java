package io.github.kafkak3s.lint.rules.network;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.NodeListener;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.observe.Ports;
import io.github.kafkak3s.observe.Service;
import io.github.kafkak3s.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A way to a listener from outside of the Kubernetes cluster.
 *
 * @param object what opens it: a Service of type NodePort or LoadBalancer, or a route
 * @param listener where it leads to
 * @param port the port that it opens; 0 where it is not known
 * @param place where it stands
 */
record Door(K8sObject object, NodeListener listener, int port, Place place) {
  private static final List<String> ROUTES = List.of("IngressRouteTCP", "TCPRoute", "TLSRoute");

  /** Returns the routes of a bundle that may lead to Services. */
  static List<K8sObject> routes(Observation bundle) {
    List<K8sObject> routes = new ArrayList<>();
    for (String kind : ROUTES) {
      routes.addAll(bundle.set().ofKind(kind));
    }
    return routes;
  }

  /**
   * Returns the doors to the listeners of a node that are not the quorum's, in order.
   *
   * @param routes the routes of the bundle
   */
  static List<Door> to(Observation bundle, List<K8sObject> routes, KafkaNode node) {
    List<Door> doors = new ArrayList<>();
    for (Service service : bundle.services()) {
      if (service.selects(node)) {
        services(service, node, doors);
        for (K8sObject route : routes) {
          route(route, service, node, doors);
        }
      }
    }
    return List.copyOf(doors);
  }

  private static void services(Service service, KafkaNode node, List<Door> doors) {
    boolean isNodePort = service.type().equals("NodePort");
    if (isNodePort || service.type().equals("LoadBalancer")) {
      for (Service.Port port : service.ports()) {
        int opened = isNodePort ? Ports.number(port.node().textAt("nodePort")) : port.port();
        add(service.object(), port, opened, port.place(), node, doors);
      }
    }
  }

  private static void route(K8sObject route, Service service, KafkaNode node, List<Door> doors) {
    boolean isTraefik = route.is("IngressRouteTCP");
    if (!ManifestSet.meet(route.namespace(), service.object().namespace())) {
      return;
    }
    for (YamlNode rule : route.node().itemsAt("spec", isTraefik ? "routes" : "rules")) {
      for (YamlNode target : rule.itemsAt(isTraefik ? "services" : "backendRefs")) {
        for (Service.Port port : service.ports()) {
          String asked = target.textAt("port");
          boolean isMeant =
              asked.equals(port.name()) || Ports.number(asked) == port.port() && port.port() > 0;
          if (target.textAt("name").equals(service.name()) && isMeant) {
            add(route, port, 0, target.place(), node, doors);
          }
        }
      }
    }
  }

  private static void add(
      K8sObject object,
      Service.Port port,
      int opened,
      Place place,
      KafkaNode node,
      List<Door> doors) {
    Optional<Integer> number = Ports.resolve(node.workload(), port.target());
    if (number.isEmpty()) {
      return;
    }
    for (NodeListener listener : node.listeners()) {
      if (!listener.isController() && listener.bind().port() == number.get()) {
        doors.add(new Door(object, listener, opened, place));
      }
    }
  }
}
