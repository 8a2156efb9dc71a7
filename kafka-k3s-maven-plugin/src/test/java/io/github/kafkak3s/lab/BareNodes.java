package io.github.kafkak3s.lab;

import io.github.kafkak3s.local.BareMachine;
import io.github.kafkak3s.local.LocalException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Nodes of one Kafka release that are started from bare properties files, without bundles, images
 * or Kubernetes: what is left is the behaviour of Kafka itself. Node <i>n</i> has a loopback
 * address and the host name {@code kafka-n}; no other name is known.
 */
final class BareNodes implements AutoCloseable {
  /** The cluster that nodes are formatted for unless a case says otherwise. */
  static final String CLUSTER_ID = "q3mBf0RzTkSVh7nXw2LdYA";

  /** The port of listener PLAINTEXT. */
  static final int CLIENT_PORT = 9092;

  /** The port of listener CONTROLLER. */
  static final int CONTROLLER_PORT = 9093;

  /**
   * Makes nodes small and cases short, and decides nothing that a case is about: one partition for
   * each of Kafka's own topics, and short sessions.
   */
  private static final List<String> SMALL = List.of(
      "log.cleaner.dedupe.buffer.size=2097152",
      "offsets.topic.num.partitions=1",
      "transaction.state.log.num.partitions=1",
      "share.coordinator.state.topic.num.partitions=1",
      "group.initial.rebalance.delay.ms=0",
      "broker.session.timeout.ms=6000",
      "broker.heartbeat.interval.ms=500");

  private final String release;
  private final BareMachine machine;
  private final List<LabClient> clients = new ArrayList<>();
  private int nodes;

  private BareNodes(String release, BareMachine machine) {
    this.release = release;
    this.machine = machine;
  }

  /** Makes room for nodes of a release, {@code 4.3.1}; none runs yet. */
  static BareNodes of(String release) throws IOException, LocalException {
    List<String> names =
        IntStream.range(0, 10).mapToObj(node -> "kafka-" + node).toList();
    return new BareNodes(release, BareMachine.of(release, names));
  }

  /** Tells whether the nodes are of this line or a later one, {@code 4.1}. */
  boolean since(String line) {
    return Reproduces.Releases.compare(release, line) >= 0;
  }

  /** Returns options of a node with both roles; the voters are the nodes of these ids. */
  BareOptions combined(int id, int... voters) {
    return options(id, "broker,controller", voters)
        .with("listeners", listener("PLAINTEXT", id) + "," + listener("CONTROLLER", id))
        .with("advertised.listeners", "PLAINTEXT://kafka-" + id + ":" + CLIENT_PORT);
  }

  /** Returns options of a controller. */
  BareOptions controller(int id, int... voters) {
    return options(id, "controller", voters).with("listeners", listener("CONTROLLER", id));
  }

  /** Returns options of a broker. */
  BareOptions broker(int id, int... voters) {
    return options(id, "broker", voters)
        .with("listeners", listener("PLAINTEXT", id))
        .with("advertised.listeners", "PLAINTEXT://kafka-" + id + ":" + CLIENT_PORT);
  }

  /** Returns options of a node that gives up after 15 s without a quorum, instead of 60. */
  static BareOptions impatient(BareOptions options) {
    return options.with("initial.broker.registration.timeout.ms", "15000");
  }

  private BareOptions options(int id, String roles, int... voters) {
    return new BareOptions(SMALL)
        .with("process.roles", roles)
        .with("node.id", Integer.toString(id))
        .with("controller.listener.names", "CONTROLLER")
        .with("controller.quorum.voters", voters(voters))
        .with("log.dirs", root().resolve("disk-" + id).toString());
  }

  /** Returns the address {@code NAME://127.a.b.c:port} of a node's own listener. */
  String listener(String name, int node) {
    return name + "://" + address(node) + ":"
        + (name.equals("CONTROLLER") ? CONTROLLER_PORT : CLIENT_PORT);
  }

  /** Returns voters as {@code controller.quorum.voters} has them. */
  static String voters(int... ids) {
    return Arrays.stream(ids)
        .mapToObj(id -> id + "@kafka-" + id + ":" + CONTROLLER_PORT)
        .collect(Collectors.joining(","));
  }

  /** Returns the directory of all that the lab writes; it is deleted in the end. */
  Path root() {
    return machine.directory();
  }

  /** Returns the loopback address of a node. */
  String address(int node) {
    return machine.address(node);
  }

  /** Sets up a node at the address of its number. */
  BareNode node(int number, BareOptions options) throws IOException {
    Path directory = root().resolve("node-" + nodes);
    nodes++;
    return new BareNode(machine, address(number), directory, options);
  }

  /** Starts a client that knows these brokers, by number; its requests fail after 10 s. */
  LabClient client(int... brokers) throws IOException, InterruptedException {
    String bootstrap = Arrays.stream(brokers)
        .mapToObj(broker -> "kafka-" + broker + ":" + CLIENT_PORT)
        .collect(Collectors.joining(","));
    Path log = root().resolve("client-" + clients.size() + ".log");
    LabClient client = new LabClient(
        machine.startChild(
            "-Xmx128m", LabClientMain.class.getName(), List.of(bootstrap, bootstrap), log),
        log);
    clients.add(client);
    client.patience(60);
    client.with(
        "default.api.timeout.ms=10000",
        "request.timeout.ms=8000",
        "delivery.timeout.ms=10000",
        "max.block.ms=10000",
        "linger.ms=0");
    return client;
  }

  @Override
  public void close() throws IOException {
    clients.forEach(LabClient::close);
    machine.close();
  }
}
