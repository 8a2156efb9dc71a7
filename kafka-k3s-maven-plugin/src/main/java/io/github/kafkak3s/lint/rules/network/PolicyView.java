package io.github.kafkak3s.lint.rules.network;

import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.observe.Policy;
import io.github.kafkak3s.observe.Ports;
import io.github.kafkak3s.observe.Selector;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the network policies of a bundle surely forbid (Kubernetes page "Network Policies"): a pod
 * that any policy covers is open only to what one of those policies allows. What cannot be known,
 * such as an {@code ipBlock} or the labels of a namespace elsewhere, counts as allowed.
 */
record PolicyView(Observation bundle) {
  private static final String NAME_LABEL = "kubernetes.io/metadata.name";
  private static final String DNS_NAMESPACE = "kube-system";
  private static final int DNS_PORT = 53;

  /**
   * What forbids a connection.
   *
   * @param policy the first policy that covers the pods
   * @param direction where it would have to allow it: {@code ingress} or {@code egress}
   */
  record Block(Policy policy, String direction) {}

  /**
   * What is asked of the items of {@code from} or {@code to}: a workload, a namespace, or nobody.
   */
  private record Other(Optional<Workload> workload, String namespace) {
    static final Other ANYBODY = new Other(Optional.empty(), "");

    static Other of(Workload workload) {
      return new Other(Optional.of(workload), "");
    }
  }

  /** Returns what keeps the pods of one workload from a port of another's. */
  Optional<Block> blocking(Workload source, Workload target, int port) {
    Optional<Block> ingress = blockingIngress(target, port, Other.of(source));
    return ingress.isPresent()
        ? ingress
        : blockingEgress(source, "TCP", port, Optional.of(target), Other.of(target));
  }

  /** Returns what lets nobody at all connect to a port of a workload. */
  Optional<Block> closing(Workload target, int port) {
    return blockingIngress(target, port, Other.ANYBODY);
  }

  /** Returns what keeps the pods of a workload from the cluster's DNS. */
  Optional<Block> blockingDns(Workload source) {
    Other dns = new Other(Optional.empty(), DNS_NAMESPACE);
    return blockingEgress(source, "UDP", DNS_PORT, Optional.empty(), dns);
  }

  private Optional<Block> blockingIngress(Workload target, int port, Other source) {
    return blocking("ingress", target, "TCP", port, Optional.of(target), source);
  }

  private Optional<Block> blockingEgress(
      Workload source, String protocol, int port, Optional<Workload> ofPort, Other target) {
    return blocking("egress", source, protocol, port, ofPort, target);
  }

  /** Looks at the policies of one side of a connection, which is to a port of {@code ofPort}. */
  private Optional<Block> blocking(
      String direction,
      Workload side,
      String protocol,
      int port,
      Optional<Workload> ofPort,
      Other other) {
    boolean isIngress = direction.equals("ingress");
    String peers = isIngress ? "from" : "to";
    Policy first = null;
    for (Policy policy : bundle.policiesOf(side)) {
      if (isIngress ? policy.limitsIngress() : policy.limitsEgress()) {
        first = first == null ? policy : first;
        for (YamlNode rule : policy.object().node().itemsAt("spec", direction)) {
          if (mayBePort(rule, protocol, port, ofPort) && mayBePeer(rule, peers, policy, other)) {
            return Optional.empty();
          }
        }
      }
    }
    return first == null ? Optional.empty() : Optional.of(new Block(first, direction));
  }

  private static boolean mayBePort(
      YamlNode rule, String protocol, int port, Optional<Workload> target) {
    List<YamlNode> ports = rule.itemsAt("ports");
    for (YamlNode each : ports) {
      if (isPort(each, protocol, port, target)) {
        return true;
      }
    }
    return ports.isEmpty();
  }

  private static boolean isPort(
      YamlNode written, String protocol, int port, Optional<Workload> target) {
    String itsProtocol = written.textAt("protocol");
    if (!(itsProtocol.isEmpty() ? "TCP" : itsProtocol).equals(protocol)) {
      return false;
    }
    String text = written.textAt("port");
    if (text.isEmpty()) {
      return true;
    }
    int first = Ports.number(text);
    int last = Math.max(first, Ports.number(written.textAt("endPort")));
    if (first > 0) {
      return first <= port && port <= last;
    }
    if (target.isEmpty()) {
      return true;
    }
    Optional<Integer> resolved = Ports.resolve(target.get(), text);
    return resolved.isPresent() && resolved.get() == port;
  }

  private boolean mayBePeer(YamlNode rule, String field, Policy policy, Other other) {
    List<YamlNode> peers = rule.itemsAt(field);
    for (YamlNode peer : peers) {
      if (peer.at("ipBlock") != null || mayBe(peer, policy.object().namespace(), other)) {
        return true;
      }
    }
    return peers.isEmpty();
  }

  /** Tells whether an item of a policy's rule may mean somebody. */
  private boolean mayBe(YamlNode peer, String namespace, Other other) {
    if (other.workload().isEmpty()) {
      return other.namespace().isEmpty() || mayBeNamespace(peer, namespace, other.namespace());
    }
    Workload workload = other.workload().get();
    YamlNode pods = peer.at("podSelector");
    return mayBeNamespace(peer, namespace, workload.object().namespace())
        && (pods == null || workload.isSelectedBy(Selector.of(pods)));
  }

  /**
   * Tells whether an item may mean pods of a namespace.
   *
   * @param own the namespace of its policy
   */
  private boolean mayBeNamespace(YamlNode peer, String own, String namespace) {
    YamlNode written = peer.at("namespaceSelector");
    if (written == null) {
      return ManifestSet.meet(own, namespace);
    }
    Selector selector = Selector.of(written);
    if (selector.isEmpty() || namespace.isEmpty()) {
      return true;
    }
    Map<String, String> labels = new TreeMap<>();
    boolean isSeen = false;
    for (K8sObject object : bundle.set().ofKind("Namespace")) {
      if (!isSeen && object.name().equals(namespace)) {
        labels.putAll(object.labels());
        isSeen = true;
      }
    }
    labels.put(NAME_LABEL, namespace);
    boolean isByName = selector.labels().keySet().equals(Set.of(NAME_LABEL))
        && written.itemsAt("matchExpressions").isEmpty();
    // The labels of a namespace of which the bundle has no object are not known.
    return !isSeen && !isByName || selector.matches(labels);
  }
}
