package io.github.kafkak3s.lab;

import io.github.kafkak3s.local.child.ParentWatch;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs the pods of a bundle as child processes, each on a loopback address of its own, with the
 * host names that the bundle's Services give them and no others. Every wait is bounded;
 * {@link #close} kills at once, since a broker that has lost its quorum takes minutes to stop; and
 * each child ends by itself when this process is gone ({@link ParentWatch}).
 */
final class KafkaLab implements AutoCloseable {
  private static final String CLUSTER_DOMAIN = "cluster.local";
  private static final long READY_SECONDS = 180;

  private final List<Manifest> bundle;
  private final Classpath kafka;
  private final Path root;
  private final Path hosts;
  private final Loopback loopback;
  private final List<PodSandbox> pods;
  private final Map<String, Process> processes = new LinkedHashMap<>();
  private final Thread lastResort = new Thread(this::kill, "lab-kill");
  private LabClient client;

  private KafkaLab(List<Manifest> bundle, String release, Path root, Loopback loopback)
      throws IOException {
    this.bundle = bundle;
    this.kafka = Classpath.of("kafka-" + release);
    this.root = root;
    this.hosts = root.resolve("hosts");
    this.loopback = loopback;
    this.pods = PodSandbox.of(bundle, root, kafka, loopback, hosts);
    Files.write(hosts, hostLines());
    Runtime.getRuntime().addShutdownHook(lastResort);
  }

  /**
   * Sets up the pods of a bundle without running any.
   *
   * @param bundle the directory of its files
   * @param release the Kafka release to run, {@code 4.3.1}
   */
  static KafkaLab of(Path bundle, String release) throws IOException {
    Path runs = Files.createDirectories(Path.of("target", "lab-runs").toAbsolutePath());
    Path root = Files.createTempDirectory(runs, "kafka-" + release + "-");
    Loopback loopback = Loopback.claim();
    try {
      return new KafkaLab(Manifest.of(bundle), release, root, loopback);
    } catch (IOException | RuntimeException e) {
      loopback.close();
      throw e;
    }
  }

  /**
   * Sets up a bundle, starts every pod behind its init containers, and waits until each is ready.
   */
  static KafkaLab start(Path bundle, String release) throws IOException, InterruptedException {
    KafkaLab lab = of(bundle, release);
    try {
      for (PodSandbox pod : lab.pods) {
        PodSandbox.Outcome outcome = pod.initialize(Shell.SYSTEM);
        if (outcome.exit() != 0) {
          throw new IllegalStateException(pod.name() + " failed to format: " + outcome);
        }
        // As a kubelet does it: while the next one formats, this one waits for the others.
        lab.start(pod);
      }
      for (PodSandbox pod : lab.pods) {
        lab.awaitReady(pod);
      }
      return lab;
    } catch (IOException | InterruptedException | RuntimeException e) {
      lab.close();
      throw e;
    }
  }

  /** Returns the pods in the order of the bundle's files. */
  List<PodSandbox> pods() {
    return pods;
  }

  /** Returns a pod by its name. */
  PodSandbox pod(String name) {
    return pods.stream().filter(pod -> pod.name().equals(name)).findFirst().orElseThrow();
  }

  /** Starts one pod. */
  void start(PodSandbox pod) throws IOException {
    processes.put(pod.name(), pod.start());
  }

  /**
   * Waits until a pod's readiness probe succeeds; fails with the end of its log where it does not.
   */
  void awaitReady(PodSandbox pod) throws IOException, InterruptedException {
    Process process = processes.get(pod.name());
    InetSocketAddress probe = new InetSocketAddress(pod.address(), pod.readinessPort());
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_SECONDS);
    while (!answers(probe)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException(pod.name()
            + (process.isAlive() ? " is not ready" : " has ended with " + process.exitValue())
            + "; its log ends:\n"
            + tail(pod.log()));
      }
      Thread.sleep(100);
    }
  }

  /** Returns a client of the same release inside the cluster, started at the first call. */
  LabClient client() throws IOException {
    if (client == null) {
      client =
          LabClient.start(kafka, hosts, root.resolve("client.log"), bootstrap(), controllers());
    }
    return client;
  }

  /** Tells whether the cluster's DNS would know a host name. */
  boolean hasName(String host) {
    return hostLines().stream().anyMatch(line -> line.endsWith(" " + host));
  }

  /** Returns the host and port of the Service that clients use. */
  String bootstrap() {
    Manifest service = bundle.stream()
        .filter(object -> object.is("Service"))
        .filter(object -> !isHeadless(object))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no Service for clients in the bundle"));
    Fields port = service.root().items("spec", "ports").get(0);
    PodSandbox pod = selected(service).get(0);
    // There is no proxy here between the Service's port and the pods', so the latter is used.
    return host(service) + ":" + pod.port(port.text("targetPort").orElse(port.required("port")));
  }

  private String controllers() {
    String voters = pods.get(0).properties().getProperty("controller.quorum.voters");
    return voters.replaceAll("[0-9]+@", "");
  }

  /** What the cluster's DNS would answer: full names only, as only these work everywhere. */
  private List<String> hostLines() {
    List<String> lines = new ArrayList<>();
    for (Manifest service :
        bundle.stream().filter(object -> object.is("Service")).toList()) {
      boolean headless = isHeadless(service);
      // Kubernetes gives a pod that is not ready no name, and no pod here is ready before it finds
      // the others.
      if (headless
          && !service.root().required("spec", "publishNotReadyAddresses").equals("true")) {
        continue;
      }
      for (PodSandbox pod : selected(service)) {
        lines.add(pod.address() + " " + host(service));
        if (headless && pod.serviceName().equals(service.name())) {
          lines.add(pod.address() + " " + pod.name() + "." + host(service));
        }
      }
    }
    return lines;
  }

  private List<PodSandbox> selected(Manifest service) {
    Map<String, String> selector = service.root().map("spec", "selector");
    return pods.stream().filter(pod -> pod.matches(selector)).toList();
  }

  private static boolean isHeadless(Manifest service) {
    return service.root().text("spec", "clusterIP").filter("None"::equals).isPresent();
  }

  private static String host(Manifest service) {
    return service.name() + "." + service.namespace() + ".svc." + CLUSTER_DOMAIN;
  }

  private static boolean answers(InetSocketAddress address) {
    try (Socket socket = new Socket()) {
      socket.connect(address, 1_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static String tail(String log) {
    return log.substring(Math.max(0, log.length() - 6_000));
  }

  private void kill() {
    processes.values().forEach(Process::destroyForcibly);
  }

  @Override
  public void close() throws IOException {
    if (client != null) {
      client.close();
    }
    kill();
    for (Process process : processes.values()) {
      process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }
    Runtime.getRuntime().removeShutdownHook(lastResort);
    loopback.close();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
