package io.github.kafkak3s.local;

import io.github.kafkak3s.kubernetes.Names;
import io.github.kafkak3s.local.secure.ThrowAway;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.observe.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes the files of a cluster's pods and plans their processes. */
final class ClusterBuilder {
  /** Resident memory of a pod beyond its heap, in MiB, and of the drill's own client: measured. */
  private static final int BROKER_MORE = 34;

  private static final int CONTROLLER_MORE = 2;
  private static final int CLIENT = 150;

  /** What a broker takes beyond that while it writes the archive of its classes: measured. */
  private static final int ARCHIVE = 180;

  /** How many partitions the topics have that the first use of a group or a transaction makes. */
  private static final List<String> OWN_PARTITIONS =
      List.of("offsets.topic.num.partitions", "transaction.state.log.num.partitions");

  private static final String LOCALHOST = "127.0.0.1";

  private final KafkaJars jars;
  private final LocalSettings settings;
  private final Path directory;
  private final Network network;
  private final ThrowAway secrets;
  private final Replacements replacements;
  private final List<KafkaNode> nodes;

  ClusterBuilder(
      KafkaJars jars,
      LocalSettings settings,
      Path directory,
      List<KafkaNode> nodes,
      Network network,
      ThrowAway secrets) {
    this.jars = jars;
    this.settings = settings;
    this.directory = directory;
    this.replacements = new Replacements(directory);
    this.nodes = nodes;
    this.network = network;
    this.secrets = secrets;
  }

  /** Returns the nodes that are run. */
  static List<KafkaNode> nodes(KafkaCluster cluster, LocalSettings settings) throws LocalException {
    List<KafkaNode> nodes = settings.fold() ? List.of(Fold.node(cluster)) : cluster.nodes();
    Set<String> names = new HashSet<>();
    for (KafkaNode node : nodes) {
      K8sObject object = node.workload().object();
      Optional<String> fault = Names.dnsSubdomain(object.name());
      if (fault.isPresent()) {
        // It would become that of a directory, wherever it leads to.
        throw new LocalException(
            object.placeOf("metadata", "name") + ": the name of " + object.shown() + " is "
                + fault.get() + ", so Kubernetes makes no pod of it. Correct it.");
      }
      if (!names.add(node.podName())) {
        throw new LocalException(node.workload().replicasPlace() + ": the pods of "
            + object.shown() + " have no names of their own, so they cannot be"
            + " told apart. A StatefulSet gives each a name.");
      }
    }
    return nodes;
  }

  /** Returns what of the bundle is not run, as sentences. */
  static List<String> leftOut(Observation bundle, KafkaCluster cluster, List<KafkaNode> nodes) {
    List<String> sentences = new ArrayList<>();
    List<String> others = cluster.nodes().stream()
        .filter(node -> !nodes.contains(node))
        .map(KafkaNode::podName)
        .toList();
    if (!others.isEmpty()) {
      sentences.add((others.size() == 1 ? "pod " : "pods ") + String.join(", ", others) + ": "
          + nodes.get(0).podName() + " stands for all");
    }
    for (Workload workload : bundle.workloads()) {
      boolean isKafka = bundle.nodes().stream().anyMatch(node -> node.workload().equals(workload));
      if (!isKafka) {
        sentences.add(workload.object().shown() + " (" + workload.object().place()
            + "): it is not a Kafka node");
      }
    }
    for (Workload workload : cluster.workloads()) {
      workload.containers().stream()
          .filter(container -> cluster.nodes().stream()
              .noneMatch(node -> node.workload().equals(workload)
                  && node.container().name().equals(container.name())))
          .map(container -> "container " + container.name() + " of "
              + workload.object().shown() + " (" + container.place() + "): it does not run Kafka")
          .forEach(sentences::add);
    }
    if (!bundle.policies().isEmpty()) {
      sentences.add("network policies: nothing here holds a connection back");
    }
    return List.copyOf(sentences);
  }

  /** Takes addresses or ports for the nodes. */
  static Network network(
      Observation bundle, KafkaCluster cluster, List<KafkaNode> nodes, LocalSettings settings)
      throws LocalException {
    return switch (settings.addressing()) {
      case OWN_ADDRESSES -> new OwnAddresses(nodes, new ClusterNames(bundle, cluster));
      case OWN_PORTS -> new OwnPorts();
    };
  }

  /** Tells whether what runs the pods is one that ends them in order, as an update does. */
  boolean endsPodsInOrder() {
    return settings.addressing() == LocalSettings.Addressing.OWN_ADDRESSES;
  }

  /** Writes everything and returns what is to be run. */
  List<PodPlan> build(JavaCommand java) throws LocalException, IOException {
    List<PodBuilder> builders = new ArrayList<>();
    for (KafkaNode node : nodes) {
      Path place = Files.createDirectories(
          directory.resolve("pods").resolve(node.podName().replace('?', 'x')));
      builders.add(
          new PodBuilder(node, network.address(node), place, settings, replacements, secrets));
    }
    List<ServerFile> servers = builders.stream().map(PodBuilder::server).toList();
    if (settings.fold()) {
      Fold.apply(servers.get(0), network.address(nodes.get(0)));
    }
    network.join(servers);
    if (settings.addressing() == LocalSettings.Addressing.OWN_ADDRESSES) {
      keepOwnTopicsSmall(servers);
      for (KafkaNode node : nodes) {
        replacements.add(
            node.podName(),
            "names of hosts",
            "the cluster's DNS",
            "a file with the names of Services and pods",
            "there is no cluster");
      }
    }
    DefaultLogging logging = DefaultLogging.of(jars.release(), directory);
    List<PodPlan> plans = new ArrayList<>();
    for (PodBuilder builder : builders) {
      KafkaNode node = builder.server().node();
      Path hosts = Files.write(builder.directory().resolve("hosts"), hosts(node));
      builder.secure(names(node), new LinkedHashSet<>(List.of(network.address(node), LOCALHOST)));
      plans.add(builder.build(java, hosts, logging, network));
    }
    checkMemory(plans, java.archive());
    for (KafkaNode node : nodes) {
      java.archive()
          .source()
          .ifPresent(source ->
              replacements.add(node.podName(), "classes", "the jars", source, "to start fast"));
    }
    return plans;
  }

  /**
   * Gives each broker one partition of each of Kafka's own topics to lead, in place of 50 for all,
   * where nobody has chosen how many: a log that is made or loaded asks the disk several times to
   * keep what it writes.
   */
  private static void keepOwnTopicsSmall(List<ServerFile> servers) throws LocalException {
    List<ServerFile> brokers = new ArrayList<>();
    for (ServerFile server : servers) {
      if (server.isBroker()) {
        brokers.add(server);
      }
    }
    for (ServerFile broker : brokers) {
      for (String option : OWN_PARTITIONS) {
        long count = broker.node().effective().number(option).orElse(0L);
        boolean isChosen = broker.node().effective().written(option).isPresent();
        if (!isChosen && count > brokers.size()) {
          broker.replace(
              option,
              Integer.toString(brokers.size()),
              "one for each broker shows the same, and a hundred logs take their time");
        }
      }
    }
  }

  private List<String> hosts(KafkaNode node) {
    List<String> lines = new ArrayList<>(network.hosts(node));
    lines.addAll(network.hosts());
    return lines;
  }

  /** Returns the names that lead to a pod, {@code localhost} as well: clients may be anywhere. */
  private Set<String> names(KafkaNode node) {
    Set<String> names = new LinkedHashSet<>();
    for (String line : hosts(node)) {
      List<String> words = List.of(line.split(" "));
      if (words.get(0).equals(network.address(node)) || words.contains("localhost")) {
        names.addAll(words.subList(1, words.size()));
      }
    }
    return names;
  }

  private static void checkMemory(List<PodPlan> plans, ClassArchive archive) throws LocalException {
    int brokers = 0;
    int controllers = 0;
    long needed = CLIENT;
    for (PodPlan plan : plans) {
      boolean isBroker = plan.isBroker();
      brokers += isBroker ? 1 : 0;
      controllers += isBroker ? 0 : 1;
      needed += (long) plan.heap() + (isBroker ? BROKER_MORE : CONTROLLER_MORE);
    }
    String sum = (brokers > 0 ? brokers + (brokers == 1 ? " broker, " : " brokers, ") : "")
        + (controllers > 0
            ? controllers + (controllers == 1 ? " controller, " : " controllers, ")
            : "")
        + "a client";
    Memory memory = new Memory(Path.of("/"));
    memory.refuse(needed, sum);
    if (!memory.fits(needed + ARCHIVE)) {
      archive.forgo();
    }
  }

  /** Returns what is replaced. */
  List<Replacement> replacements() {
    List<Replacement> all = new ArrayList<>(replacements.list());
    all.addAll(secrets.replacements());
    return List.copyOf(all);
  }
}
