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
import java.util.function.Predicate;

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

  /** Returns what keeps the pods of one workload from a port of another's. */
  Optional<Block> blocking(Workload source, Workload target, int port) {
    return blockingIngress(target, port, peer -> mayBe(peer, source))
        .or(() -> blocking(
            bundle.policiesOf(source).stream().filter(Policy::limitsEgress).toList(),
            "egress",
            rule -> mayBePort(rule, "TCP", port, Optional.of(target)),
            (policy, rule) -> mayBePeer(rule, "to", policy, peer -> mayBe(peer, target))));
  }

  /** Returns what lets nobody at all connect to a port of a workload. */
  Optional<Block> closing(Workload target, int port) {
    return blockingIngress(target, port, peer -> true);
  }

  /** Returns what keeps the pods of a workload from the cluster's DNS. */
  Optional<Block> blockingDns(Workload source) {
    return blocking(
        bundle.policiesOf(source).stream().filter(Policy::limitsEgress).toList(),
        "egress",
        rule -> mayBePort(rule, "UDP", DNS_PORT, Optional.empty()),
        (policy, rule) ->
            mayBePeer(rule, "to", policy, peer -> mayBeNamespace(peer, DNS_NAMESPACE)));
  }

  private Optional<Block> blockingIngress(Workload target, int port, Predicate<Peer> isPeer) {
    return blocking(
        bundle.policiesOf(target).stream().filter(Policy::limitsIngress).toList(),
        "ingress",
        rule -> mayBePort(rule, "TCP", port, Optional.of(target)),
        (policy, rule) -> mayBePeer(rule, "from", policy, isPeer));
  }

  private interface PeerTest {
    boolean mayAllow(Policy policy, YamlNode rule);
  }

  private static Optional<Block> blocking(
      List<Policy> policies, String direction, Predicate<YamlNode> isPort, PeerTest peers) {
    boolean isAllowed = policies.stream()
        .anyMatch(policy -> policy.object().node().itemsAt("spec", direction).stream()
            .anyMatch(rule -> isPort.test(rule) && peers.mayAllow(policy, rule)));
    return isAllowed
        ? Optional.empty()
        : policies.stream().findFirst().map(policy -> new Block(policy, direction));
  }

  private static boolean mayBePort(
      YamlNode rule, String protocol, int port, Optional<Workload> target) {
    List<YamlNode> ports = rule.itemsAt("ports");
    return ports.isEmpty() || ports.stream().anyMatch(each -> isPort(each, protocol, port, target));
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
    return first > 0
        ? first <= port && port <= last
        : target
            .map(each -> Ports.resolve(each, text).filter(to -> to == port).isPresent())
            .orElse(true);
  }

  /**
   * One item of {@code from} or {@code to}.
   *
   * @param namespace the namespace of its policy
   * @param node the item
   */
  private record Peer(String namespace, YamlNode node) {}

  private static boolean mayBePeer(
      YamlNode rule, String field, Policy policy, Predicate<Peer> isPeer) {
    List<YamlNode> peers = rule.itemsAt(field);
    return peers.isEmpty()
        || peers.stream()
            .anyMatch(peer -> peer.at("ipBlock") != null
                || isPeer.test(new Peer(policy.object().namespace(), peer)));
  }

  private boolean mayBe(Peer peer, Workload workload) {
    YamlNode pods = peer.node().at("podSelector");
    return mayBeNamespace(peer, workload.object().namespace())
        && (pods == null || workload.isSelectedBy(Selector.of(pods)));
  }

  private boolean mayBeNamespace(Peer peer, String namespace) {
    YamlNode written = peer.node().at("namespaceSelector");
    if (written == null) {
      return ManifestSet.meet(peer.namespace(), namespace);
    }
    Selector selector = Selector.of(written);
    if (selector.isEmpty() || namespace.isEmpty()) {
      return true;
    }
    Map<String, String> labels = new TreeMap<>();
    Optional<K8sObject> object = bundle.set().ofKind("Namespace").stream()
        .filter(each -> each.name().equals(namespace))
        .findFirst();
    object.ifPresent(each -> labels.putAll(each.labels()));
    labels.put(NAME_LABEL, namespace);
    boolean isByName = selector.labels().keySet().equals(Set.of(NAME_LABEL))
        && written.itemsAt("matchExpressions").isEmpty();
    // The labels of a namespace of which the bundle has no object are not known.
    return object.isEmpty() && !isByName || selector.matches(labels);
  }
}
