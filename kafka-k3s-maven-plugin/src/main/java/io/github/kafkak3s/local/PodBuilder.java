package io.github.kafkak3s.local;

import io.github.kafkak3s.kafka.ListenerAddress;
import io.github.kafkak3s.observe.ConfigFile;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.NodeListener;
import io.github.kafkak3s.observe.OptionFact;
import io.github.kafkak3s.observe.Probe;
import io.github.kafkak3s.observe.Start;
import io.github.kafkak3s.observe.Voters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes the files of one pod and plans its processes. */
final class PodBuilder {
  private static final String KAFKA = "kafka.Kafka";
  private static final String DISKS = "each pod has its disks in a directory of its own";

  private final KafkaNode node;
  private final String address;
  private final Path directory;
  private final LocalSettings settings;
  private final Replacements replacements;
  private final PodVariables variables;
  private final PodPaths paths;
  private final ServerFile server;

  PodBuilder(
      KafkaNode node,
      String address,
      Path directory,
      LocalSettings settings,
      Replacements replacements)
      throws LocalException {
    this.node = node;
    this.address = address;
    this.directory = directory;
    this.settings = settings;
    this.replacements = replacements;
    this.variables = new PodVariables(node, address);
    this.paths = new PodPaths(node.workload(), node.container(), directory);
    this.server = new ServerFile(node, variables, replacements);
    check();
  }

  private void check() throws LocalException {
    if (node.start().by() == Start.By.UNKNOWN) {
      throw new LocalException(node.start().place() + ": how pod " + node.podName()
          + " starts Kafka cannot be followed, so it cannot be started here. Start it by"
          + " kafka-server-start with a properties file of the bundle, or by the entrypoint of"
          + " apache/kafka, confluentinc/cp-kafka or bitnami/kafka.");
    }
    if (node.roles().isEmpty()) {
      throw new LocalException(node.declared().placeOfAbsent() + ": the roles of pod "
          + node.podName() + " are not known, so it cannot be run here. Write process.roles.");
    }
    if (node.nodeId().isEmpty()) {
      throw new LocalException(
          node.idFact().map(OptionFact::valuePlace).orElse(node.declared().placeOfAbsent())
              + ": the id of pod " + node.podName()
              + " is not known, so it cannot be run here. Write node.id.");
    }
  }

  /** Returns the file in which options can be replaced until {@link #build} writes it. */
  ServerFile server() {
    return server;
  }

  /** Binds each listener that binds to every address to the pod's own alone. */
  void bind() throws LocalException {
    server.replace(
        "listeners",
        bound(server.current("listeners").orElse("PLAINTEXT://:9092")),
        "each pod has an address of its own");
  }

  /** Puts the pod's address into each listener in place of the wildcard. */
  private String bound(String listeners) {
    List<String> entries = new ArrayList<>();
    for (String entry : listeners.split(",", -1)) {
      int host = entry.indexOf("://") + 3;
      int port = entry.lastIndexOf(':');
      boolean isWildcard = host >= 3
          && port >= host
          && Set.of("", "0.0.0.0", "[::]", "::")
              .contains(entry.substring(host, port).strip());
      entries.add(isWildcard ? entry.substring(0, host) + address + entry.substring(port) : entry);
    }
    return String.join(",", entries);
  }

  /** Writes everything and returns the plan. */
  PodPlan build(JavaCommand java, Path hosts, Path logging) throws LocalException, IOException {
    Files.createDirectories(directory);
    List<Path> disks = disks();
    relocateOptions();
    for (ConfigFile file : node.files()) {
      Optional<String> text = file.text().text().known();
      if (text.isPresent()) {
        write(paths.local(file.path()), text.get());
      }
    }
    String text = server.text();
    Path file = node.readFile()
        .map(read -> paths.local(read.path()))
        .orElse(directory.resolve("server.properties"));
    write(file, text);
    Map<String, String> environment = variables.askedBy(text);
    List<String> options = new JvmOptions(node, variables, paths, replacements)
        .of(settings.heap(), Files.createDirectories(directory.resolve("logs")), logging);
    FormatStep format = new FormatSteps(java, hosts).of(node, paths, directory, file, environment);
    return new PodPlan(
        node,
        node.nodeId().orElseThrow(),
        address,
        directory,
        disks,
        format,
        java.line(options, hosts, KAFKA, List.of(file.toString())),
        environment,
        endpoints(),
        controllerEndpoint(),
        probedPort());
  }

  private List<Path> disks() throws LocalException {
    String given = server.given("log.dirs").or(() -> plain("log.dir")).orElse("/tmp/kafka-logs");
    List<String> here = new ArrayList<>();
    Set<Path> disks = new LinkedHashSet<>();
    for (String path : given.split(",")) {
      if (!path.isBlank()) {
        Path local = paths.local(path.strip());
        disks.add(local);
        here.add(local.toString());
      }
    }
    if (here.stream().anyMatch(path -> path.contains(","))) {
      throw new LocalException("The directory " + settings.directory()
          + " has a comma in its path, which Kafka takes for two directories. Name another one.");
    }
    server.replace("log.dirs", String.join(",", here), DISKS);
    Optional<String> metadata = server.given("metadata.log.dir");
    if (metadata.isPresent() && !metadata.get().isBlank()) {
      Path local = paths.local(metadata.get().strip());
      disks.add(local);
      server.replace("metadata.log.dir", local.toString(), DISKS);
    }
    return List.copyOf(disks);
  }

  private Optional<String> plain(String option) {
    return node.effective().given(option).flatMap(OptionFact::value);
  }

  /** Replaces the paths of mounted files inside of other options. */
  private void relocateOptions() throws LocalException {
    for (OptionFact fact : node.effective().all()) {
      if (fact.name().equals("log.dir")) {
        continue;
      }
      Optional<String> current = server.current(fact.name());
      if (current.isPresent() && current.get().equals(server.given(fact.name()).orElse(""))) {
        server.replace(
            fact.name(), paths.relocated(current.get()), "files are in a directory of the pod");
      }
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, String> endpoints() {
    Map<String, String> endpoints = new LinkedHashMap<>();
    for (NodeListener listener : clientListeners(node)) {
      ListenerAddress known = listener.advertised().orElse(listener.bind());
      String host = known.host().isEmpty() ? address : known.host();
      endpoints.put(listener.name(), host + ":" + known.port());
    }
    return endpoints;
  }

  /** Returns the listeners that are for clients: those that neither quorum nor brokers use. */
  static List<NodeListener> clientListeners(KafkaNode node) {
    List<NodeListener> listeners =
        node.listeners().stream().filter(listener -> !listener.isController()).toList();
    Optional<String> between = node.effective().value("inter.broker.listener.name");
    List<NodeListener> others = listeners.stream()
        .filter(listener -> between.filter(listener.name()::equalsIgnoreCase).isEmpty())
        .toList();
    return others.isEmpty() ? listeners : others;
  }

  private Optional<String> controllerEndpoint() {
    if (!node.isController()) {
      return Optional.empty();
    }
    return node.voters().map(Voters::voters).stream()
        .flatMap(List::stream)
        .filter(voter -> voter.id() == node.nodeId().orElseThrow())
        .map(voter -> voter.host() + ":" + voter.port())
        .findFirst()
        .or(() -> node.listeners().stream()
            .filter(NodeListener::isController)
            .map(listener -> address + ":" + listener.bind().port())
            .findFirst());
  }

  /** Returns the port that the bundle's own probe asks, where it is one that Kafka listens on. */
  private int probedPort() {
    List<Integer> ports =
        node.listeners().stream().map(listener -> listener.bind().port()).toList();
    return Probe.of(node.container(), "readinessProbe")
        .flatMap(probe -> probe.port(node.container()))
        .filter(ports::contains)
        .or(() -> clientListeners(node).stream().map(each -> each.bind().port()).findFirst())
        .or(() -> ports.stream().findFirst())
        .orElse(9092);
  }
}
