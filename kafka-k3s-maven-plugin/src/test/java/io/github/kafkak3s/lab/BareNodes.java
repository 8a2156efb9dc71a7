package io.github.kafkak3s.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

  /** Files of the logging, one for each of Kafka's two backends. */
  private static final Path LOGGING =
      Path.of("src", "test", "resources", "lab", "logging").toAbsolutePath();

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
  private final Classpath kafka;
  private final Path root;
  private final Path hosts;
  private final Loopback loopback;
  private final List<BareNode> nodes = new ArrayList<>();
  private final List<LabClient> clients = new ArrayList<>();
  private final Thread lastResort = new Thread(this::kill, "lab-kill");

  private BareNodes(String release, Path root, Loopback loopback) throws IOException {
    this.release = release;
    this.kafka = Classpath.of("kafka-" + release);
    this.root = root;
    this.hosts = root.resolve("hosts");
    this.loopback = loopback;
    Files.write(
        hosts,
        IntStream.range(0, 10)
            .mapToObj(node -> loopback.address(node) + " kafka-" + node)
            .toList());
    Runtime.getRuntime().addShutdownHook(lastResort);
  }

  /** Makes room for nodes of a release, {@code 4.3.1}; none runs yet. */
  static BareNodes of(String release) throws IOException {
    Path runs = Files.createDirectories(Path.of("target", "lab-runs").toAbsolutePath());
    Path root = Files.createTempDirectory(runs, "bare-" + release + "-");
    Loopback loopback = Loopback.claim();
    try {
      return new BareNodes(release, root, loopback);
    } catch (IOException | RuntimeException e) {
      loopback.close();
      throw e;
    }
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
        .with("log.dirs", root.resolve("disk-" + id).toString());
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
    return root;
  }

  /** Returns the loopback address of a node. */
  String address(int node) {
    return loopback.address(node);
  }

  /** Sets up a node at the address of its number. */
  BareNode node(int number, BareOptions options) throws IOException {
    List<String> java = new ArrayList<>();
    java.add(PodSandbox.javaProgram());
    java.addAll(LabProfile.JVM);
    java.add("-Djdk.net.hosts.file=" + hosts);
    java.add(
        since("4.0")
            ? "-Dlog4j2.configurationFile=file:" + LOGGING.resolve("log4j2.properties")
            : "-Dlog4j.configuration=file:" + LOGGING.resolve("log4j.properties"));
    java.add("-cp");
    java.add(kafka.withTestClasses());
    BareNode node =
        new BareNode(address(number), root.resolve("node-" + nodes.size()), java, options);
    nodes.add(node);
    return node;
  }

  /** Starts a client that knows these brokers, by number; its requests fail after 10 s. */
  LabClient client(int... brokers) throws IOException, InterruptedException {
    String bootstrap = Arrays.stream(brokers)
        .mapToObj(broker -> "kafka-" + broker + ":" + CLIENT_PORT)
        .collect(Collectors.joining(","));
    LabClient client = LabClient.start(
        kafka, hosts, root.resolve("client-" + clients.size() + ".log"), bootstrap, bootstrap);
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

  private void kill() {
    nodes.forEach(BareNode::close);
  }

  @Override
  public void close() throws IOException {
    for (LabClient client : clients) {
      client.close();
    }
    kill();
    Runtime.getRuntime().removeShutdownHook(lastResort);
    loopback.close();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
