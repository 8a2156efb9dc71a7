package io.github.kafkak3s.local;

import io.github.kafkak3s.kafka.ListenerAddress;
import io.github.kafkak3s.observe.KafkaNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A loopback address for each pod, with the bundle's own ports and names: what is advertised and
 * what voters say stays as it is.
 */
final class OwnAddresses implements Network {
  private static final Set<String> WILDCARDS = Set.of("", "0.0.0.0", "[::]", "::");

  private final Loopback loopback;
  private final ClusterNames names;
  private final Map<KafkaNode, Integer> numbers = new LinkedHashMap<>();
  private final Map<String, Set<KafkaNode>> outside = new LinkedHashMap<>();
  private final Set<String> leftOut = new LinkedHashSet<>();

  /** Claims an address for each node. */
  OwnAddresses(List<KafkaNode> nodes, ClusterNames names) throws LocalException {
    this.loopback = Loopback.claim(nodes.size());
    this.names = names;
    nodes.forEach(node -> numbers.put(node, numbers.size()));
    leftOut.addAll(names.untried());
  }

  @Override
  public String address(KafkaNode node) {
    return loopback.pod(numbers.get(node));
  }

  @Override
  public List<String> hosts() {
    List<String> lines = new ArrayList<>(names.lines(List.copyOf(numbers.keySet()), this::address));
    outside.forEach((host, nodes) -> {
      if (nodes.size() == 1) {
        lines.add(address(nodes.iterator().next()) + " " + host);
      }
    });
    return lines;
  }

  @Override
  public List<String> hosts(KafkaNode node) {
    return names.ownLines(node, address(node), loopback.localhost(numbers.get(node)));
  }

  @Override
  public void join(List<ServerFile> pods) throws LocalException {
    for (ServerFile pod : pods) {
      pod.replace(
          "listeners",
          bound(pod.listenersText(), address(pod.node())),
          "each pod has an address of its own");
      for (ListenerAddress listener : pod.listeners()) {
        if (listener.host().equals(address(pod.node()))) {
          refuseTaken(listener);
        }
        pod.advertised(listener.name())
            .filter(known -> known.port() == listener.port() && isOutside(known.host()))
            .ifPresent(known -> outside
                .computeIfAbsent(known.host(), host -> new LinkedHashSet<>())
                .add(pod.node()));
      }
    }
  }

  /** Tells whether a name is one that a DNS outside of the cluster would know. */
  private boolean isOutside(String host) {
    return !host.isEmpty()
        && host.indexOf(':') < 0
        && !host.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9')
        && !names.isOfCluster(host);
  }

  /** Puts the pod's address into each listener in place of the wildcard. */
  private static String bound(String listeners, String address) {
    List<String> entries = new ArrayList<>();
    for (String entry : listeners.split(",", -1)) {
      int host = entry.indexOf("://") + 3;
      int port = entry.lastIndexOf(':');
      boolean isWildcard = host >= 3
          && port >= host
          && WILDCARDS.contains(entry.substring(host, port).strip());
      entries.add(isWildcard ? entry.substring(0, host) + address + entry.substring(port) : entry);
    }
    return String.join(",", entries);
  }

  private static void refuseTaken(ListenerAddress listener) throws LocalException {
    try (ServerSocket socket = Loopback.bound(listener.host(), listener.port())) {
      if (socket == null) {
        throw new LocalException("Port " + listener.port() + " (listener " + listener.name()
            + ") is taken on " + listener.host() + ": something on this machine listens on that"
            + " port of every address, a Kafka or a container perhaps. Stop it, or change the port"
            + " in the bundle.");
      }
    } catch (IOException e) {
      throw new LocalException("Port " + listener.port() + " cannot be given back: " + e, e);
    }
  }

  /**
   * A name of the cluster that leads nowhere is a fault of the bundle, which clients shall see:
   * they begin at the pod's address. What only the world outside knows is not tried.
   */
  @Override
  public Optional<String> endpoint(ServerFile pod, ListenerAddress listener) throws LocalException {
    ListenerAddress known = pod.advertised(listener.name()).orElse(listener);
    String address = address(pod.node());
    String host = known.host().isEmpty() ? address : known.host();
    boolean isSamePort = known.port() == listener.port();
    if (isSamePort && (host.equals(address) || isName(host, pod.node()))) {
      return Optional.of(host + ":" + known.port());
    }
    if (names.isOfCluster(host)) {
      return Optional.of(address + ":" + listener.port());
    }
    leftOut.add("listener " + listener.name() + ": advertised as " + host + ":" + known.port()
        + ", which leads to no pod on this machine");
    return Optional.empty();
  }

  private boolean isName(String host, KafkaNode node) {
    String address = address(node);
    return hosts().stream()
        .map(line -> List.of(line.split(" ")))
        .anyMatch(words -> words.get(0).equals(address) && words.contains(host));
  }

  @Override
  public List<String> leftOut() {
    return List.copyOf(leftOut);
  }

  @Override
  public void close() {
    loopback.close();
  }
}
