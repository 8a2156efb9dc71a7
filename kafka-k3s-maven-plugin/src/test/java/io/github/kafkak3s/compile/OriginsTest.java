package io.github.kafkak3s.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.spec.KafkaFile;
import io.github.kafkak3s.spec.KafkaFileReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of compiled objects lead to the line that somebody would edit. */
class OriginsTest {
  private static final String WRITTEN = """
      apiVersion: kafka-k3s/v1
      kind: KafkaCluster
      metadata:
        name: shop
        namespace: team
        labels: {team: shop}
      spec:
        version: 4.3.1
        image: {repository: apache/kafka, tag: 4.3.1, pullPolicy: Always, pullSecrets: [harbor]}
        config:
          num.partitions: 3
          log.segment.bytes: 268435456
        logging: {root: WARN}
        nodePools:
          shop:
            roles: [controller]
            replicas: 3
            firstNodeId: 0
            storage: {size: 1Gi}
          brokers:
            roles: [broker]
            replicas: 4
            firstNodeId: 10
            zone: a
            storage: {size: 9Gi, class: fast, volumes: 2}
            resources:
              requests: {cpu: 1}
              limits:
                memory: 4Gi
            heap: 1g
            jvmOptions: [-ea]
            config:
              log.segment.bytes: 134217728
            spread: preferred
            nodeSelector: {disk: ssd}
            tolerations: [{key: kafka, operator: Exists}]
            priorityClassName: high
            terminationGracePeriodSeconds: 90
            podLabels: {backup: "no"}
            podAnnotations: {scrape: "no"}
        listeners:
          CLIENT: {port: 9092, for: clients}
        namespace: {create: true}
        networkPolicy: {clients: [{namespace: shop}]}
        podDisruptionBudget: 1
        patches:
          - target: {kind: StatefulSet, name: shop-brokers}
            patch:
              - {op: add, path: /spec/minReadySeconds, value: 9}
              - {op: add, path: /spec/template/spec/hostNetwork, value: true}
      """;
  private static final String SMALL = """
      apiVersion: kafka-k3s/v1
      kind: KafkaCluster
      metadata: {name: kafka}
      spec:
        version: 4.3.1
        nodePools:
          kafka: {replicas: 3, storage: {size: 10Gi}}
      """;

  private static KafkaFile read(String text) {
    Findings findings = new Findings();
    return KafkaFileReader.read("kafka.yaml", text, findings)
        .orElseThrow(() -> new AssertionError(findings.sorted()))
        .get(0);
  }

  /** Returns what begins at the place that a value leads to. */
  private static String at(String text, String rule, String about, Origins.Value value) {
    Place place = new Origins(read(text)).of(rule, about, value);
    String line = text.lines().toList().get(place.line() - 1);
    return line.substring(place.column() - 1);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      /spec/replicas | replicas: 4
      /spec/volumeClaimTemplates/1/spec/accessModes | class: fast
      /spec/volumeClaimTemplates/0/spec/storageClassName | class: fast
      /spec/volumeClaimTemplates/0/spec/resources/requests/storage | size: 9Gi
      /spec/volumeClaimTemplates | storage: {size: 9Gi
      /spec/persistentVolumeClaimRetentionPolicy | brokers:
      /spec/minReadySeconds | {op: add, path: /spec/minReadySeconds
      /spec/template/spec/hostNetwork | {op: add, path: /spec/template/spec/hostNetwork
      /spec/template/spec | brokers:
      /spec/template/metadata/labels/backup | backup: "no"
      /spec/template/metadata/annotations/scrape | scrape: "no"
      /spec/template/spec/nodeSelector/disk | nodeSelector:
      /spec/template/spec/tolerations/2 | tolerations:
      /spec/template/spec/priorityClassName | priorityClassName:
      /spec/template/spec/terminationGracePeriodSeconds | terminationGracePeriodSeconds: 90
      /spec/template/spec/affinity/nodeAffinity/x | zone: a
      /spec/template/spec/affinity/podAntiAffinity | spread: preferred
      /spec/template/spec/imagePullSecrets/0 | pullSecrets:
      /spec/template/spec/initContainers/0/image | tag: 4.3.1
      /spec/template/spec/containers/0/image | tag: 4.3.1
      /spec/template/spec/containers/0/imagePullPolicy | pullPolicy: Always
      /spec/template/spec/containers/0/resources/limits/memory | memory: 4Gi
      /spec/template/spec/containers/0/resources/requests/cpu | cpu: 1
      /spec/template/spec/containers/0/resources/limits/cpu | limits:
      /spec/template/spec/containers/0/ports/0 | listeners:
      /spec/template/spec/containers/0/livenessProbe | brokers:
      /metadata/name | brokers:
      /metadata/namespace | namespace: team
      /metadata/labels/team | team: shop
      /metadata/annotations | metadata:
      """)
  void aValueOfAStatefulSet(String pointer, String expected) {
    String found =
        at(WRITTEN, "KK0000", "", new Origins.Value("StatefulSet", "shop-brokers", pointer, ""));
    assertEquals(expected, found.substring(0, Math.min(expected.length(), found.length())));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      KAFKA_HEAP_OPTS=-Xmx1g | heap: 1g
      KAFKA_OPTS=-ea | jvmOptions:
      KAFKA_LOG4J_OPTS=-D | logging:
      """)
  void aWordOfTheCommand(String text, String expected) {
    String pointer = "/spec/template/spec/containers/0/command/3";
    String found =
        at(WRITTEN, "KK0000", "", new Origins.Value("StatefulSet", "shop-brokers", pointer, text));
    assertEquals(expected, found.substring(0, expected.length()));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      num.partitions=3 | num.partitions: 3
      log.segment.bytes=1 | log.segment.bytes: 134217728
      process.roles=broker | roles: [broker]
      node.id=10 | firstNodeId: 10
      broker.rack=a | zone: a
      log.dirs=/x | storage: {size: 9Gi
      listeners=X | listeners:
      controller.quorum.voters=0@a:1 | replicas: 3
      default.replication.factor=3 | replicas: 4
      transaction.state.log.min.isr=2 | replicas: 4
      auto.create.topics.enable=false | config:
      """)
  void anOption(String line, String expected) {
    Origins.Value value =
        new Origins.Value("ConfigMap", "shop-brokers-config", "/data/a.properties", line);
    assertEquals(expected, at(WRITTEN, "KK0000", "", value).substring(0, expected.length()));
  }

  @Test
  void anOptionThatIsNotThereStandsWhereItWouldBeWritten() {
    Origins.Value value =
        new Origins.Value("ConfigMap", "kafka-config", "/data/a.properties", "process.roles=x");
    assertEquals("kafka: {replicas: 3, storage: {size: 10Gi}}", at(SMALL, "KK0000", "", value));
    assertEquals("spec:", at(SMALL, "KK6002", "log.retention.bytes", value));
    Origins.Value of = new Origins.Value("ConfigMap", "shop-brokers-config", value.pointer(), "");
    assertEquals("log.segment.bytes: 134217728", at(WRITTEN, "KK0000", "log.segment.bytes", of));
    assertEquals("num.partitions: 3", at(WRITTEN, "KK0000", "num.partitions", of));
  }

  @Test
  void objectsOfTheCluster() {
    for (List<String> each : List.of(
        List.of("PodDisruptionBudget", "podDisruptionBudget: 1"),
        List.of("NetworkPolicy", "networkPolicy:"),
        List.of("Service", "listeners:"),
        List.of("Namespace", "namespace: {create"),
        List.of("ServiceAccount", "spec:"))) {
      String found = at(WRITTEN, "KK0000", "", new Origins.Value(each.get(0), "shop", "/spec", ""));
      assertEquals(each.get(1), found.substring(0, each.get(1).length()));
      String small = at(SMALL, "KK0000", "", new Origins.Value(each.get(0), "kafka", "/spec", ""));
      assertEquals("spec:", small);
    }
  }

  @Test
  void aRuleMayAskForAnotherField() {
    Origins.Value replicas =
        new Origins.Value("StatefulSet", "shop-brokers", "/spec/replicas", "4");
    assertEquals("roles: [broker]", at(WRITTEN, "KK2105", "", replicas));
    assertEquals("podDisruptionBudget: 1", at(WRITTEN, "KK7005", "", replicas));
    assertEquals("listeners:", at(WRITTEN, "KK8001", "", replicas));
    assertEquals("spec:", at(WRITTEN, "KK9006", "", replicas));
  }
}
