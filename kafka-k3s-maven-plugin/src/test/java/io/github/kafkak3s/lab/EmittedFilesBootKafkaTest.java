package io.github.kafkak3s.lab;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.local.LocalBundles;
import io.github.kafkak3s.local.LocalCluster;
import io.github.kafkak3s.local.LocalPod;
import io.github.kafkak3s.local.LocalSettings;
import io.github.kafkak3s.local.LocalSettings.Addressing;
import io.github.kafkak3s.local.Replacement;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of a bundle, run by Kafka itself, make the cluster that kafka.yaml describes. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "one loopback address per pod")
class EmittedFilesBootKafkaTest {
  private static final int RECORDS = 200;

  private static final String SUFFIX = ".properties";

  /**
   * All that is different on this machine; of options the broker cannot report the emitted value.
   */
  private static final Set<String> DIFFERENT = Set.of(
      "listeners",
      "log.dirs",
      "metadata.log.dir",
      "offsets.topic.num.partitions",
      "transaction.state.log.num.partitions",
      "names of hosts",
      "heap",
      "log of the garbage collector",
      "options of the JVM",
      "format step");

  @TempDir
  Path run;

  /** What a case's kafka.yaml means, by hand. */
  private record Expected(
      int brokers, int voters, int replicationFactor, int minIsr, Set<String> racks) {}

  private static final Map<String, Expected> EXPECTED = Map.of(
      "one-combined",
      new Expected(1, 1, 1, 1, Set.of("")),
      "three-combined",
      new Expected(3, 3, 3, 2, Set.of("")),
      "dedicated-3-3",
      new Expected(3, 3, 3, 2, Set.of("a", "b", "c")),
      "jbod",
      new Expected(3, 3, 3, 2, Set.of("")));

  /** Every topology, and every release with three nodes at least; not each with each. */
  static Stream<Arguments> cases() {
    Stream<Arguments> newest = Stream.of("one-combined", "dedicated-3-3")
        .map(name -> Arguments.of(name, LabBundles.RELEASE));
    Stream<Arguments> others = LabBundles.RELEASES.stream()
        .filter(release -> !release.equals(LabBundles.RELEASE))
        .map(
            release -> Arguments.of(release.startsWith("3.") ? "jbod" : "three-combined", release));
    return Stream.concat(newest, others);
  }

  @ParameterizedTest(name = "{0} on Kafka {1}")
  @MethodSource("cases")
  void makeTheClusterThatTheyDescribe(String caseName, String release) throws Exception {
    Expected expected = EXPECTED.get(caseName);
    Path files = LabBundles.bundle(caseName, release);
    Observation bundle = LocalBundles.observed(files);
    try (LocalCluster cluster = LocalCluster.prepare(
            bundle,
            bundle.clusters().get(0),
            LocalBundles.jarsWithTests(release),
            new LocalSettings(run, Addressing.OWN_ADDRESSES, Optional.empty(), false));
        LabClient client = new LabClient(
            cluster.startChild(
                LabClientMain.class.getName(),
                "128m",
                List.of(service(files), controllers(emitted(files))),
                run.resolve("client.log")),
            run.resolve("client.log"))) {
      assertTrue(
          DIFFERENT.containsAll(replaced(cluster)),
          () -> "the bundle is not run as it is: " + replaced(cluster));
      LocalBundles.serve(cluster);
      Map<String, Properties> emitted = emitted(files);
      LabClient.Quorum quorum = client.awaitQuorum(expected.voters(), expected.brokers());
      assertEquals(controllerIds(emitted), quorum.voters());

      LabClient.Topic byDefault = new LabClient.Topic(1, expected.replicationFactor());
      assertEquals(byDefault, client.createTopic("orders"));
      assertEquals(byDefault, client.describeTopic("orders"));
      assertEquals(
          Integer.toString(expected.minIsr()),
          client.topicOptions("orders").get("min.insync.replicas").value(),
          "effective min.insync.replicas of a topic created with defaults");

      assertEquals(RECORDS, client.produce("orders", RECORDS));
      assertEquals(RECORDS, client.consume("orders", "readers", RECORDS));
      assertEquals(RECORDS, client.produceInTransaction("orders", RECORDS));
      assertEquals(
          expected.replicationFactor(),
          client.describeTopic("__consumer_offsets").replicationFactor());
      assertEquals(
          expected.replicationFactor(),
          client.describeTopic("__transaction_state").replicationFactor());
      assertEquals(
          Integer.toString(expected.minIsr()),
          client.topicOptions("__transaction_state").get("min.insync.replicas").value());

      assertEquals(
          emitted.keySet(),
          cluster.pods().stream().map(LocalPod::name).collect(Collectors.toSet()));
      assertAll(cluster.pods().stream()
          .map(pod -> () -> assertRunsWithItsFile(pod, emitted.get(pod.name()), client)));
      assertEquals(advertised(emitted), client.nodes());
      assertEquals(
          expected.racks(),
          new TreeSet<>(
              client.nodes().values().stream().map(LabClient.Node::rack).toList()));
      for (LocalPod pod : cluster.pods()) {
        assertTrue(
            Files.readString(pod.log())
                .lines()
                .anyMatch(line -> line.matches("\\[20\\d\\d-.*] INFO .* \\([\\w.]+\\)")),
            () -> pod.name() + " does not write INFO by the emitted pattern");
      }
    }
  }

  private static Set<String> replaced(LocalCluster cluster) {
    return cluster.replacements().stream()
        .map(Replacement::what)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the options of each pod's file as it is emitted, by the pod. */
  private static Map<String, Properties> emitted(Path files) throws IOException {
    Map<String, Properties> emitted = new TreeMap<>();
    for (Manifest manifest : Manifest.of(files)) {
      if (manifest.is("ConfigMap") && manifest.root().at("data") instanceof YamlMap data) {
        for (String file : data.byName().keySet()) {
          if (file.endsWith(SUFFIX) && !file.startsWith("log4j")) {
            Properties options = new Properties();
            options.load(new StringReader(data.textAt(file)));
            emitted.put(file.substring(0, file.length() - SUFFIX.length()), options);
          }
        }
      }
    }
    return emitted;
  }

  /** Returns the host and port of the Service that clients use. */
  private static String service(Path files) throws IOException {
    YamlNode service = Manifest.of(files).stream()
        .filter(manifest -> manifest.is("Service"))
        .map(Manifest::root)
        .filter(root -> !root.textAt("spec", "clusterIP").equals("None"))
        .findFirst()
        .orElseThrow();
    return service.textAt("metadata", "name") + "." + service.textAt("metadata", "namespace")
        + ".svc.cluster.local:" + service.textAt("spec", "ports", "0", "port");
  }

  private static String controllers(Map<String, Properties> emitted) {
    String voters = emitted.values().iterator().next().getProperty("controller.quorum.voters");
    return voters.replaceAll("[0-9]+@", "");
  }

  /** Every option of the emitted file is in effect, as the file's own value. */
  private static void assertRunsWithItsFile(LocalPod pod, Properties file, LabClient client)
      throws Exception {
    int id = Integer.parseInt(file.getProperty("node.id"));
    assertEquals(id, pod.id());
    Map<String, LabClient.Option> effective =
        hasRole(file, "broker") ? client.brokerOptions(id) : client.controllerOptions(id);
    Map<String, String> expected = new TreeMap<>();
    Map<String, String> actual = new TreeMap<>();
    for (String name : file.stringPropertyNames()) {
      if (!DIFFERENT.contains(name)) {
        expected.put(name, file.getProperty(name));
        actual.put(name, effective.containsKey(name) ? effective.get(name).value() : "(unknown)");
      }
    }
    assertFalse(expected.isEmpty());
    assertEquals(expected, actual, pod.name());
    // The address differs from the emitted wildcard; names, order and ports do not.
    assertEquals(
        file.getProperty("listeners"),
        effective.get("listeners").value().replace(pod.address(), ""),
        pod.name());
  }

  /** The nodes as the emitted files advertise them to clients. */
  private static Map<Integer, LabClient.Node> advertised(Map<String, Properties> emitted) {
    Map<Integer, LabClient.Node> nodes = new TreeMap<>();
    for (Properties file : emitted.values()) {
      for (String listener : file.getProperty("advertised.listeners", "").split(",")) {
        if (listener.startsWith("CLIENT://")) {
          String[] address = listener.substring("CLIENT://".length()).split(":");
          int id = Integer.parseInt(file.getProperty("node.id"));
          nodes.put(
              id,
              new LabClient.Node(
                  id,
                  address[0],
                  Integer.parseInt(address[1]),
                  file.getProperty("broker.rack", "")));
        }
      }
    }
    return nodes;
  }

  private static Set<Integer> controllerIds(Map<String, Properties> emitted) {
    return emitted.values().stream()
        .filter(file -> hasRole(file, "controller"))
        .map(file -> Integer.valueOf(file.getProperty("node.id")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean hasRole(Properties file, String role) {
    return List.of(file.getProperty("process.roles").split(",")).contains(role);
  }
}
