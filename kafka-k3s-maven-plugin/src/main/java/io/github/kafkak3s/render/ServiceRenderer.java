package io.github.kafkak3s.render;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import io.github.kafkak3s.cluster.Cluster;
import io.github.kafkak3s.cluster.Listener;
import io.github.kafkak3s.kafka.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The Services: a headless one that names every node, and one that clients start from. */
final class ServiceRenderer {
  private ServiceRenderer() {}

  /**
   * Renders the Service behind the nodes' DNS names. It publishes nodes that are not ready, since
   * no node becomes ready before it has found a majority of the others.
   */
  static Service renderHeadless(Cluster cluster) {
    ServiceSpec spec = new ServiceSpec();
    spec.setType("ClusterIP");
    spec.setClusterIP("None");
    spec.setPublishNotReadyAddresses(true);
    spec.setSelector(Labels.selectingNodes(cluster, Optional.empty()));
    spec.setPorts(ports(cluster.listeners()));
    return service(cluster, headlessName(cluster), spec);
  }

  /**
   * Renders the Service that clients find their first broker by: ready brokers, client listeners
   * only.
   */
  static Service renderBootstrap(Cluster cluster) {
    ServiceSpec spec = new ServiceSpec();
    spec.setType("ClusterIP");
    spec.setSelector(Labels.selectingNodes(cluster, Optional.of(Role.BROKER)));
    spec.setPorts(ports(cluster.listenersFor(Listener.Purpose.CLIENTS)));
    return service(cluster, bootstrapName(cluster), spec);
  }

  static String bootstrapName(Cluster cluster) {
    return cluster.name() + "-bootstrap";
  }

  static String headlessName(Cluster cluster) {
    return cluster.name();
  }

  private static Service service(Cluster cluster, String name, ServiceSpec spec) {
    Service service = new Service();
    service.setMetadata(Labels.metadata(cluster, name));
    service.setSpec(spec);
    return service;
  }

  private static List<ServicePort> ports(List<Listener> listeners) {
    List<ServicePort> ports = new ArrayList<>();
    for (Listener listener : listeners) {
      ports.add(port(listener));
    }
    return ports;
  }

  private static ServicePort port(Listener listener) {
    ServicePort port = new ServicePort();
    port.setName(listener.portName());
    port.setPort(listener.port());
    port.setTargetPort(new IntOrString(listener.portName()));
    port.setProtocol("TCP");
    return port;
  }
}
