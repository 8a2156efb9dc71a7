package io.github.kafkak3s.lab;

import io.github.kafkak3s.kafka.ImageContract;
import io.github.kafkak3s.local.child.ParentWatch;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One pod of a StatefulSet, set up in a directory as a kubelet would: a directory per volume,
 * ConfigMaps written out, the containers' commands with {@code $(NAME)} expanded. What it does not
 * know it refuses rather than leave out.
 *
 * <p>There are no containers here, so paths inside them have to be replaced. Of each ConfigMap
 * there are two copies: one verbatim, which Kafka reads; and one in which every mount path is
 * replaced and all else is byte for byte, for the init container, since neither a script nor
 * {@code kafka-storage} takes the paths in another way.
 */
final class PodSandbox {
  /** What a finished init container left. */
  record Outcome(int exit, String output, String terminationMessage) {}

  private static final String TERMINATION_LOG = "/dev/termination-log";
  private static final List<String> TOOLS = List.of("kafka-storage", "kafka-server-start");
  private static final long INIT_SECONDS = 120;

  private final String name;
  private final String serviceName;
  private final String address;
  private final Map<String, String> labels;
  private final Fields spec;
  private final Path directory;
  private final Classpath kafka;
  private final Path hosts;

  private PodSandbox(
      String name,
      String address,
      Manifest statefulSet,
      Path directory,
      Classpath kafka,
      Path hosts) {
    this.name = name;
    this.serviceName = statefulSet.root().required("spec", "serviceName");
    this.address = address;
    this.labels = statefulSet.root().map("spec", "template", "metadata", "labels");
    this.spec = statefulSet.root().at("spec", "template", "spec");
    this.directory = directory;
    this.kafka = kafka;
    this.hosts = hosts;
  }

  /**
   * Sets up the pods of every StatefulSet of a bundle, in the order of its files.
   *
   * @param root an empty directory for all of them
   * @param kafka the jars of the release that they run
   * @param hosts the file that host names are looked up in
   */
  static List<PodSandbox> of(
      List<Manifest> bundle, Path root, Classpath kafka, Loopback loopback, Path hosts)
      throws IOException {
    List<PodSandbox> pods = new ArrayList<>();
    for (Manifest statefulSet :
        bundle.stream().filter(object -> object.is("StatefulSet")).toList()) {
      int replicas = Integer.parseInt(statefulSet.root().required("spec", "replicas"));
      int start =
          Integer.parseInt(statefulSet.root().text("spec", "ordinals", "start").orElse("0"));
      for (int ordinal = start; ordinal < start + replicas; ordinal++) {
        String name = statefulSet.name() + "-" + ordinal;
        PodSandbox pod = new PodSandbox(
            name,
            loopback.address(pods.size()),
            statefulSet,
            Files.createDirectory(root.resolve(name)),
            kafka,
            hosts);
        pod.makeVolumes(bundle, statefulSet);
        pod.makeTools();
        pods.add(pod);
      }
    }
    return List.copyOf(pods);
  }

  String name() {
    return name;
  }

  /** Returns the headless Service that gives the pod its host name. */
  String serviceName() {
    return serviceName;
  }

  /** Returns the pod's own loopback address. */
  String address() {
    return address;
  }

  /** Tells whether a Service's selector picks this pod. */
  boolean matches(Map<String, String> selector) {
    return !selector.isEmpty() && labels.entrySet().containsAll(selector.entrySet());
  }

  /** Returns the number of a container port by its name, or the number itself. */
  int port(String nameOrNumber) {
    return mainContainer().items("ports").stream()
        .filter(port -> port.text("name").filter(nameOrNumber::equals).isPresent())
        .map(port -> Integer.parseInt(port.required("containerPort")))
        .findFirst()
        .orElseGet(() -> Integer.parseInt(nameOrNumber));
  }

  /** Returns the port that the readiness probe connects to. */
  int readinessPort() {
    return port(mainContainer().required("readinessProbe", "tcpSocket", "port"));
  }

  /** Returns the options of the file that the pod starts with, as emitted. */
  Properties properties() {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(Files.readString(configured())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  /** Returns what the pod has written so far. */
  String log() throws IOException {
    Path log = logFile();
    return Files.exists(log) ? Files.readString(log) : "";
  }

  /**
   * Returns a file of the init container's copy of its ConfigMap: the place to change what a
   * kubelet would refresh.
   */
  Path initFile(String key) {
    return volume(configVolume(), true).resolve(key);
  }

  /** Returns the directory of a claim, {@code data} or {@code data-0}. */
  Path claim(String claim) {
    return volume(claim, false);
  }

  /** Runs the init containers in order until one fails. */
  Outcome initialize(Shell shell) throws IOException, InterruptedException {
    Outcome outcome = new Outcome(0, "", "");
    for (Fields container : spec.items("initContainers")) {
      outcome = initialize(container, shell);
      if (outcome.exit() != 0) {
        break;
      }
    }
    return outcome;
  }

  private Outcome initialize(Fields container, Shell shell)
      throws IOException, InterruptedException {
    Files.writeString(directory.resolve("termination-log"), "");
    Map<String, Path> mounts = mounts(container, true);
    List<String> command = new ArrayList<>();
    for (String word : command(container)) {
      if (word.equals("/bin/sh")) {
        command.addAll(shell.command());
      } else {
        command.add(relocate(word, mounts));
      }
    }
    Path output = directory.resolve("init.log");
    Process process = builder(container, command, shell.path())
        .redirectOutput(output.toFile())
        .start();
    process.getOutputStream().close();
    if (!process.waitFor(INIT_SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new IllegalStateException(name + ": the init container did not end in time");
    }
    return new Outcome(
        process.exitValue(),
        Files.readString(output),
        Files.readString(directory.resolve("termination-log")));
  }

  /**
   * Starts the container as the bundle says, but for {@link LabProfile}, the bind address and the
   * directories.
   */
  Process start() throws IOException {
    Fields container = mainContainer();
    Map<String, Path> mounts = mounts(container, false);
    Properties properties = properties();
    boolean broker = properties.getProperty("process.roles", "").contains("broker");
    List<String> command = new ArrayList<>();
    boolean heap = false;
    for (String word : command(container)) {
      boolean isHeap = word.startsWith("KAFKA_HEAP_OPTS=");
      heap |= isHeap;
      command.add(isHeap ? "KAFKA_HEAP_OPTS=" + LabProfile.heap(broker) : relocate(word, mounts));
    }
    if (!heap) {
      throw new IllegalArgumentException(name + ": the command sets no KAFKA_HEAP_OPTS");
    }
    override(command, "listeners", bound(properties.getProperty("listeners")));
    for (String directories : List.of("log.dirs", "metadata.log.dir")) {
      if (properties.containsKey(directories)) {
        override(command, directories, relocate(properties.getProperty(directories), mounts));
      }
    }
    return builder(container, command, "/usr/bin:/bin")
        .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()))
        .start();
  }

  private static void override(List<String> command, String option, String value) {
    command.add("--override");
    command.add(option + "=" + value);
  }

  /** Puts the pod's address into each listener in place of the wildcard. */
  private String bound(String listeners) {
    return listeners.replaceAll("://[^,:]*:", "://" + address + ":");
  }

  private ProcessBuilder builder(Fields container, List<String> command, String path) {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("PATH", path);
    environment.put("LAB_JAVA", javaProgram());
    environment.put("LAB_CLASSPATH", kafka.withTestClasses());
    environment.put("LAB_JVM", String.join(" ", LabProfile.JVM) + " -Djdk.net.hosts.file=" + hosts);
    environment.putAll(environment(container));
    return builder;
  }

  static String javaProgram() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private List<String> command(Fields container) {
    Map<String, String> environment = environment(container);
    List<String> words = new ArrayList<>(container.texts("command"));
    words.addAll(container.texts("args"));
    words.replaceAll(word -> expand(word, environment));
    return words;
  }

  private Map<String, String> environment(Fields container) {
    Map<String, String> environment = new LinkedHashMap<>();
    for (Fields variable : container.items("env")) {
      String field = variable.text("valueFrom", "fieldRef", "fieldPath").orElse("");
      environment.put(
          variable.required("name"),
          field.equals("metadata.name") ? name : variable.required("value"));
    }
    return environment;
  }

  /** Expands {@code $(NAME)} of declared variables; others stay as they are, as in Kubernetes. */
  private static String expand(String word, Map<String, String> environment) {
    return Pattern.compile("\\$\\(([A-Za-z_][A-Za-z0-9_]*)\\)")
        .matcher(word)
        .replaceAll(found ->
            Matcher.quoteReplacement(environment.getOrDefault(found.group(1), found.group())));
  }

  private Fields mainContainer() {
    List<Fields> containers = spec.items("containers");
    if (containers.size() != 1) {
      throw new IllegalArgumentException(name + ": the lab knows pods of one container only");
    }
    return containers.get(0);
  }

  private Path configured() {
    String file =
        command(mainContainer()).stream().reduce((first, last) -> last).orElseThrow();
    return Path.of(relocate(file, mounts(mainContainer(), false)));
  }

  private Path logFile() {
    return directory.resolve("kafka.log");
  }

  private String configVolume() {
    return spec.items("volumes").stream()
        .filter(volume -> volume.text("configMap", "name").isPresent())
        .map(volume -> volume.required("name"))
        .findFirst()
        .orElseThrow();
  }

  private Path volume(String volume, boolean relocated) {
    return directory.resolve(relocated ? "relocated" : "volumes").resolve(volume);
  }

  private Map<String, Path> mounts(Fields container, boolean relocated) {
    Map<String, Path> mounts = new LinkedHashMap<>();
    mounts.put(TERMINATION_LOG, directory.resolve("termination-log"));
    for (ImageContract image : ImageContract.values()) {
      TOOLS.forEach(tool -> mounts.put(image.tool(tool), directory.resolve(tool)));
    }
    for (Fields mount : container.items("volumeMounts")) {
      if (mount.text("subPath").or(() -> mount.text("subPathExpr")).isPresent()) {
        throw new IllegalArgumentException(name + ": the lab does not know subPath");
      }
      Path copy = volume(mount.required("name"), true);
      mounts.put(
          mount.required("mountPath"),
          relocated && Files.isDirectory(copy) ? copy : volume(mount.required("name"), false));
    }
    return mounts;
  }

  /** Replaces the paths of a container by those of this machine, in one pass, the longest first. */
  private static String relocate(String text, Map<String, Path> mounts) {
    String paths = mounts.keySet().stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .map(Pattern::quote)
        .collect(Collectors.joining("|"));
    return Pattern.compile("(?<![\\w.-])(?:" + paths + ")(?![\\w.-])")
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(mounts.get(found.group()).toString()));
  }

  private void makeVolumes(List<Manifest> bundle, Manifest statefulSet) throws IOException {
    for (Fields claim : statefulSet.root().items("spec", "volumeClaimTemplates")) {
      Files.createDirectories(volume(claim.required("metadata", "name"), false));
    }
    List<String> configMaps = new ArrayList<>();
    for (Fields volume : spec.items("volumes")) {
      String volumeName = volume.required("name");
      Path path = Files.createDirectories(volume(volumeName, false));
      if (volume.text("configMap", "name").isPresent()) {
        Files.createDirectories(volume(volumeName, true));
        configMaps.add(volumeName);
        for (Map.Entry<String, String> file : data(
                bundle, statefulSet.namespace(), volume.required("configMap", "name"))
            .entrySet()) {
          Files.writeString(path.resolve(file.getKey()), file.getValue());
        }
      } else if (volume.at("emptyDir").node().isEmpty()) {
        throw new IllegalArgumentException(
            name + ": the lab does not know the volume " + volumeName);
      }
    }
    for (Fields container : spec.items("initContainers")) {
      Map<String, Path> mounts = mounts(container, true);
      for (String configMap : configMaps) {
        for (Path file : files(volume(configMap, false))) {
          Files.writeString(
              volume(configMap, true).resolve(file.getFileName()),
              relocate(Files.readString(file), mounts));
        }
      }
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }

  private static Map<String, String> data(
      List<Manifest> bundle, String namespace, String configMap) {
    return bundle.stream()
        .filter(object -> object.is("ConfigMap"))
        .filter(object -> object.name().equals(configMap) && object.namespace().equals(namespace))
        .map(object -> object.root().map("data"))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no ConfigMap " + configMap + " in the bundle"));
  }

  /**
   * Writes what stands for Kafka's own scripts, which are in no Maven artifact: they start the same
   * classes.
   */
  private void makeTools() throws IOException {
    script("kafka-storage", "$KAFKA_HEAP_OPTS", "kafka.tools.StorageTool");
    script(
        "kafka-server-start",
        "$KAFKA_HEAP_OPTS $KAFKA_GC_LOG_OPTS $KAFKA_LOG4J_OPTS $KAFKA_OPTS",
        ParentWatch.class.getName() + " kafka.Kafka");
  }

  private void script(String tool, String options, String main) throws IOException {
    Path script = directory.resolve(tool);
    Files.write(script, """
        #!/bin/sh
        exec "$LAB_JAVA" $LAB_JVM %s -cp "$LAB_CLASSPATH" %s "$@"
        """.formatted(options, main).getBytes(StandardCharsets.UTF_8));
    if (!script.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + script + " executable");
    }
  }
}
