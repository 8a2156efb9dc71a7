package io.github.kafkak3s.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.kafka.PropertiesText;
import io.github.kafkak3s.local.LocalSettings.Addressing;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.observe.OptionFact;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is made of manifests that somebody wrote by hand. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "one loopback address per pod")
class ForeignPodsTest {
  private static final String RELEASE = "4.0.2";

  @TempDir
  Path directory;

  private LocalCluster prepare(Observation bundle) throws Exception {
    return prepare(bundle, Addressing.OWN_ADDRESSES, false);
  }

  private LocalCluster prepare(Observation bundle, Addressing addressing, boolean fold)
      throws Exception {
    return LocalCluster.prepare(
        bundle,
        bundle.clusters().get(0),
        LocalBundles.jars(RELEASE),
        new LocalSettings(directory.resolve("local"), addressing, Optional.empty(), fold));
  }

  private String refusal(Observation bundle) {
    return assertThrows(LocalException.class, () -> prepare(bundle).close()).getMessage();
  }

  private static String file(LocalPod pod) throws Exception {
    List<String> command = pod.plan().command();
    return Files.readString(Path.of(command.get(command.size() - 1)));
  }

  /** Every option is as observed, but for those that are replaced. */
  private static void assertOptions(LocalCluster cluster) throws Exception {
    List<String> replaced =
        cluster.replacements().stream().map(Replacement::what).toList();
    for (LocalPod pod : cluster.pods()) {
      Map<String, String> expected = new TreeMap<>();
      for (OptionFact fact : pod.node().effective().all()) {
        if (!replaced.contains(fact.name())) {
          expected.put(fact.name(), fact.value().orElseThrow());
        }
      }
      Map<String, String> options =
          new TreeMap<>(PropertiesText.parse(file(pod)).toMap());
      assertEquals(
          PropertiesText.parse(file(pod)).toMap().get("log.dirs"),
          pod.plan().disks().get(0).toString());
      replaced.forEach(options::remove);
      assertTrue(expected.size() > 10, expected::toString);
      assertEquals(expected, options, pod::name);
    }
  }

  @Test
  void optionsOfTheEnvironmentBecomeAFile() throws Exception {
    try (LocalCluster cluster = prepare(LocalBundles.foreign("environment"))) {
      assertEquals(3, cluster.pods().size());
      assertOptions(cluster);
      LocalPod pod = cluster.pods().get(1);
      assertEquals(
          Map.of("CLIENT", "events-1.events-peers.streaming.svc.cluster.local:9092"),
          pod.endpoints());
      assertEquals(
          Optional.of("events-1.events-peers.streaming.svc.cluster.local:9093"),
          pod.controllerEndpoint());
      assertTrue(pod.plan().format().isOnlyForEmptyDisks());
      assertTrue(pod.plan()
          .format()
          .command()
          .containsAll(
              List.of("kafka.tools.StorageTool", "format", "--cluster-id=q3mBf0RzTkSVh7nXw2LdYA")));
      assertEquals(Map.of(), pod.plan().environment());
    }
  }

  @Test
  void optionsThatAScriptWritesBecomeAFile() throws Exception {
    try (LocalCluster cluster = prepare(LocalBundles.foreign("script"))) {
      assertOptions(cluster);
      FormatStep format = cluster.pods().get(2).plan().format();
      assertTrue(format.command().contains("kafka.tools.StorageTool"), format::toString);
      assertFalse(format.command().contains("/bin/sh"), "no foreign script is run");
      assertFalse(format.command().contains("bash"), "no foreign script is run");
    }
  }

  @Test
  void mountedFileStaysVerbatimAndItsVariablesAreHandedOn() throws Exception {
    Observation bundle = LocalBundles.foreign("file");
    KafkaNode node = bundle.nodes().get(0);
    String verbatim = node.readFile().orElseThrow().text().text().known().orElseThrow();
    try (LocalCluster cluster = prepare(bundle)) {
      LocalPod pod = cluster.pods().get(2);
      assertTrue(file(pod).startsWith(verbatim + "\n\n# "), file(pod));
      Map<String, String> added =
          PropertiesText.parse(file(pod).substring(verbatim.length())).toMap();
      assertEquals(
          List.of(
              "listeners",
              "offsets.topic.num.partitions",
              "transaction.state.log.num.partitions",
              "log.dirs"),
          List.copyOf(added.keySet()));
      assertEquals(
          "PEERS://" + pod.address() + ":9091,CLIENT://" + pod.address() + ":9092,CONTROLLER://"
              + pod.address() + ":9093",
          added.get("listeners"));
      assertEquals(Map.of("NODE_ID", "2", "POD_NAME", "events-2"), pod.plan().environment());
    }
  }

  @Test
  void chosenNumbersOfKafkasOwnPartitionsStay() throws Exception {
    Observation bundle = LocalBundles.foreign(
        "script",
        directory.resolve("bundle"),
        "num.partitions=6",
        "num.partitions=6\n    offsets.topic.num.partitions=12");
    try (LocalCluster cluster = prepare(bundle)) {
      Map<String, String> options =
          PropertiesText.parse(file(cluster.pods().get(0))).toMap();
      assertEquals("12", options.get("offsets.topic.num.partitions"));
      assertEquals("3", options.get("transaction.state.log.num.partitions"));
    }
  }

  @Test
  void quorumThatIsWrittenToTheDisksIsFoldedAndNotMoved() throws Exception {
    String controllers =
        "0@events-0.events-peers.streaming.svc.cluster.local:9093:" + "q3mBf0RzTkSVh7nXw2LdYA";
    Observation bundle = LocalBundles.foreign(
        "script",
        directory.resolve("bundle"),
        "--cluster-id \"$CLUSTER_ID\"",
        "--initial-controllers " + controllers + " --cluster-id \"$CLUSTER_ID\"");
    try (LocalCluster cluster = prepare(bundle)) {
      List<String> command = cluster.pods().get(0).plan().format().command();
      int word = command.indexOf("--initial-controllers");
      assertEquals(controllers, command.get(word + 1));
    }
    try (LocalCluster cluster = prepare(bundle, Addressing.OWN_PORTS, true)) {
      List<String> command = cluster.pods().get(0).plan().format().command();
      assertFalse(command.contains("--initial-controllers"), command::toString);
      assertFalse(command.contains(controllers), command::toString);
      assertTrue(command.contains("--cluster-id=q3mBf0RzTkSVh7nXw2LdYA"), command::toString);
    }
    String message = assertThrows(
            LocalException.class,
            () -> prepare(bundle, Addressing.OWN_PORTS, false).close())
        .getMessage();
    assertTrue(message.matches("deploy/configmap.yaml:\\d+:\\d+: pod events-0 .*"), message);
  }

  @Test
  void fileThatIsMountedBySubPathIsOneFileOfItsDirectory() throws Exception {
    Observation bundle = LocalBundles.foreign(
        "file",
        directory.resolve("bundle"),
        "mountPath: /etc/events\n",
        "mountPath: /etc/events/server.properties\n          subPath: server.properties\n");
    try (LocalCluster cluster = prepare(bundle)) {
      LocalPod pod = cluster.pods().get(0);
      List<String> command = pod.plan().command();
      assertEquals(
          pod.plan().directory().resolve("files/etc/events/server.properties").toString(),
          command.get(command.size() - 1));
      assertTrue(file(pod).contains("listeners=PEERS://" + pod.address()), file(pod));
    }
  }

  @Test
  void addressOfThePodIsKnown() throws Exception {
    Observation bundle = LocalBundles.foreign(
        "environment", directory.resolve("bundle"), "        - name: CLUSTER_ID\n", """
                - name: POD_IP
                  valueFrom:
                    fieldRef:
                      fieldPath: status.podIP
                - name: KAFKA_SSL_ALLOW_DN_CHANGES
                  value: at $(POD_IP)
                - name: CLUSTER_ID
        """);
    try (LocalCluster cluster = prepare(bundle)) {
      LocalPod pod = cluster.pods().get(0);
      assertEquals(
          "at " + pod.address(),
          PropertiesText.parse(file(pod)).toMap().get("ssl.allow.dn.changes"));
    }
  }

  @Test
  void unknownIdIsRefusedWithItsPlace() throws Exception {
    String message = refusal(LocalBundles.foreign(
        "environment",
        directory.resolve("bundle"),
        "metadata.labels['apps.kubernetes.io/pod-index']",
        "metadata.uid"));
    assertTrue(
        message.matches("deploy/statefulset.yaml:\\d+:\\d+: the id of pod events-0 .*"), message);
  }

  @Test
  void unknownValueIsRefusedWithItsPlace() throws Exception {
    String message = refusal(LocalBundles.foreign(
        "environment",
        directory.resolve("bundle"),
        "        - name: KAFKA_NUM_PARTITIONS\n          value: \"6\"\n",
        """
                - name: KAFKA_NUM_PARTITIONS
                  valueFrom:
                    fieldRef:
                      fieldPath: spec.nodeName
        """));
    assertTrue(
        message.matches("deploy/statefulset.yaml:\\d+:\\d+: the value of num.partitions .*"),
        message);
  }

  @Test
  void unknownStartIsRefusedWithItsPlace() throws Exception {
    String message = refusal(LocalBundles.foreign(
        "environment",
        directory.resolve("bundle"),
        "docker.io/apache/kafka:",
        "example.org/own/kafka:"));
    assertTrue(message.matches("deploy/statefulset.yaml:\\d+:\\d+: how pod events-0 .*"), message);
  }

  @Test
  void aNameThatLeadsElsewhereIsRefusedWithItsPlace() throws Exception {
    String message = refusal(LocalBundles.foreign(
        "environment",
        directory.resolve("bundle"),
        "kind: StatefulSet\nmetadata:\n  name: events\n",
        "kind: StatefulSet\nmetadata:\n  name: ../../events\n"));
    assertTrue(
        message.matches("deploy/statefulset.yaml:\\d+:\\d+: the name of StatefulSet ../../events is"
            + " not of lower case, .*"),
        message);
  }

  @Test
  void refusedClusterLeavesItsDirectoryToTheNextOne() throws Exception {
    refusal(LocalBundles.foreign(
        "environment",
        directory.resolve("bundle"),
        "docker.io/apache/kafka:",
        "example.org/own/kafka:"));
    prepare(LocalBundles.foreign("environment")).close();
  }

  @Test
  void heapAgentsAndCollectorsAreReplacedAndListed() throws Exception {
    Observation bundle = LocalBundles.foreign(
        "environment", directory.resolve("bundle"), "        - name: KAFKA_HEAP_OPTS\n", """
                - name: KAFKA_JVM_PERFORMANCE_OPTS
                  value: -server -XX:+UseG1GC -Dorg.example.a=1
                - name: KAFKA_OPTS
                  value: -javaagent:/opt/agent.jar=7071 -Dorg.example.b=/var/lib/kafka/data/x
                - name: KAFKA_GC_LOG_OPTS
                  value: -Xlog:gc*:file=/var/log/gc.log
                - name: KAFKA_HEAP_OPTS
        """);
    try (LocalCluster cluster = prepare(bundle)) {
      Map<String, String> from = new TreeMap<>();
      cluster.replacements().forEach(each -> from.put(each.what(), each.from()));
      assertEquals("-Xms1g -Xmx1g", from.get("heap"));
      assertEquals("-server -XX:+UseG1GC", from.get("options of the JVM"));
      assertEquals("-javaagent:/opt/agent.jar=7071", from.get("agents of the JVM"));
      assertEquals("-Xlog:gc*:file=/var/log/gc.log", from.get("log of the garbage collector"));
      assertEquals("", from.get("logging"));
      LocalPod pod = cluster.pods().get(0);
      List<String> command = pod.plan().command();
      assertTrue(command.contains("-Xmx256m"), command::toString);
      assertTrue(command.contains("-Dorg.example.a=1"), command::toString);
      assertTrue(
          command.contains("-Dorg.example.b=" + pod.plan().directory() + "/volumes/data/x"),
          command::toString);
      assertFalse(command.stream().anyMatch(word -> word.contains("agent.jar")), command::toString);
    }
  }

  @Test
  void heapThatIsTooSmallStaysTooSmall() throws Exception {
    Observation bundle = LocalBundles.foreign(
        "environment", directory.resolve("bundle"), "-Xms1g -Xmx1g", "-Xms64m -Xmx160m");
    try (LocalCluster cluster = prepare(bundle)) {
      assertTrue(cluster.pods().get(0).plan().command().contains("-Xmx160m"));
      assertFalse(cluster.replacements().stream().anyMatch(each -> each.what().equals("heap")));
    }
  }

  @Test
  void largeCleanerGetsTheHeapThatItTakes() throws Exception {
    Observation bundle = LocalBundles.foreign(
        "environment", directory.resolve("bundle"), "        - name: KAFKA_HEAP_OPTS\n", """
                - name: KAFKA_LOG_CLEANER_DEDUPE_BUFFER_SIZE
                  value: "536870912"
                - name: KAFKA_HEAP_OPTS
        """);
    try (LocalCluster cluster = prepare(bundle)) {
      assertTrue(cluster.pods().get(0).plan().command().contains("-Xmx640m"));
    }
  }

  @Test
  void heapThatNoMachineHasIsRefused() {
    Observation bundle = LocalBundles.foreign("environment");
    LocalSettings settings = new LocalSettings(
        directory.resolve("local"), Addressing.OWN_ADDRESSES, Optional.of("9999999g"), false);
    String message = assertThrows(
            LocalException.class,
            () -> LocalCluster.prepare(
                bundle, bundle.clusters().get(0), LocalBundles.jars(RELEASE), settings))
        .getMessage();
    assertTrue(message.startsWith("The cluster needs about 6442451"), message);
  }

  @Test
  void whatIsNotRunIsSaid() throws Exception {
    Observation bundle = LocalBundles.foreign(
        "environment",
        directory.resolve("bundle"),
        "      - name: kafka\n        image: docker.io/apache",
        "      - name: exporter\n        image: example.org/exporter:1\n"
            + "      - name: kafka\n        image: docker.io/apache");
    try (LocalCluster cluster = prepare(bundle)) {
      assertTrue(
          cluster.leftOut().stream()
              .anyMatch(each -> each.startsWith("container exporter of StatefulSet")),
          cluster.leftOut()::toString);
    }
  }

  @Test
  void listenerForOutsideIsLeftOut() throws Exception {
    Observation bundle = LocalBundles.foreign(
        "environment",
        directory.resolve("bundle"),
        "CLIENT://$(POD_NAME).events-peers.streaming.svc.cluster.local:9092",
        "CLIENT://kafka.example.org:30092");
    try (LocalCluster cluster = prepare(bundle)) {
      assertEquals(Map.of(), cluster.pods().get(0).endpoints());
      assertTrue(
          cluster
              .leftOut()
              .contains("listener CLIENT: advertised as kafka.example.org:30092, which"
                  + " leads to no pod on this machine"),
          cluster.leftOut()::toString);
    }
  }

  @Test
  void namesOfOutsideLeadToThePodThatAloneHasThem() throws Exception {
    Observation bundle = LocalBundles.foreign(
        "environment",
        directory.resolve("bundle"),
        "CLIENT://$(POD_NAME).events-peers.streaming.svc.cluster.local:9092",
        "CLIENT://$(POD_NAME).example.org:9092");
    try (LocalCluster cluster = prepare(bundle)) {
      LocalPod pod = cluster.pods().get(2);
      assertEquals(Map.of("CLIENT", "events-2.example.org:9092"), pod.endpoints());
      assertTrue(Files.readAllLines(cluster.pods().get(0).plan().directory().resolve("hosts"))
          .contains(pod.address() + " events-2.example.org"));
    }
  }

  @Test
  void nameOfTheClusterThatLeadsNowhereIsLeftToTheClientsToSee() throws Exception {
    Observation bundle = LocalBundles.foreign(
        "environment",
        directory.resolve("bundle"),
        "CLIENT://$(POD_NAME).events-peers.streaming.svc.cluster.local:9092",
        "CLIENT://$(POD_NAME).peers.streaming.svc.cluster.local:9092");
    try (LocalCluster cluster = prepare(bundle)) {
      LocalPod pod = cluster.pods().get(1);
      assertEquals(Map.of("CLIENT", pod.address() + ":9092"), pod.endpoints());
      assertEquals(
          List.of(),
          cluster.leftOut().stream().filter(each -> each.contains("CLIENT")).toList());
      assertFalse(Files.readString(pod.plan().directory().resolve("hosts"))
          .contains("events-1.peers.streaming"));
    }
  }

  @Test
  void goldenBundlesAreAllPrepared() throws Exception {
    for (String name : List.of(
        "confluent-image",
        "dedicated",
        "kafka-3.9",
        "mixed-roles",
        "single",
        "zones-and-disks",
        "every-field")) {
      Observation bundle = LocalBundles.golden(name);
      try (LocalCluster cluster = prepare(bundle)) {
        assertEquals(bundle.nodes().size(), cluster.pods().size(), name);
        for (LocalPod pod : cluster.pods()) {
          assertTrue(pod.plan().disks().stream()
              .allMatch(disk -> disk.startsWith(pod.plan().directory().resolve("volumes"))));
          assertEquals(pod.node().logDirectories().size(), pod.plan().disks().size(), pod::name);
          assertTrue(pod.plan().format().command().contains("/bin/sh"), name);
          assertTrue(pod.plan().format().policy().isPresent(), name);
        }
      }
    }
  }
}
