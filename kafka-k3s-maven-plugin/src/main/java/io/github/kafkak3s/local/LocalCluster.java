package io.github.kafkak3s.local;

import io.github.kafkak3s.kafka.PropertiesText;
import io.github.kafkak3s.local.secure.RefusedClient;
import io.github.kafkak3s.local.secure.ThrowAway;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.NodeListener;
import io.github.kafkak3s.observe.Observation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The pods of one cluster of a bundle on this machine. Nothing outlives it: closing it ends every
 * process, and so does the end of the process that made it, whatever it dies of.
 */
public final class LocalCluster implements AutoCloseable {
  private final RunDirectory directory;
  private final Network network;
  private final Children children;
  private final JavaCommand java;
  private final Path hosts;
  private final List<LocalPod> pods;
  private final List<Replacement> replacements;
  private final List<String> leftOut;
  private final ThrowAway secrets;

  private LocalCluster(
      RunDirectory directory,
      Network network,
      JavaCommand java,
      Path hosts,
      List<PodPlan> plans,
      List<Replacement> replacements,
      List<String> leftOut,
      ThrowAway secrets) {
    this.directory = directory;
    this.network = network;
    this.java = java;
    this.hosts = hosts;
    this.children = new Children(directory);
    this.pods =
        plans.stream().map(plan -> new LocalPod(plan, children, java.archive())).toList();
    this.replacements = replacements;
    this.leftOut = leftOut;
    this.secrets = secrets;
  }

  /**
   * Makes directories, files and addresses; starts nothing.
   *
   * @throws LocalException where the bundle cannot be run here: something of it is unknown, the
   *     machine has too little memory or lacks the addresses; the message says what to do
   */
  public static LocalCluster prepare(
      Observation bundle, KafkaCluster cluster, KafkaJars jars, LocalSettings settings)
      throws LocalException, InterruptedException {
    List<KafkaNode> nodes = ClusterBuilder.nodes(cluster, settings);
    RunDirectory directory = RunDirectory.claim(settings.directory());
    try {
      ThrowAway secrets = ThrowAway.of(bundle, nodes, directory.path().resolve("clients"));
      Network network = ClusterBuilder.network(bundle, cluster, nodes, settings);
      try {
        return prepare(
            new ClusterBuilder(jars, settings, directory.path(), nodes, network, secrets),
            jars,
            directory,
            network,
            secrets,
            ClusterBuilder.leftOut(bundle, cluster, nodes));
      } catch (LocalException | RuntimeException e) {
        secrets.close();
        network.close();
        throw e;
      }
    } catch (LocalException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private static LocalCluster prepare(
      ClusterBuilder builder,
      KafkaJars jars,
      RunDirectory directory,
      Network network,
      ThrowAway secrets,
      List<String> notRun)
      throws LocalException {
    try {
      JavaCommand java = JavaCommand.of(jars, directory.path(), builder.endsPodsInOrder());
      List<PodPlan> plans = builder.build(java);
      Path hosts = Files.write(directory.path().resolve("hosts"), network.hosts());
      List<String> leftOut = new ArrayList<>(notRun);
      leftOut.addAll(network.leftOut());
      leftOut.addAll(secrets.leftOut());
      return new LocalCluster(
          directory,
          network,
          java,
          hosts,
          plans,
          builder.replacements(),
          List.copyOf(leftOut),
          secrets);
    } catch (IOException | UncheckedIOException e) {
      throw new LocalException(
          "The pods' files cannot be written to " + directory.path() + ": " + e, e);
    }
  }

  /** Returns the pods in the order of workloads and ordinals. */
  public List<LocalPod> pods() {
    return pods;
  }

  /** Returns all that is not as the bundle says, in a fixed order. */
  public List<Replacement> replacements() {
    return replacements;
  }

  /** Returns what of the bundle is not tried here, as sentences: {@code listener EXTERNAL …}. */
  public List<String> leftOut() {
    return leftOut;
  }

  /**
   * Starts another child process with the release's jars that knows the bundle's names, ends with
   * this process and runs a main class with arguments. It ends as soon as its standard input does,
   * and with the cluster.
   *
   * @param heap its largest heap, {@code 96m}
   * @param log the file at whose end it writes errors
   */
  public Process startChild(String mainClass, String heap, List<String> arguments, Path log)
      throws LocalException {
    return children.launch(
        java.line(List.of("-Xmx" + heap), hosts, mainClass, arguments), directory.path(), log);
  }

  /**
   * Returns a file with the options of a client of a listener, {@code security.protocol} and what
   * it asks for; {@code bootstrap.servers} is in it.
   *
   * @throws LocalException where no pod has such a listener for clients, or the file cannot be
   *     written
   */
  public Path clientProperties(String listener) throws LocalException {
    if (secrets.isSecured(listener)) {
      return secrets.clientProperties(listener, servers(listener));
    }
    Map<String, String> options = new LinkedHashMap<>();
    options.put("bootstrap.servers", servers(listener));
    options.put("security.protocol", protocol(listener));
    Path file =
        directory.path().resolve("client-" + listener.toLowerCase(Locale.ROOT) + ".properties");
    try {
      return Files.writeString(file, PropertiesText.write(options));
    } catch (IOException e) {
      throw new LocalException("The file " + file + " cannot be written: " + e, e);
    }
  }

  /**
   * Returns the listener that clients of this run come to: the first of those for clients that asks
   * who comes, else the first.
   *
   * @throws LocalException where no pod has a listener for clients here
   */
  public String clientListener() throws LocalException {
    Set<String> reached = bootstrapServers().keySet();
    return reached.stream()
        .filter(secrets::isAuthenticated)
        .findFirst()
        .or(() -> reached.stream().findFirst())
        .orElseThrow(() -> new LocalException("No broker has a listener for clients here."));
  }

  /** Returns clients that the brokers must refuse; see there. */
  public List<RefusedClient> refusedClients() throws LocalException {
    List<RefusedClient> refused = new ArrayList<>();
    for (Map.Entry<String, String> each : bootstrapServers().entrySet()) {
      refused.addAll(secrets.refusedClients(each.getKey(), each.getValue()));
    }
    return List.copyOf(refused);
  }

  /**
   * Returns where clients connect to, {@code host:port} of each broker parted by commas, by the
   * listener; the first listener first.
   */
  public Map<String, String> bootstrapServers() {
    Map<String, String> servers = new LinkedHashMap<>();
    for (LocalPod pod : pods) {
      pod.endpoints()
          .forEach((listener, endpoint) ->
              servers.merge(listener, endpoint, (before, next) -> before + "," + next));
    }
    return servers;
  }

  private String servers(String listener) throws LocalException {
    String servers = bootstrapServers().get(listener);
    if (servers == null) {
      throw new LocalException("No pod has a listener " + listener + " for clients here.");
    }
    return servers;
  }

  private String protocol(String listener) {
    return pods.stream()
        .flatMap(pod -> pod.node().listeners().stream())
        .filter(each -> each.name().equals(listener))
        .map(NodeListener::protocol)
        .flatMap(Optional::stream)
        .findFirst()
        .orElse("PLAINTEXT");
  }

  /** Ends every process at once and gives the addresses back; disks go, logs stay. */
  @Override
  public void close() {
    children.close();
    network.close();
    for (LocalPod pod : pods) {
      try {
        pod.loseDisks();
      } catch (IOException | IllegalStateException e) {
        // The next run removes them, and ends what could not be ended.
      }
    }
    try {
      RunDirectory.delete(java.scratch());
    } catch (IOException e) {
      // The next run removes it.
    }
    secrets.close();
    directory.close();
  }
}
