package io.github.kafkak3s.render;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.github.kafkak3s.cluster.Cluster;
import io.github.kafkak3s.cluster.Listener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One NetworkPolicy over all nodes: only they reach each other's replication and controller ports,
 * and clients reach the client ports. What nodes connect to is not restricted.
 */
final class NetworkPolicyRenderer {
  private NetworkPolicyRenderer() {}

  static NetworkPolicy render(Cluster cluster) {
    LabelSelector nodes = Labels.selector(Labels.selectingNodes(cluster, Optional.empty()));
    NetworkPolicySpec spec = new NetworkPolicySpec();
    spec.setPodSelector(nodes);
    spec.setPolicyTypes(List.of("Ingress"));
    spec.setIngress(List.of(
        rule(List.of(peer(nodes)), ports(cluster, false)),
        rule(clients(cluster), ports(cluster, true))));
    NetworkPolicy policy = new NetworkPolicy();
    policy.setMetadata(Labels.metadata(cluster, cluster.name()));
    policy.setSpec(spec);
    return policy;
  }

  private static NetworkPolicyIngressRule rule(
      List<NetworkPolicyPeer> from, List<NetworkPolicyPort> ports) {
    NetworkPolicyIngressRule rule = new NetworkPolicyIngressRule();
    rule.setFrom(from);
    rule.setPorts(ports);
    return rule;
  }

  private static NetworkPolicyPeer peer(LabelSelector pods) {
    NetworkPolicyPeer peer = new NetworkPolicyPeer();
    peer.setPodSelector(pods);
    return peer;
  }

  private static List<NetworkPolicyPeer> clients(Cluster cluster) {
    if (cluster.clientNamespaces().isEmpty()) {
      return List.of(namespaces(Map.of()));
    }
    List<NetworkPolicyPeer> peers = new ArrayList<>();
    for (String name : cluster.clientNamespaces()) {
      peers.add(namespaces(Map.of("kubernetes.io/metadata.name", name)));
    }
    return peers;
  }

  private static NetworkPolicyPeer namespaces(Map<String, String> labels) {
    NetworkPolicyPeer peer = new NetworkPolicyPeer();
    peer.setNamespaceSelector(Labels.selector(new LinkedHashMap<>(labels)));
    return peer;
  }

  /** Returns the ports for clients, or those for nodes only. */
  private static List<NetworkPolicyPort> ports(Cluster cluster, boolean forClients) {
    List<NetworkPolicyPort> ports = new ArrayList<>();
    for (Listener listener : cluster.listeners()) {
      if (forClients == (listener.purpose() == Listener.Purpose.CLIENTS)) {
        NetworkPolicyPort port = new NetworkPolicyPort();
        port.setPort(new IntOrString(listener.port()));
        port.setProtocol("TCP");
        ports.add(port);
      }
    }
    return ports;
  }
}
