package io.github.kafkak3s.observe;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A Service.
 *
 * @param object the object
 * @param selector which pods it leads to
 * @param ports its ports in order
 */
public record Service(K8sObject object, Selector selector, List<Port> ports) {

  /**
   * One port.
   *
   * @param name its name; empty where it has none
   * @param port its number; 0 where none is written
   * @param target the number or name of the pod's port that it leads to
   * @param node the entry
   */
  public record Port(String name, int port, String target, YamlMap node) {
    /** Returns where the entry stands. */
    public Place place() {
      return node.place();
    }
  }

  static Service of(K8sObject object) {
    List<Port> ports = new ArrayList<>();
    for (YamlNode entry : object.node().itemsAt("spec", "ports")) {
      if (entry instanceof YamlMap map) {
        String target = map.textAt("targetPort");
        String port = map.textAt("port");
        ports.add(new Port(
            map.textAt("name"), Ports.number(port), target.isEmpty() ? port : target, map));
      }
    }
    return new Service(
        object, Selector.ofLabels(object.node().at("spec", "selector")), List.copyOf(ports));
  }

  /** Returns its name. */
  public String name() {
    return object.name();
  }

  /** Returns its type, {@code ClusterIP} where none is written. */
  public String type() {
    String type = object.node().textAt("spec", "type");
    return type.isEmpty() ? "ClusterIP" : type;
  }

  /** Tells whether it has no address of its own: DNS gives the addresses of the pods. */
  public boolean isHeadless() {
    return object.node().textAt("spec", "clusterIP").equals("None");
  }

  /** Tells whether DNS gives pods that are not ready as well. */
  public boolean publishesNotReady() {
    return object.node().textAt("spec", "publishNotReadyAddresses").equals("true");
  }

  /** Tells whether it leads to any pod of a workload. A Service without selector leads to none. */
  public boolean selects(Workload workload) {
    return !selector.isEmpty()
        && ManifestSet.meet(object.namespace(), workload.object().namespace())
        && workload.isSelectedBy(selector);
  }

  /** Tells whether it leads to the pod of a node. */
  public boolean selects(KafkaNode node) {
    return !selector.isEmpty()
        && ManifestSet.meet(object.namespace(), node.namespace())
        && selector.matches(node.workload().podLabels(node.index()));
  }
}
