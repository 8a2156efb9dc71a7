package io.github.kafkak3s.local;

import io.github.kafkak3s.kafka.ListenerAddress;
import io.github.kafkak3s.kafka.Voter;
import io.github.kafkak3s.observe.KafkaNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Free ports of 127.0.0.1 for every listener of every pod, advertised as such. */
final class OwnPorts implements Network {
  private static final String ADDRESS = "127.0.0.1";
  private static final String WHY = "all pods share one address of this machine";

  private final PortBlock block;
  private final Map<KafkaNode, Map<String, Integer>> ports = new LinkedHashMap<>();

  OwnPorts() throws LocalException {
    this.block = PortBlock.claim();
  }

  @Override
  public String address(KafkaNode node) {
    return ADDRESS;
  }

  @Override
  public List<String> hosts() {
    return List.of();
  }

  @Override
  public List<String> hosts(KafkaNode node) {
    return List.of(ADDRESS + " localhost " + node.podName());
  }

  @Override
  public void join(List<ServerFile> pods) throws LocalException {
    Map<Integer, Integer> quorum = new LinkedHashMap<>();
    for (ServerFile pod : pods) {
      listen(pod, quorum);
    }
    for (ServerFile pod : pods) {
      findQuorum(pod, quorum);
    }
  }

  private void listen(ServerFile pod, Map<Integer, Integer> quorum) throws LocalException {
    List<ListenerAddress> listeners = pod.listeners();
    if (listeners.isEmpty()) {
      throw new LocalException(pod.node().declared().placeOfAbsent() + ": the listeners of pod "
          + pod.node().podName() + " cannot be read: " + pod.listenersText()
          + ". Write them as NAME://host:port, with commas between.");
    }
    Map<String, Integer> own = new LinkedHashMap<>();
    List<String> bound = new ArrayList<>();
    List<String> advertised = new ArrayList<>();
    for (ListenerAddress listener : listeners) {
      int port = block.next();
      own.put(listener.name(), port);
      String entry = new ListenerAddress(listener.name(), ADDRESS, port).toString();
      bound.add(entry);
      if (pod.advertised(listener.name()).isPresent()) {
        advertised.add(entry);
      }
      if (pod.isOfQuorum(listener)) {
        quorum.putIfAbsent(pod.id(), port);
      }
    }
    ports.put(pod.node(), own);
    pod.replace("listeners", String.join(",", bound), WHY);
    if (!advertised.isEmpty()) {
      pod.replace("advertised.listeners", String.join(",", advertised), WHY);
    }
  }

  private static void findQuorum(ServerFile pod, Map<Integer, Integer> quorum)
      throws LocalException {
    List<String> voters = new ArrayList<>();
    for (Voter voter : pod.voters()) {
      Integer port = quorum.get(voter.id());
      voters.add((port == null ? voter : new Voter(voter.id(), ADDRESS, port)).toString());
    }
    if (!voters.isEmpty()) {
      pod.replace("controller.quorum.voters", String.join(",", voters), WHY);
    }
    if (pod.current("controller.quorum.bootstrap.servers")
        .filter(text -> !text.isBlank())
        .isPresent()) {
      List<String> servers =
          quorum.values().stream().map(port -> ADDRESS + ":" + port).toList();
      pod.replace("controller.quorum.bootstrap.servers", String.join(",", servers), WHY);
    }
  }

  @Override
  public Optional<String> endpoint(ServerFile pod, ListenerAddress listener) {
    return Optional.of(ADDRESS + ":" + ports.get(pod.node()).get(listener.name()));
  }

  @Override
  public List<String> leftOut() {
    return List.of();
  }

  @Override
  public void close() {
    block.close();
  }
}
