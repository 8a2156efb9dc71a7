package io.github.kafkak3s.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.kafka.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The ways in which people run Kafka by hand. */
class StylesTest {
  @Test
  void apacheByEnvironment() {
    Observation bundle = Observed.yaml("""
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: kafka, namespace: shop}
        spec:
          serviceName: kafka-headless
          template:
            metadata: {labels: {app: kafka}}
            spec:
              containers:
              - name: broker
                image: apache/kafka:4.1.0
                env:
                - {name: KAFKA_NODE_ID, value: "7"}
                - {name: KAFKA_PROCESS_ROLES, value: "broker,controller"}
                - name: POD
                  valueFrom: {fieldRef: {fieldPath: metadata.name}}
                - {name: KAFKA_ADVERTISED_LISTENERS, value: "PLAIN://$(POD).kafka-headless.shop.svc:9092"}
                - {name: KAFKA_LISTENERS, value: "PLAIN://:9092,CTRL://:9093"}
                - {name: KAFKA_CONTROLLER_LISTENER_NAMES, value: CTRL}
                - {name: KAFKA_LISTENER_SECURITY_PROTOCOL_MAP, value: "CTRL:PLAINTEXT,PLAIN:SASL_SSL"}
                - {name: KAFKA_CONTROLLER_QUORUM_VOTERS, value: "7@kafka-0.kafka-headless:9093"}
                - {name: KAFKA_LOG_DIRS, value: /data/logs}
                - {name: KAFKA_HEAP_OPTS, value: -Xmx1g}
                - {name: KAFKA_SASL_OAUTHBEARER_HEADER_URLENCODE, value: "true"}
                - {name: KAFKA_LISTENER_NAME_PLAIN_SCRAM___SHA___256_SASL_JAAS_CONFIG, value: x}
                volumeMounts: [{name: data, mountPath: /data}]
          volumeClaimTemplates:
          - metadata: {name: data}
            spec: {storageClassName: local-path, resources: {requests: {storage: 5Gi}}}
        """);
    KafkaNode node = only(bundle);
    assertEquals("4.1.0", node.release().version());
    assertTrue(node.isReleaseKnown());
    assertEquals(Optional.of(7), node.nodeId());
    assertEquals(Set.of(Role.BROKER, Role.CONTROLLER), node.roles());
    assertEquals(
        "kafka-0.kafka-headless.shop.svc",
        node.listeners().get(0).advertised().orElseThrow().host());
    assertEquals(Optional.of("SASL_SSL"), node.listeners().get(0).protocol());
    assertEquals(
        Origin.ENVIRONMENT, node.effective().get("node.id").orElseThrow().origin());
    assertFalse(node.effective().given("heap.opts").isPresent());
    assertTrue(node.effective()
        .given("listener.name.plain.scram-sha-256.sasl.jaas.config")
        .isPresent());
    assertEquals(Format.By.IMAGE, node.format().by());
    assertEquals(Optional.of("5L6g3nShT-eMCtK--X86sw"), node.format().clusterId());
    assertEquals(LogDirectory.Kind.CLAIM_TEMPLATE, node.logDirectories().get(0).kind());
    assertEquals(Optional.of("local-path"), node.logDirectories().get(0).storageClass());
    assertFalse(node.logDirectories().get(0).isVolumeRoot());
    // Kafka's own default holds where the environment replaces the image's stock file.
    assertEquals(Optional.of(3L), node.effective().number("offsets.topic.replication.factor"));
  }

  @Test
  void apacheWithNothingRunsItsStockFile() {
    KafkaNode node = only(Observed.yaml(pod("apache/kafka:3.9.1", "")));
    assertEquals(Optional.of(1), node.nodeId());
    assertEquals(Optional.of(1L), node.effective().number("offsets.topic.replication.factor"));
    assertEquals(Origin.IMAGE, node.effective().get("log.dirs").orElseThrow().origin());
    assertEquals(LogDirectory.Kind.CONTAINER, node.logDirectories().get(0).kind());
    assertFalse(node.declared().written("log.dirs").isPresent());
    assertEquals(1, node.voters().orElseThrow().ids().size());
  }

  @Test
  void apacheReadsItsMountedFileAndTheEnvironmentWins() {
    Observation bundle = Observed.yaml("""
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: conf}
        data:
          server.properties: |
            node.id=1
            process.roles=broker
            min.insync.replicas=2
            log.dirs=/var/lib/kafka/data/a
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: kafka}
        spec:
          containers:
          - name: kafka
            image: registry.lan:5000/mirror/apache/kafka:4.0
            env: [{name: KAFKA_MIN_INSYNC_REPLICAS, value: "1"}]
            volumeMounts:
            - {name: c, mountPath: /mnt/shared/config/server.properties, subPath: server.properties}
            - {name: d, mountPath: /var/lib/kafka/data}
          volumes:
          - {name: c, configMap: {name: conf}}
          - {name: d, emptyDir: {}}
        """);
    KafkaNode node = only(bundle);
    assertEquals("4.0.2", node.release().version());
    assertTrue(node.isReleaseKnown());
    assertEquals("server.properties", node.readFile().orElseThrow().key());
    assertEquals(List.of(), node.unreadFiles());
    assertEquals(Optional.of("1"), node.effective().value("min.insync.replicas"));
    assertEquals(Optional.of("1"), node.declared().value("min.insync.replicas"));
    assertEquals(6, node.declared().placeOfAbsent().line());
    assertEquals(LogDirectory.Kind.EMPTY_DIR, node.logDirectories().get(0).kind());
  }

  @Test
  void bitnamiByEnvironment() {
    KafkaNode node = only(Observed.yaml(pod("docker.io/bitnami/kafka:3.9.0-debian-12-r1", """
            - {name: KAFKA_CFG_NODE_ID, value: "0"}
            - {name: KAFKA_CFG_PROCESS_ROLES, value: "controller,broker"}
            - {name: KAFKA_CFG_LISTENERS, value: "PLAINTEXT://:9092,CONTROLLER://:9093"}
            - {name: KAFKA_CFG_CONTROLLER_LISTENER_NAMES, value: CONTROLLER}
            - {name: KAFKA_CFG_CONTROLLER_QUORUM_VOTERS, value: "0@kafka:9093"}
            - {name: KAFKA_MIN_INSYNC_REPLICAS, value: "2"}
            - {name: KAFKA_CFG_DEFAULT_REPLICATION_FACTOR, value: "1"}
        """)));
    assertEquals("3.9.0", node.release().version());
    assertEquals(ImageKind.BITNAMI, node.image());
    assertEquals(Optional.of(0), node.nodeId());
    assertEquals(Set.of(Role.BROKER, Role.CONTROLLER), node.roles());
    assertEquals(Optional.of("1"), node.effective().value("min.insync.replicas"));
    assertEquals(Optional.of(1L), node.effective().number("offsets.topic.replication.factor"));
    assertEquals(Optional.of("/bitnami/kafka/data"), node.effective().value("log.dirs"));
    assertTrue(node.format().isRandom());
    assertEquals(Optional.empty(), node.format().clusterId());
  }

  @Test
  void bitnamiFileWinsOverTheEnvironment() {
    KafkaNode node = only(Observed.yaml("""
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: conf}
        data:
          server.properties: "node.id=4\\nprocess.roles=broker\\nlog.dirs=/bitnami/kafka/data"
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: kafka}
        spec:
          containers:
          - name: kafka
            image: bitnamilegacy/kafka:3.7.0
            env:
            - {name: KAFKA_CFG_NODE_ID, value: "9"}
            - {name: KAFKA_KRAFT_CLUSTER_ID, value: abcdefghijklmnopqrstuv}
            volumeMounts: [{name: c, mountPath: /bitnami/kafka/config}]
          volumes: [{name: c, projected: {sources: [{configMap: {name: conf}}]}}]
        """));
    assertEquals(Optional.of(4), node.nodeId());
    assertEquals("3.9.2", node.release().version());
    assertFalse(node.isReleaseKnown());
    assertEquals(Optional.of("abcdefghijklmnopqrstuv"), node.format().clusterId());
    assertEquals(Optional.of(3L), node.effective().number("offsets.topic.replication.factor"));
  }

  @Test
  void commandLineWithOverrides() {
    KafkaNode node = only(Observed.yaml("""
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: conf}
        data:
          kafka.properties: |
            process.roles=broker
            node.id=1
            log.dirs=/data
            listeners=PLAINTEXT://:9092
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: kafka}
        spec:
          containers:
          - name: kafka
            image: confluentinc/cp-kafka:8.1.0
            command: [kafka-server-start, /conf/x/kafka.properties, --override, node.id=$(ID), --override, min.insync.replicas=2]
            env:
            - {name: ID, value: "5"}
            - {name: KAFKA_MIN_INSYNC_REPLICAS, value: "3"}
            volumeMounts: [{name: c, mountPath: /conf/}]
          volumes: [{name: c, configMap: {name: conf, items: [{key: kafka.properties, path: x/kafka.properties}]}}]
        """));
    assertEquals(Start.By.COMMAND, node.start().by());
    assertEquals("4.1.2", node.release().version());
    assertEquals(Optional.of(5), node.nodeId());
    assertEquals(Origin.ARGUMENT, node.idFact().orElseThrow().origin());
    assertEquals(Optional.of("2"), node.effective().value("min.insync.replicas"));
    assertEquals(Format.By.NOTHING, node.format().by());
    assertEquals("/conf/x/kafka.properties", node.readFile().orElseThrow().path());
  }

  @Test
  void whatTheBundleDoesNotHoldIsUnknown() {
    Observation bundle = Observed.yaml("""
        apiVersion: v1
        kind: Pod
        metadata: {name: kafka}
        spec:
          containers:
          - name: kafka
            image: confluentinc/cp-kafka:8.1.0
            env: [{name: KAFKA_NODE_ID, value: "5"}]
            envFrom: [{secretRef: {name: elsewhere}}]
        """);
    KafkaNode node = only(bundle);
    assertFalse(node.effective().complete());
    assertEquals(Optional.of(5), node.nodeId());
    assertEquals(Optional.empty(), node.effective().value("min.insync.replicas"));
    assertFalse(node.effective().lacks("process.roles"));
    assertEquals(Set.of(), node.roles());
    assertEquals(1, bundle.unknowns().size());
    assertEquals(Format.By.UNKNOWN, node.format().by());
  }

  @Test
  void providersAreResolvedOnlyWhereTheyAreConfigured() {
    String manifests = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: conf}
        data:
          server.properties: |
            process.roles=broker
            node.id=1${env:ORDINAL}
            log.dirs=/data/${env:ORDINAL}
            %s
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: kafka}
        spec:
          replicas: 2
          template:
            spec:
              containers:
              - name: kafka
                image: apache/kafka:4.3.1
                command: [/opt/kafka/bin/kafka-server-start.sh, /conf/server.properties]
                env:
                - name: ORDINAL
                  valueFrom: {fieldRef: {fieldPath: "metadata.labels['apps.kubernetes.io/pod-index']"}}
                volumeMounts: [{name: c, mountPath: /conf}]
              volumes: [{name: c, configMap: {name: conf}}]
        """;
    Observation with = Observed.yaml(manifests.formatted("config.providers=env"));
    assertEquals(Optional.of("11"), with.nodes().get(1).effective().value("node.id"));
    assertEquals(Optional.of(10), with.nodes().get(0).nodeId());
    Observation without = Observed.yaml(manifests.formatted("num.partitions=1"));
    assertEquals(Optional.empty(), without.nodes().get(1).effective().value("node.id"));
    assertEquals(Optional.of(11), without.nodes().get(1).nodeId());
  }

  @Test
  void onlyNodesAreNodes() {
    Observation bundle = Observed.yaml("""
        apiVersion: batch/v1
        kind: Job
        metadata: {name: topics}
        spec:
          template:
            spec:
              containers:
              - {name: kafka, image: "apache/kafka:4.3.1", command: [/opt/kafka/bin/kafka-topics.sh, --create]}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: ui}
        spec: {template: {spec: {containers: [{name: ui, image: "provectuslabs/kafka-ui:latest"}]}}}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: connect}
        spec:
          template:
            spec:
              containers:
              - {name: c, image: "bitnami/kafka:3.9.0", command: [/opt/bitnami/kafka/bin/connect-distributed.sh, /c]}
              - {name: exporter, image: "danielqsj/kafka-exporter:v1.7.0"}
        """);
    assertEquals(List.of(), bundle.nodes());
    assertEquals(List.of(), bundle.unknowns());
  }

  @Test
  void zooKeeperEra() {
    KafkaNode node = only(Observed.yaml(pod("confluentinc/cp-kafka:5.5.1", """
            - {name: KAFKA_BROKER_ID, value: "3"}
            - {name: KAFKA_ZOOKEEPER_CONNECT, value: "zk:2181"}
            - {name: KAFKA_ADVERTISED_LISTENERS, value: "PLAINTEXT://kafka:9092"}
        """)));
    assertTrue(node.isZooKeeper());
    assertEquals(Optional.of(3), node.nodeId());
    assertEquals(Set.of(Role.BROKER), node.roles());
    assertEquals("3.9.2", node.release().version());
    assertEquals(Optional.of("PLAINTEXT://0.0.0.0:9092"), node.effective().value("listeners"));
  }

  @Test
  void clustersAreToldApartByTheirQuorums() {
    Observation bundle = Observed.yaml(node("a", "1@a-0:9093,2@b-0:9093") + "---\n"
        + node("b", "1@a-0:9093,2@b-0:9093") + "---\n" + node("other", "1@other-0:9093"));
    assertEquals(
        List.of(2, 1),
        bundle.clusters().stream().map(each -> each.nodes().size()).toList());
  }

  @Test
  void whatAnOperatorMakesIsSaidToBeUnknown() {
    Observation bundle = Observed.yaml("""
        apiVersion: kafka.strimzi.io/v1
        kind: Kafka
        metadata: {name: orders}
        spec: {kafka: {version: 4.1.0}}
        """);
    assertEquals(List.of(), bundle.nodes());
    assertEquals(
        "what is made of Kafka orders (kafka.strimzi.io)",
        bundle.unknowns().get(0).what());
  }

  @Test
  void aServiceOfOnePodLeadsToThatPod() {
    Observation bundle = Observed.yaml(node("a", "1@a-0:9093") + """
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: a-0}
        spec: {selector: {statefulset.kubernetes.io/pod-name: a-0}, ports: [{port: 9092, targetPort: client}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: a-1}
        spec: {selector: {statefulset.kubernetes.io/pod-name: a-1}}
        """);
    KafkaNode node = bundle.nodes().get(0);
    assertEquals(
        List.of("a-0"),
        bundle.servicesOf(node.workload()).stream().map(Service::name).toList());
    assertTrue(bundle.services().get(0).selects(node));
    assertFalse(bundle.services().get(1).selects(node));
    assertEquals(Optional.empty(), Ports.resolve(node.workload(), "client"));
  }

  private static String node(String name, String voters) {
    return """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: %s}
        spec:
          template:
            spec:
              containers:
              - name: kafka
                image: apache/kafka:4.3.1
                env: [{name: KAFKA_CONTROLLER_QUORUM_VOTERS, value: "%s"}]
        """.formatted(name, voters);
  }

  private static String pod(String image, String env) {
    return """
        apiVersion: v1
        kind: Pod
        metadata: {name: kafka}
        spec:
          containers:
          - name: kafka
            image: %s
            env:%s
        """.formatted(
            image, env.isEmpty() ? " []" : "\n" + env.stripTrailing().indent(4));
  }

  private static KafkaNode only(Observation bundle) {
    assertEquals(1, bundle.nodes().size());
    assertEquals(1, bundle.clusters().size());
    return bundle.nodes().get(0);
  }
}
