package io.github.kafkak3s.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.observe.shell.ScriptRun;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nodes whose start is some lines of shell. */
class ScriptedTest {
  private static List<Optional<Integer>> ids(Observation bundle) {
    return bundle.nodes().stream().map(KafkaNode::nodeId).toList();
  }

  @Test
  void theOrdinalBecomesTheId() {
    Observation bundle = Observed.yaml("""
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: kafka, namespace: shop}
        spec:
          serviceName: kafka
          replicas: 3
          template:
            spec:
              containers:
              - name: kafka
                image: confluentinc/cp-kafka:8.1.0
                command:
                - bash
                - -c
                - |
                  export KAFKA_NODE_ID=${HOSTNAME##*-}
                  export KAFKA_ADVERTISED_LISTENERS="PLAINTEXT://${HOSTNAME}.kafka.shop.svc.cluster.local:9092"
                  exec /etc/confluent/docker/run
                env:
                - {name: KAFKA_PROCESS_ROLES, value: "broker,controller"}
                - {name: CLUSTER_ID, value: "q1Sh-9_ISia_zwGINzRvyQ"}
                - {name: KAFKA_CONTROLLER_QUORUM_VOTERS, value: "0@kafka-0.kafka:9093,1@kafka-1.kafka:9093,2@kafka-2.kafka:9093"}
        """);
    assertEquals(List.of(Optional.of(0), Optional.of(1), Optional.of(2)), ids(bundle));
    assertEquals(List.of(), bundle.unknowns());
    KafkaNode node = bundle.nodes().get(2);
    assertTrue(node.effective().complete());
    assertEquals(Start.By.IMAGE, node.start().by());
    assertEquals(Origin.SCRIPT, node.idFact().orElseThrow().origin());
    assertEquals(16, node.idFact().orElseThrow().givenAt().line());
    assertEquals(Optional.of("PLAINTEXT://0.0.0.0:9092"), node.effective().value("listeners"));
    assertEquals(Format.By.IMAGE, node.format().by());
    assertEquals(Optional.of("q1Sh-9_ISia_zwGINzRvyQ"), node.format().clusterId());
  }

  @Test
  void aScriptOfAConfigMapWritesTheFileAndFormats() {
    Observation bundle = Observed.yaml("""
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: scripts}
        data:
          start.sh: |
            #!/bin/bash
            set -e
            ID=$(( ${HOSTNAME##*-} + 100 ))
            cat > /tmp/server.properties <<EOF
            node.id=$ID
            process.roles=broker
            controller.quorum.bootstrap.servers=ctl:9093
            log.dirs=/data/kafka
            EOF
            CLUSTER=$(/opt/kafka/bin/kafka-storage.sh random-uuid)
            if [ ! -f /data/kafka/meta.properties ]; then
              /opt/kafka/bin/kafka-storage.sh format -t "$CLUSTER" -c /tmp/server.properties
            fi
            exec /opt/kafka/bin/kafka-server-start.sh /tmp/server.properties
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: own}
        spec:
          replicas: 2
          template:
            spec:
              containers:
              - name: main
                image: registry.lan/streaming/kafka:17
                command: [/scripts/start.sh]
                volumeMounts: [{name: s, mountPath: /scripts}]
              volumes: [{name: s, configMap: {name: scripts, defaultMode: 0755}}]
        """);
    assertEquals(List.of(Optional.of(100), Optional.of(101)), ids(bundle));
    KafkaNode node = bundle.nodes().get(1);
    assertEquals(Start.By.COMMAND, node.start().by());
    assertEquals(ImageKind.OTHER, node.image());
    assertFalse(node.isReleaseKnown());
    assertEquals(Origin.SCRIPT, node.effective().get("log.dirs").orElseThrow().origin());
    assertEquals(13, node.effective().get("log.dirs").orElseThrow().keyPlace().line());
    assertEquals(Format.By.SCRIPT, node.format().by());
    assertTrue(node.format().isRandom());
    assertFalse(node.format().isGuarded());
    assertEquals(17, node.format().place().line());
  }

  @Test
  void anInitContainerMakesTheFile() {
    Observation bundle = Observed.yaml("""
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: conf}
        data:
          server.properties: |
            process.roles=broker,controller
            node.id=@ID@
            log.dirs=/data
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: kafka}
        spec:
          replicas: 2
          template:
            spec:
              initContainers:
              - name: config
                image: busybox:1.36
                command: [sh, -c, 'sed "s/@ID@/${HOSTNAME##*-}/" /in/server.properties > /work/server.properties']
                volumeMounts: [{name: in, mountPath: /in}, {name: made, mountPath: /work}]
              containers:
              - name: kafka
                image: apache/kafka:4.3.1
                command: [/opt/kafka/bin/kafka-server-start.sh]
                args: [/config/server.properties]
                volumeMounts: [{name: made, mountPath: /config}]
              volumes:
              - {name: in, configMap: {name: conf}}
              - {name: made, emptyDir: {}}
        """);
    assertEquals(List.of(Optional.of(0), Optional.of(1)), ids(bundle));
    assertTrue(bundle.nodes().get(0).effective().complete());
    assertEquals(List.of(), bundle.nodes().get(0).unreadFiles());
  }

  @Test
  void whatAConditionDecidesIsUnknown() {
    Observation bundle = Observed.yaml("""
        apiVersion: v1
        kind: Pod
        metadata: {name: kafka-0}
        spec:
          containers:
          - name: kafka
            image: apache/kafka:4.3.1
            command:
            - /bin/bash
            - -c
            - |
              if curl -s http://registry/ready; then
                export KAFKA_MIN_INSYNC_REPLICAS=1
              else
                export KAFKA_MIN_INSYNC_REPLICAS=2
              fi
              export KAFKA_NODE_ID=7
              exec /etc/kafka/docker/run
        """);
    KafkaNode node = bundle.nodes().get(0);
    assertEquals(Optional.of(7), node.nodeId());
    assertTrue(node.effective().given("min.insync.replicas").isPresent());
    assertEquals(Optional.empty(), node.effective().value("min.insync.replicas"));
  }

  @Test
  void aScriptThatTheBundleDoesNotHoldIsSaidOnce() {
    Observation bundle = Observed.yaml("""
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: kafka}
        spec:
          replicas: 3
          template:
            spec:
              containers:
              - name: kafka
                image: apache/kafka:4.3.1
                command: [bash, /scripts/start.sh]
                volumeMounts: [{name: s, mountPath: /scripts}]
              volumes: [{name: s, configMap: {name: elsewhere}}]
        """);
    assertEquals(3, bundle.nodes().size());
    assertEquals(Start.By.UNKNOWN, bundle.nodes().get(0).start().by());
    assertFalse(bundle.nodes().get(0).declared().complete());
    assertEquals(1, bundle.unknowns().size());
    assertEquals(
        "the script /scripts/start.sh, which the bundle does not hold",
        bundle.unknowns().get(0).what());
  }

  @Test
  void afterAnUnknownEvalAnythingMayBeSet() {
    Observation bundle = Observed.yaml("""
        apiVersion: v1
        kind: Pod
        metadata: {name: kafka}
        spec:
          containers:
          - name: kafka
            image: confluentinc/cp-kafka:8.1.0
            command: [bash, -c, 'eval "$(curl -s http://settings)"; exec /etc/confluent/docker/run']
            env: [{name: KAFKA_NODE_ID, value: "1"}]
        """);
    KafkaNode node = bundle.nodes().get(0);
    assertFalse(node.effective().complete());
    assertFalse(node.effective().lacks("process.roles"));
    assertEquals(Optional.empty(), node.nodeId());
  }

  @Test
  void theCallsOfEveryContainerAreSeen() {
    Observation seed = Observed.directory("lint/seed/manifests");
    ContainerRun copying = seed.nodes().get(0).runs().get(0);
    assertTrue(copying.isInit());
    assertTrue(copying.runs().stream().allMatch(ScriptRun::isUnderstood));
    assertEquals(
        "cp -r /etc/kafka/secrets/* /etc/kafka/secrets-data/",
        copying.runs().get(0).commands().get(0).shown());
    assertEquals(31, copying.runs().get(0).commands().get(0).place().line());
  }

  private static final String INTO_SHARED_CONFIG = """
      apiVersion: v1
      kind: Pod
      metadata: {name: kafka-3}
      spec:
        initContainers:
        - name: config
          image: %s
          volumeMounts: [{name: made, mountPath: /work}]
        containers:
        - name: kafka
          image: apache/kafka:4.3.1
          volumeMounts: [{name: made, mountPath: /mnt/shared/config}]
        volumes: [{name: made, emptyDir: {}}]
      """;

  @Test
  void theImageReadsWhatAnInitContainerWrites() {
    Observation bundle = Observed.yaml(INTO_SHARED_CONFIG.formatted(
        "busybox\n    command: [sh, -c, 'echo node.id=3 > /work/server.properties']"));
    assertEquals(List.of(Optional.of(3)), ids(bundle));
    assertTrue(bundle.nodes().get(0).effective().complete());
  }

  @Test
  void whatAnUnknownProgramWritesIsUnknown() {
    Observation bundle = Observed.yaml(INTO_SHARED_CONFIG.formatted("example/config-maker:1"));
    assertFalse(bundle.nodes().get(0).effective().complete());
    assertEquals(
        "the file /mnt/shared/config/server.properties, which the bundle does not hold",
        bundle.unknowns().get(0).what());
  }
}
