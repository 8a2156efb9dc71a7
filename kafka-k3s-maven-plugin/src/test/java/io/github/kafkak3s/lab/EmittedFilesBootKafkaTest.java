package io.github.kafkak3s.lab;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of a bundle, run by Kafka itself, make the cluster that kafka.yaml describes. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "one loopback address per pod")
class EmittedFilesBootKafkaTest {
  private static final int RECORDS = 200;

  /** Options that the lab has to override, so the broker cannot report the emitted value. */
  private static final Set<String> OVERRIDDEN = Set.of("listeners", "log.dirs", "metadata.log.dir");

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
    Path bundle = LabBundles.bundle(caseName, release);
    try (KafkaLab lab = KafkaLab.start(bundle, release)) {
      LabClient client = lab.client();
      LabClient.Quorum quorum = client.awaitQuorum(expected.voters(), expected.brokers());
      assertEquals(nodeIds(lab, "controller"), quorum.voters());

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

      assertAll(lab.pods().stream().map(pod -> () -> assertRunsWithItsFile(pod, client)));
      assertEquals(advertised(lab), client.nodes());
      assertEquals(
          expected.racks(),
          new TreeSet<>(
              client.nodes().values().stream().map(LabClient.Node::rack).toList()));
      assertTrue(
          lab.pods().stream().allMatch(EmittedFilesBootKafkaTest::logsAsConfigured),
          "every pod writes INFO by the emitted pattern");
    }
  }

  /** Every option of the emitted file is in effect, as the file's own value. */
  private static void assertRunsWithItsFile(PodSandbox pod, LabClient client) throws Exception {
    Properties file = pod.properties();
    int id = Integer.parseInt(file.getProperty("node.id"));
    Map<String, LabClient.Option> effective =
        hasRole(pod, "broker") ? client.brokerOptions(id) : client.controllerOptions(id);
    Map<String, String> expected = new TreeMap<>();
    Map<String, String> actual = new TreeMap<>();
    for (String name : file.stringPropertyNames()) {
      if (!OVERRIDDEN.contains(name)) {
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
  private static Map<Integer, LabClient.Node> advertised(KafkaLab lab) {
    Map<Integer, LabClient.Node> nodes = new LinkedHashMap<>();
    for (PodSandbox pod : lab.pods()) {
      Properties file = pod.properties();
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
    return new TreeMap<>(nodes);
  }

  private static Set<Integer> nodeIds(KafkaLab lab, String role) {
    return new TreeSet<>(lab.pods().stream()
        .filter(pod -> hasRole(pod, role))
        .map(pod -> Integer.valueOf(pod.properties().getProperty("node.id")))
        .toList());
  }

  private static boolean hasRole(PodSandbox pod, String role) {
    return List.of(pod.properties().getProperty("process.roles").split(",")).contains(role);
  }

  private static boolean logsAsConfigured(PodSandbox pod) {
    try {
      return pod.log()
          .lines()
          .anyMatch(line -> line.matches("\\[20\\d\\d-.*] INFO .* \\([\\w.]+\\)"));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
