package io.github.kafkak3s.local;

import io.github.kafkak3s.kafka.ListenerAddress;
import io.github.kafkak3s.kafka.Voter;
import io.github.kafkak3s.local.secure.ThrowAway;
import io.github.kafkak3s.observe.ConfigFile;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.NodeListener;
import io.github.kafkak3s.observe.OptionFact;
import io.github.kafkak3s.observe.Probe;
import io.github.kafkak3s.observe.Start;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the files of one pod and plans its processes. */
final class PodBuilder {
  private static final String KAFKA = "kafka.Kafka";
  private static final int DEFAULT_PORT = 9092;
  private static final String DISKS = "each pod has its disks in a directory of its own";

  private final KafkaNode node;
  private final Path directory;
  private final LocalSettings settings;
  private final Replacements replacements;
  private final PodVariables variables;
  private final PodPaths paths;
  private final ServerFile server;
  private final ThrowAway secrets;

  PodBuilder(
      KafkaNode node,
      String address,
      Path directory,
      LocalSettings settings,
      Replacements replacements,
      ThrowAway secrets)
      throws LocalException {
    this.node = node;
    this.directory = directory;
    this.settings = settings;
    this.replacements = replacements;
    this.variables = new PodVariables(node, address);
    this.paths = new PodPaths(node.workload(), node.container(), directory);
    this.server = new ServerFile(node, variables, replacements);
    this.secrets = secrets;
    check();
    leaveOut();
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

  /** Returns the pod's directory. */
  Path directory() {
    return directory;
  }

  /** Where no passwords can be made for a listener, the pod does not have it. */
  private void leaveOut() throws LocalException {
    for (String option : List.of("listeners", "advertised.listeners")) {
      Optional<String> given = server.given(option);
      if (given.isPresent()) {
        server.replace(option, tried(given.get()), "nobody can log in to the others here");
      }
    }
  }

  private String tried(String listeners) {
    return Arrays.stream(listeners.split(",", -1))
        .filter(entry -> !secrets.isLeftOut(entry.split("://", 2)[0].strip()))
        .collect(Collectors.joining(","));
  }

  /**
   * Gives the pod throw-away keys and passwords for its secured listeners.
   *
   * @param names the names by which it is reached
   * @param addresses the addresses by which it is reached
   */
  void secure(Set<String> names, Set<String> addresses) throws LocalException {
    secrets.write(node, names, addresses, directory.resolve("secrets")).forEach(server::put);
  }

  /** Writes everything and returns the plan. */
  PodPlan build(JavaCommand java, Path hosts, DefaultLogging logging, Network network)
      throws LocalException, IOException {
    Files.createDirectories(directory);
    List<Path> disks = disks();
    relocateOptions();
    for (ConfigFile file : node.files()) {
      Optional<String> text = file.text().text().known();
      if (text.isPresent()) {
        write(paths.local(file.path()), text.get());
      }
    }
    server.note();
    String text = server.text();
    Path file = node.readFile()
        .map(read -> paths.local(read.path()))
        .orElse(directory.resolve("server.properties"));
    write(file, text);
    Map<String, String> environment = variables.askedBy(text);
    List<String> options = new JvmOptions(node, variables, paths, replacements)
        .of(settings.heap(), Files.createDirectories(directory.resolve("logs")), logging);
    FormatStep format = new FormatSteps(java, hosts, secrets, settings)
        .of(node, paths, directory, file, environment);
    noteFormat(format);
    return new PodPlan(
        node,
        server.isBroker(),
        network.address(node),
        directory,
        disks,
        format,
        java.line(options, hosts, KAFKA, List.of(file.toString())),
        environment,
        endpoints(network),
        controllerEndpoint(network.address(node)),
        probedPort(),
        JvmOptions.heapOf(options));
  }

  private void noteFormat(FormatStep format) {
    if (format.isOfEveryStart()) {
      replacements.add(
          node.podName(),
          "format step",
          "at every start",
          "only where a disk is not as the last one left it",
          "elsewhere it finds every disk formatted and does nothing");
    }
    if (format.guard().isPresent()
        || format.policy().filter(policy -> !policy.isOpen()).isPresent()) {
      replacements.add(
          node.podName(),
          "format.policy",
          "bootstrap=false",
          "bootstrap=true until the pod has been formatted once",
          "the disks on this machine are new");
    }
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
      if (!server.isReplaced(fact.name())) {
        String given = server.given(fact.name()).orElse("");
        server.replace(fact.name(), paths.relocated(given), "files are in a directory of the pod");
      }
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, String> endpoints(Network network) throws LocalException {
    Map<String, String> endpoints = new LinkedHashMap<>();
    if (server.isBroker()) {
      for (ListenerAddress listener : server.clientListeners()) {
        network
            .endpoint(server, listener)
            .ifPresent(endpoint -> endpoints.put(listener.name(), endpoint));
      }
    }
    return endpoints;
  }

  private Optional<String> controllerEndpoint(String address) throws LocalException {
    if (!server.isController()) {
      return Optional.empty();
    }
    for (Voter voter : server.voters()) {
      if (voter.id() == server.id()) {
        return Optional.of(voter.host() + ":" + voter.port());
      }
    }
    for (ListenerAddress listener : server.listeners()) {
      if (server.isOfQuorum(listener)) {
        return Optional.of(address + ":" + listener.port());
      }
    }
    return Optional.empty();
  }

  /** Returns the port that the bundle's own probe asks, where it is one that Kafka listens on. */
  private int probedPort() throws LocalException {
    List<ListenerAddress> listeners = server.listeners();
    Optional<String> asked = Probe.of(node.container(), "readinessProbe")
        .flatMap(probe -> probe.port(node.container()))
        .flatMap(port -> node.listeners().stream()
            .filter(listener -> listener.bind().port() == port)
            .map(NodeListener::name)
            .findFirst());
    List<ListenerAddress> clients = server.clientListeners();
    return listeners.stream()
        .filter(listener -> asked.filter(listener.name()::equals).isPresent())
        .findFirst()
        .or(() -> clients.stream().findFirst())
        .or(() -> listeners.stream().findFirst())
        .map(ListenerAddress::port)
        .orElse(DEFAULT_PORT);
  }
}
