package io.github.kafkak3s.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.cluster.Image;
import io.github.kafkak3s.cluster.Logging;
import io.github.kafkak3s.cluster.Pool;
import io.github.kafkak3s.cluster.Storage;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.kafka.ImageContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What fields of kafka.yaml change about the smallest cluster's pods and their configuration. */
class PodTemplateTest {
  @Test
  void kafkaThreeNineLogsByLog4jOne() {
    Object pod = pod(cluster -> cluster.release = Clusters.KAFKA_3_9_2);
    assertTrue(Trees.listAt(pod, "containers", 0, "command")
        .contains("KAFKA_LOG4J_OPTS=-Dlog4j.configuration=file:/etc/kafka-k3s/log4j.properties"));
    Map<String, String> data = data(cluster -> {
      cluster.release = Clusters.KAFKA_3_9_2;
      cluster.logging = new Logging("WARN", new TreeMap<>(Map.of("kafka.request.logger", "DEBUG")));
    });
    assertEquals(
        List.of(
            "kafka-0.properties",
            "kafka-1.properties",
            "kafka-2.properties",
            "log4j.properties",
            "format.sh",
            "format.policy"),
        List.copyOf(data.keySet()));
    assertEquals("""
        log4j.rootLogger=WARN, stdout
        log4j.appender.stdout=org.apache.log4j.ConsoleAppender
        log4j.appender.stdout.layout=org.apache.log4j.PatternLayout
        log4j.appender.stdout.layout.ConversionPattern=[%d] %p %m (%c)%n
        log4j.logger.kafka.request.logger=DEBUG
        """, data.get("log4j.properties"));
  }

  @Test
  void loggersFollowTheRootLogger() {
    String text = data(cluster -> cluster.logging =
            new Logging("ERROR", new TreeMap<>(Map.of("b", "OFF", "a.x", "TRACE"))))
        .get("log4j2.yaml");
    assertEquals("""
          Loggers:
            Root:
              level: ERROR
              AppenderRef:
                - ref: STDOUT
            Logger:
              - name: a.x
                level: TRACE
              - name: b
                level: "OFF"
        """, text.substring(text.indexOf("  Loggers:")));
  }

  @Test
  void confluentsImageHasItsToolsElsewhere() {
    Consumer<Clusters> cpKafka = cluster -> cluster.image = new Image(
        ImageContract.CP_KAFKA,
        "docker.io/confluentinc/cp-kafka:8.0.0",
        "Always",
        List.of("hub", "lan"));
    Object pod = pod(cpKafka);
    List<?> command = Trees.listAt(pod, "containers", 0, "command");
    assertEquals("/usr/bin/kafka-server-start", command.get(command.size() - 1));
    for (String list : List.of("initContainers", "containers")) {
      assertEquals("docker.io/confluentinc/cp-kafka:8.0.0", Trees.at(pod, list, 0, "image"));
      assertEquals("Always", Trees.at(pod, list, 0, "imagePullPolicy"));
    }
    assertEquals(
        List.of(Map.of("name", "hub"), Map.of("name", "lan")), Trees.at(pod, "imagePullSecrets"));
    assertTrue(data(cpKafka).get("format.sh").contains("\nexec /usr/bin/kafka-storage format "));
  }

  @Test
  void theFirstFormatMayNameAMetadataVersion() {
    assertTrue(data(cluster -> cluster.metadataVersion = Optional.of("4.2-IV1"))
        .get("format.sh")
        .endsWith("""
                  --cluster-id=q3mBf0RzTkSVh7nXw2LdYA --release-version=4.2-IV1 --config "$config"
                """));
  }

  @Test
  void policyNamesThePodsThatMayFormat() {
    assertEquals(
        "bootstrap=false\nreformat=kafka-2\nreformat=kafka-0\n",
        data(cluster -> {
              cluster.bootstrap = false;
              cluster.reformat = List.of("kafka-2", "kafka-0");
            })
            .get("format.policy"));
  }

  @Test
  void severalDisksHaveAClaimEachAndTheMetadataOnTheFirst() {
    Consumer<Clusters> threeDisks =
        cluster -> cluster.pool("kafka").storage = new Storage("20Gi", "longhorn", 3);
    Map<String, Object> set = statefulSet(threeDisks);
    assertEquals(
        List.of("data-0", "data-1", "data-2"),
        Trees.listAt(set, "spec", "volumeClaimTemplates").stream()
            .map(claim -> Trees.at(claim, "metadata", "name"))
            .toList());
    assertEquals(
        List.of(
            "/etc/kafka-k3s",
            "/var/lib/kafka/data-0",
            "/var/lib/kafka/data-1",
            "/var/lib/kafka/data-2",
            "/var/log/kafka",
            "/tmp"),
        Trees.listAt(set, "spec", "template", "spec", "initContainers", 0, "volumeMounts").stream()
            .map(mount -> Trees.at(mount, "mountPath"))
            .toList());
    assertTrue(
        data(threeDisks).get("format.sh").contains("\nmetadata=/var/lib/kafka/data-0/kraft\n"));
    assertNull(Trees.at(set, "spec", "template", "spec", "tolerations"));
  }

  @Test
  void jvmOptionsStandInTheCommandBeforeTheTool() {
    List<?> command = Trees.listAt(
        pod(cluster ->
            cluster.pool("kafka").jvmOptions = List.of("-XX:+UseZGC", "-Da=$(POD_NAME)")),
        "containers",
        0,
        "command");
    assertEquals(
        List.of("KAFKA_OPTS=-XX:+UseZGC -Da=$(POD_NAME)", "/opt/kafka/bin/kafka-server-start.sh"),
        command.subList(command.size() - 2, command.size()));
  }

  @Test
  void zoneSelectorPriorityAndRestartAreThePools() {
    Consumer<Clusters> changes = cluster -> {
      Clusters.PoolSketch pool = cluster.pool("kafka");
      pool.zone = Optional.of("a");
      pool.nodeSelector = Map.of("disk", "ssd");
      pool.priorityClassName = Optional.of("high");
      pool.restart = Optional.of("2026-11-22 certificates");
      pool.podLabels = Map.of("tier", "data");
      pool.podAnnotations = Map.of("a/b", "c");
    };
    Object pod = pod(changes);
    assertEquals(Trees.tree("""
            requiredDuringSchedulingIgnoredDuringExecution:
              nodeSelectorTerms:
              - matchExpressions:
                - {key: topology.kubernetes.io/zone, operator: In, values: [a]}
            """), Trees.at(pod, "affinity", "nodeAffinity"));
    assertEquals(Map.of("disk", "ssd"), Trees.at(pod, "nodeSelector"));
    assertEquals("high", Trees.at(pod, "priorityClassName"));
    Map<String, String> annotations =
        Trees.textsAt(statefulSet(changes), "spec", "template", "metadata", "annotations");
    assertEquals("2026-11-22 certificates", annotations.get("kafka-k3s/restart"));
    assertEquals("c", annotations.get("a/b"));
    assertEquals(
        "data",
        Trees.textsAt(statefulSet(changes), "spec", "template", "metadata", "labels")
            .get("tier"));
  }

  @Test
  void tolerationsOfThePoolFollowOursAndItsWordOnOneOfOursCounts() {
    assertEquals(
        Trees.tree("""
            - {key: node.kubernetes.io/not-ready, operator: Exists, effect: NoExecute}
            - {key: dedicated, operator: Equal, value: kafka, effect: NoSchedule}
            - {key: node.kubernetes.io/unreachable, operator: Exists, effect: NoExecute, tolerationSeconds: 60}
            """),
        normalised(Trees.at(
            pod(cluster -> cluster.pool("kafka").tolerations = List.of(
                toleration("dedicated", "Equal", "kafka", "NoSchedule", null),
                toleration("node.kubernetes.io/unreachable", "Exists", null, "NoExecute", 60L),
                toleration("dedicated", "Equal", "kafka", "NoSchedule", null))),
            "tolerations")));
  }

  @Test
  void preferredSpreadWeighsAHundred() {
    Object affinity = Trees.at(
        pod(cluster -> cluster.pool("kafka").spread = Pool.Spread.PREFERRED),
        "affinity",
        "podAntiAffinity");
    assertEquals(Trees.tree("""
            preferredDuringSchedulingIgnoredDuringExecution:
            - weight: 100
              podAffinityTerm:
                topologyKey: kubernetes.io/hostname
                labelSelector:
                  matchLabels: {kafka-k3s/cluster: kafka, kafka-k3s/broker: "true"}
            """), affinity);
  }

  @Test
  void withoutSpreadAndZoneThereIsNoAffinity() {
    assertNull(
        Trees.at(pod(cluster -> cluster.pool("kafka").spread = Pool.Spread.NONE), "affinity"));
  }

  @Test
  void resourcesKeepTheirTextAndAnEmptySideIsLeftOut() {
    Object resources = Trees.at(
        pod(cluster -> cluster.pool("kafka").resources = new Pool.Resources(
            Map.of("memory", "1536Mi", "cpu", "1500m", "ephemeral-storage", "1G"), Map.of())),
        "containers",
        0,
        "resources");
    assertEquals(
        Trees.tree("{requests: {cpu: 1500m, ephemeral-storage: 1G, memory: 1536Mi}}"), resources);
  }

  @Test
  void clientsOfNamedNamespacesOnly() {
    Object rule = Trees.at(
        PatchesTest.tree(
            render(cluster -> cluster.clientNamespaces = List.of("shop", "billing")),
            "kafka-networkpolicy.yaml"),
        "spec",
        "ingress",
        1);
    assertEquals(Trees.tree("""
            from:
            - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}
            - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: billing}}
            ports:
            - {port: 9092, protocol: TCP}
            """), rule);
  }

  private static Pool.Toleration toleration(
      String key, String operator, String value, String effect, Long seconds) {
    return new Pool.Toleration(
        Optional.of(key),
        Optional.of(operator),
        Optional.ofNullable(value),
        Optional.of(effect),
        Optional.ofNullable(seconds));
  }

  /** Returns a tree as it reads after it was written: 60 is 60, whether int or long. */
  private static Object normalised(Object tree) {
    return Trees.tree(io.github.kafkak3s.yaml.YamlWriter.write(tree));
  }

  private static Object pod(Consumer<Clusters> changes) {
    return Trees.at(statefulSet(changes), "spec", "template", "spec");
  }

  private static Map<String, Object> statefulSet(Consumer<Clusters> changes) {
    return PatchesTest.tree(render(changes), "kafka-statefulset.yaml");
  }

  private static Map<String, String> data(Consumer<Clusters> changes) {
    return Trees.textsAt(PatchesTest.tree(render(changes), "kafka-configmap.yaml"), "data");
  }

  private static List<RenderedObject> render(Consumer<Clusters> changes) {
    return Renderer.render(Clusters.smallest(changes), List.of(), new Findings());
  }
}
