package io.github.kafkak3s.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.observe.Placeholders.Reference;
import io.github.kafkak3s.yaml.YamlLimits;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small readers that the observation is made of. */
class PartsTest {
  @Test
  void nodesAreCounted() {
    List<Host> hosts = Intent.parseNodes("servers=1, agents=2").orElseThrow();
    assertEquals(
        List.of("server-1", "agent-1", "agent-2"),
        hosts.stream().map(Host::name).toList());
    assertTrue(hosts.get(0).isServer());
    assertEquals(
        3, Intent.NONE.withHosts(hosts).schedulableHosts().orElseThrow().size());
    assertEquals(4, Intent.parseNodes("agents=4").orElseThrow().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "servers",
        "servers=",
        "servers=-1",
        "servers=1,servers=2",
        "a=1",
        "servers=0,agents=0",
        "servers=99999",
        "servers=1,"
      })
  void otherTextsAreNoNodes(String text) {
    assertEquals(Optional.empty(), Intent.parseNodes(text));
    assertThrows(IllegalArgumentException.class, () -> Intent.counted(-1, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "apache/kafka:4.1.0, 4.1.0, true",
    "apache/kafka:4.1, 4.1.2, true",
    "apache/kafka, 4.4.0, false",
    "apache/kafka:latest, 4.4.0, false",
    "apache/kafka:3.7.1, 3.9.2, false",
    "apache/kafka:4.1.0@sha256:0, 4.1.0, true",
    "bitnami/kafka:4.0.0-debian-12-r3, 4.0.0, true",
    "wurstmeister/kafka:2.13-2.8.1, 3.9.2, false",
    "own/kafka:2.13-3.9.1, 3.9.1, true",
    "own/kafka:17, 4.4.0, false",
    "own/kafka:main, 4.4.0, false",
    "confluentinc/cp-kafka:7.6.0, 3.9.2, false",
    "confluentinc/cp-kafka:7.9.2, 3.9.2, true",
    "confluentinc/cp-kafka:8.1.0, 4.1.2, true",
    "confluentinc/cp-kafka:5.5.1, 3.9.2, false",
    "confluentinc/cp-kafka:latest, 4.4.0, false"
  })
  void imagesTellTheirRelease(String image, String version, boolean isKnown) {
    ImageRef reference = ImageRef.parse(image);
    ReleaseReader read = ReleaseReader.of(ImageKind.of(reference), reference, Intent.NONE);
    assertEquals(version, read.release().version());
    assertEquals(isKnown, read.isKnown());
  }

  @Test
  void selectorsAreEvaluatedAsKubernetesDoes() {
    Map<String, String> labels = Map.of("app", "kafka", "tier", "");
    assertTrue(selector("matchLabels: {app: kafka}").matches(labels));
    assertFalse(selector("matchLabels: {app: kafka, x: y}").matches(labels));
    assertTrue(expression("app", "In", "[zoo, kafka]").matches(labels));
    assertFalse(expression("x", "In", "[kafka]").matches(labels));
    assertTrue(expression("x", "NotIn", "[kafka]").matches(labels));
    assertFalse(expression("app", "NotIn", "[kafka]").matches(labels));
    assertTrue(expression("tier", "Exists", "[]").matches(labels));
    assertTrue(expression("x", "DoesNotExist", "[]").matches(labels));
    assertFalse(expression("app", "Like", "[kafka]").matches(labels));
    assertTrue(Selector.of(null).matches(labels));
    assertTrue(Selector.of(null).isEmpty());
  }

  private static Selector expression(String key, String operator, String values) {
    return selector(
        "matchExpressions: [{key: %s, operator: %s, values: %s}]".formatted(key, operator, values));
  }

  private static Selector selector(String yaml) {
    YamlNode node =
        YamlReader.readAll("a", yaml, YamlLimits.MANIFESTS, new Findings()).get(0);
    return Selector.of(node);
  }

  @Test
  void referencesAreFound() {
    assertEquals(
        List.of(
            new Reference("${A}", "", "A", 1),
            new Reference("$(B_1)", "", "B_1", 6),
            new Reference("{{ .C }}", "", ".C", 12),
            new Reference("${env:D}", "env", "D", 20)),
        Placeholders.in("x${A}-$(B_1){{ .C }}${env:D}"));
    assertEquals("", Placeholders.in("${A:-b}").get(0).provider());
    assertFalse(Placeholders.in("${HOSTNAME##*-}").get(0).isPlain());
    assertEquals("/a/b:key", Placeholders.in("${file:/a/b:key}").get(0).name());
    assertEquals(List.of(), Placeholders.in("$A ${ $( {{ {A"));
  }

  @Test
  void optionsAreMappedAsTheImagesDo() {
    assertEquals(
        Optional.of("log.retention.bytes"),
        EnvOptions.option(ImageKind.APACHE, "KAFKA_LOG_RETENTION_BYTES"));
    assertEquals(Optional.empty(), EnvOptions.option(ImageKind.APACHE, "KAFKA_HEAP_OPTS"));
    assertEquals(
        Optional.of("jmx.hostname"), EnvOptions.option(ImageKind.CONFLUENT, "KAFKA_JMX_HOSTNAME"));
    assertEquals(Optional.empty(), EnvOptions.option(ImageKind.BITNAMI, "KAFKA_KRAFT_CLUSTER_ID"));
    assertEquals(Optional.of("node.id"), EnvOptions.option(ImageKind.BITNAMI, "KAFKA_NODE_ID"));
    assertEquals(Optional.empty(), EnvOptions.option(ImageKind.OTHER, "KAFKA_NODE_ID"));
  }

  @Property
  void everyOptionHasAVariableThatGivesIt(
      @ForAll @NotEmpty @CharRange(from = 'a', to = 'z') String first,
      @ForAll @NotEmpty @CharRange(from = 'a', to = 'z') String second) {
    for (String option :
        List.of(first + "." + second, first + "-" + second, first + "_" + second)) {
      for (ImageKind image : List.of(ImageKind.APACHE, ImageKind.CONFLUENT, ImageKind.BITNAMI)) {
        String variable = EnvOptions.variable(image, option).orElseThrow();
        Optional<String> mapped = EnvOptions.option(image, variable);
        assertTrue(mapped.isEmpty() || mapped.get().equals(option), variable);
      }
    }
  }

  @Test
  void theKubeletExpandsOnlyWhatItKnows() {
    Observation bundle = Observed.yaml("""
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: all}
        data: {A: "1"}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: kafka}
        spec:
          template:
            spec:
              containers:
              - name: kafka
                image: apache/kafka:4.3.1
                envFrom: [{prefix: X_, configMapRef: {name: all}}]
                env:
                - {name: B, value: "$(X_A)-$$(X_A)-$(C)-$(HOSTNAME)-$"}
                - {name: C, value: later}
                - {name: D, valueFrom: {fieldRef: {fieldPath: status.podIP}}}
                - {name: E, value: "a$(D)"}
        """);
    Environment environment = bundle.nodes().get(0).environment();
    assertEquals(Optional.of("1-$(X_A)-$(C)-$(HOSTNAME)-$"), environment.text("B"));
    assertEquals(Optional.empty(), environment.text("E"));
    assertTrue(environment.get("E").isPresent());
    assertEquals(Optional.empty(), environment.text("HOSTNAME"));
    assertFalse(environment.lacks("HOSTNAME"));
    assertTrue(environment.lacks("A"));
  }

  @Test
  void secretsGiveTheirValuesAndAreMarked() {
    Observation bundle = Observed.yaml("""
        apiVersion: v1
        kind: Secret
        metadata: {name: s}
        data: {id: cTFTaC05X0lTaWFfendHSU56UnZ5UQ==, broken: "%%%"}
        stringData: {plain: abc}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: kafka}
        spec:
          containers:
          - name: kafka
            image: confluentinc/cp-kafka:8.1.0
            env:
            - {name: CLUSTER_ID, valueFrom: {secretKeyRef: {name: s, key: id}}}
            - {name: PLAIN, valueFrom: {secretKeyRef: {name: s, key: plain}}}
            - {name: BROKEN, valueFrom: {secretKeyRef: {name: s, key: broken}}}
            - {name: GONE, valueFrom: {secretKeyRef: {name: s, key: gone, optional: true}}}
        """);
    KafkaNode node = bundle.nodes().get(0);
    assertEquals(Optional.of("q1Sh-9_ISia_zwGINzRvyQ"), node.format().clusterId());
    assertTrue(node.environment().get("CLUSTER_ID").orElseThrow().isSecret());
    assertEquals(Optional.of("abc"), node.environment().text("PLAIN"));
    assertEquals(Optional.empty(), node.environment().text("BROKEN"));
    assertTrue(node.environment().lacks("GONE"));
  }
}
