package io.github.kafkak3s.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.observe.Intent;
import io.github.kafkak3s.yaml.JsonWriter;
import io.github.kafkak3s.yaml.YamlLimits;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlReader;
import io.github.kafkak3s.yaml.YamlWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The manifests that the project began with, in other forms: the same meaning has the same
 * findings, whatever the files look like; a mended defect loses its own and what follows from it,
 * and gains nothing.
 */
class SeedVariantsTest {
  private static final String STATEFUL_SET = "kafka-statefulset.yaml";
  private static final String CONFIG_MAP = "kafka-configmap.yaml";
  private static final String SERVICE = "kafka-service.yaml";
  private static final String SECRET = "kafka-secrets.yaml";
  private static final String NAMESPACE = "kafka-namespace.yaml";

  private static SortedMap<String, String> seed() throws IOException {
    return SeedCase.read().texts();
  }

  /** Returns the findings by rule, weight, object and pointer, sorted. */
  private static List<String> found(Map<String, String> texts) {
    return new Linter(AllRules.on())
        .judge(Bundles.of(texts, Intent.NONE.withHosts(Intent.counted(1, 2)))).stream()
            .map(hit -> String.join(
                " ",
                hit.ruleId(),
                hit.finding().severity().label(),
                Fingerprint.identity(hit),
                Fingerprint.pointer(hit)))
            .sorted()
            .toList();
  }

  /** Returns what one list has and the other has not, each finding as often as it is there. */
  private static String difference(List<String> expected, List<String> found) {
    List<String> missing = new ArrayList<>(expected);
    found.forEach(missing::remove);
    List<String> extra = new ArrayList<>(found);
    expected.forEach(extra::remove);
    return missing.stream().map(each -> "- " + each + "\n").collect(Collectors.joining())
        + extra.stream().map(each -> "+ " + each + "\n").collect(Collectors.joining());
  }

  private static void assertSame(Map<String, String> texts) throws IOException {
    assertNotEquals(seed(), texts);
    assertEquals("", difference(found(seed()), found(texts)));
  }

  private static Map<String, String> each(Function<YamlNode, String> form, String extension)
      throws IOException {
    Map<String, String> texts = new TreeMap<>();
    seed()
        .forEach((file, text) ->
            texts.put(file.replace(".yaml", extension), form.apply(document(file, text))));
    return texts;
  }

  private static YamlNode document(String file, String text) {
    Findings faults = new Findings();
    YamlNode node = YamlReader.readOne(file, text, YamlLimits.MANIFESTS, faults).orElseThrow();
    assertEquals(List.of(), faults.sorted());
    return node;
  }

  @Test
  void inWideBlocksWithQuotes() throws IOException {
    assertSame(each(OtherForm::wide, ".yaml"));
  }

  @Test
  void inFlowStyle() throws IOException {
    assertSame(each(node -> OtherForm.flow(node) + "\n", ".yml"));
  }

  @Test
  void inCanonicalForm() throws IOException {
    assertSame(each(node -> YamlWriter.write(OtherForm.tree(node)), ".yaml"));
  }

  @Test
  void asJson() throws IOException {
    assertSame(each(node -> JsonWriter.write(OtherForm.tree(node)), ".json"));
  }

  @Test
  void withWindowsLineEnds() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    seed().forEach((file, text) -> texts.put(file, text.replace("\n", "\r\n")));
    assertSame(texts);
  }

  @Test
  void inAnotherOrderOfFiles() throws IOException {
    List<Map.Entry<String, String>> files = new ArrayList<>(seed().entrySet());
    Map<String, String> texts = new TreeMap<>();
    for (int i = 0; i < files.size(); i++) {
      texts.put((files.size() - i) + "-" + files.get(i).getKey(), files.get(i).getValue());
    }
    assertSame(texts);
  }

  @Test
  void withComments() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    seed()
        .forEach((file, text) -> texts.put(
            file,
            "---\n# Source: kafka/templates/" + file + "\n# of release 1\n\n"
                + text.replace("spec:\n", "spec:\n  # as the chart has it\n")
                    .replace("image: busybox", "image: busybox # any will do")));
    assertSame(texts);
  }

  @Test
  void inOneFile() throws IOException {
    assertSame(Map.of("kafka.yaml", String.join("---\n", seed().values())));
  }

  @Test
  void inOneFileFromTheWorkloadOn() throws IOException {
    SortedMap<String, String> seed = seed();
    assertSame(Map.of(
        "all.yaml",
        Stream.of(STATEFUL_SET, NAMESPACE, SECRET, SERVICE, CONFIG_MAP)
            .map(file -> "# Source: chart/templates/" + file + "\n" + seed.get(file))
            .collect(Collectors.joining("---\n", "---\n", ""))));
  }

  @Test
  void asOneList() throws IOException {
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("apiVersion", "v1");
    list.put("kind", "List");
    List<Object> items = new ArrayList<>();
    seed().forEach((file, text) -> items.add(OtherForm.tree(document(file, text))));
    list.put("items", items);
    assertSame(Map.of("kafka.yaml", YamlWriter.write(list)));
    assertSame(Map.of("kafka.json", JsonWriter.write(list)));
  }

  /** Every name but those that a rule is about: Services whose variables the image may read. */
  private static String renamed(String text, String service) {
    return text.replaceAll("kafka-(\\d)\\.kafka:", "events-$1." + service + ":")
        .replace("namespace: kafka", "namespace: streaming")
        .replace("serviceName: kafka", "serviceName: " + service)
        .replace("secretName: kafka-secrets", "secretName: tls")
        .replace("name: kafka-secrets-data", "name: copied")
        .replace("name: kafka-secrets", "name: tls")
        .replace("name: copy-kafka-secrets", "name: prepare")
        .replace("name: kafka-config", "name: settings")
        .replace("- name: data", "- name: log")
        .replace("name: config", "name: options")
        .replace("      name: data", "      name: log")
        .replace("app: kafka", "app: events")
        .replace("- kafka\n", "- events\n");
  }

  private static Map<String, String> renamed(String service) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    seed().forEach((file, text) -> {
      String name =
          file.equals(NAMESPACE) ? "streaming" : file.equals(SERVICE) ? service : "events";
      texts.put(
          file.replace("kafka-", "x-"),
          renamed(text, service).replace("  name: kafka\n", "  name: " + name + "\n"));
    });
    assertTrue(texts.values().stream().noneMatch(text -> text.contains("  name: kafka\n")));
    return texts;
  }

  private static List<String> byRule(List<String> findings) {
    return findings.stream()
        .map(finding -> {
          String[] words = finding.split(" ");
          return words[0] + " " + words[1] + finding.substring(finding.lastIndexOf(' '));
        })
        .sorted()
        .toList();
  }

  @Test
  void withOtherNames() throws IOException {
    assertEquals("", difference(byRule(found(seed())), byRule(found(renamed("kafka-peers")))));
  }

  @Test
  void withAServiceWhoseVariablesNoImageReads() throws IOException {
    List<String> expected = new ArrayList<>(byRule(found(seed())));
    expected.removeIf(finding -> finding.startsWith("KK5004"));
    assertEquals("", difference(expected, byRule(found(renamed("peers")))));
  }

  /**
   * One defect mended.
   *
   * @param edits file, what stands there, what stands there then; for a new file nothing stands
   * @param gone the rules whose findings are gone
   * @param come the findings that are new: rule and weight
   */
  private record Mend(String name, List<String> edits, List<String> gone, List<String> come) {
    Mend(String name, String file, String from, String to, String... gone) {
      this(name, List.of(file, from, to), List.of(gone), List.of());
    }

    Map<String, String> texts() throws IOException {
      SortedMap<String, String> texts = new TreeMap<>(seed());
      for (int i = 0; i < edits.size(); i += 3) {
        String from = edits.get(i + 1);
        String text = texts.getOrDefault(edits.get(i), "");
        int at = text.indexOf(from);
        assertTrue(at >= 0, from);
        texts.put(
            edits.get(i),
            text.substring(0, at) + edits.get(i + 2) + text.substring(at + from.length()));
      }
      return texts;
    }
  }

  private static final String POD = "    spec:\n      affinity:\n";
  private static final String NODE_ID = """
        - name: KAFKA_BROKER_ID
          value: "1"
""";
  private static final String ORDINAL = """
        - name: KAFKA_BROKER_ID
          valueFrom:
            fieldRef:
              fieldPath: metadata.labels['apps.kubernetes.io/pod-index']
""";
  private static final String LIVENESS = """
        livenessProbe:
          tcpSocket:
            port: 9092
          initialDelaySeconds: 30
          periodSeconds: 10
""";
  private static final String STARTUP = """
        startupProbe:
          tcpSocket:
            port: 9092
          periodSeconds: 10
          timeoutSeconds: 3
          failureThreshold: 60
""";

  private static Mend variable(String name, String value, String come, String... gone) {
    String behind = "        volumeMounts:\n        - name: config\n";
    return new Mend(
        name,
        List.of(
            STATEFUL_SET,
            behind,
            "        - name: " + name + "\n          value: \"" + value + "\"\n" + behind),
        List.of(gone),
        come.isEmpty() ? List.of() : List.of(come));
  }

  private static Mend pod(String name, String lines, String... gone) {
    return new Mend(
        name, STATEFUL_SET, POD, POD.replace("      affinity", lines + "      affinity"), gone);
  }

  private static final List<Mend> MENDS = List.of(
      new Mend(
          "a pinned tag",
          List.of(STATEFUL_SET, "cp-kafka:latest", "cp-kafka:8.1.0"),
          List.of("KK9001"),
          List.of("KK9001 info")),
      new Mend(
          "a release that freezes no min.insync.replicas",
          List.of(STATEFUL_SET, "cp-kafka:latest", "cp-kafka:8.0.0"),
          List.of("KK3507", "KK9001"),
          List.of("KK9001 info")),
      new Mend(
          "a pinned helper",
          List.of(STATEFUL_SET, "image: busybox", "image: busybox:1.37.0"),
          List.of("KK9002"),
          List.of("KK9002 info")),
      new Mend(
          "base64",
          List.of(
              SECRET,
              "your_keystore_password",
              "eW91cl9rZXlzdG9yZV9wYXNzd29yZA==",
              SECRET,
              "your_truststore_password",
              "eW91cl90cnVzdHN0b3JlX3Bhc3N3b3Jk"),
          List.of("KK1001", "KK1002"),
          List.of()),
      new Mend(
          "peers published",
          SERVICE,
          "  clusterIP: None\n",
          "  clusterIP: None\n  publishNotReadyAddresses: true\n",
          "KK5001"),
      new Mend("followed links", STATEFUL_SET, "cp -r /", "cp -rL /", "KK8006"),
      new Mend(
          "a disk in memory", STATEFUL_SET, "emptyDir: {}", "emptyDir: {medium: Memory}", "KK8007"),
      pod("grace", "      terminationGracePeriodSeconds: 120\n", "KK7004"),
      pod("fsGroup", "      securityContext:\n        fsGroup: 1000\n", "KK6004"),
      pod("no service links", "      enableServiceLinks: false\n", "KK5004"),
      pod("no token", "      automountServiceAccountToken: false\n", "KK8010"),
      new Mend(
          "minReadySeconds",
          STATEFUL_SET,
          "  replicas: 3\n",
          "  replicas: 3\n  minReadySeconds: 60\n",
          "KK7003"),
      new Mend("no liveness", STATEFUL_SET, LIVENESS, "", "KK7001", "KK7002"),
      new Mend("a startup probe", STATEFUL_SET, LIVENESS, LIVENESS + STARTUP, "KK7001"),
      new Mend("ids that differ", STATEFUL_SET, NODE_ID, ORDINAL, "KK2101", "KK3006"),
      new Mend(
          "ids that differ and are the voters'",
          List.of(
              STATEFUL_SET,
              NODE_ID,
              ORDINAL,
              STATEFUL_SET,
              "1@kafka-0.kafka:9093,2@kafka-1.kafka:9093,3@kafka-2.kafka:9093",
              "0@kafka-0.kafka:9093,1@kafka-1.kafka:9093,2@kafka-2.kafka:9093"),
          List.of("KK2101", "KK2102", "KK3006"),
          List.of()),
      // The image then formats the disk, empty ones of controllers included.
      variable("CLUSTER_ID", "MkU3OEVBNTcwNTJENDM2Qg", "KK2116 warning", "KK3004", "KK4002"),
      variable("KAFKA_PROCESS_ROLES", "broker,controller", "", "KK3002", "KK4001"),
      // No host is the pod's own name, which the headless Service makes.
      variable("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://:9092", "", "KK4003", "KK5002"),
      variable("KAFKA_HEAP_OPTS", "-Xms1g -Xmx1g", "", "KK7010"),
      new Mend(
          "roles in the file",
          CONFIG_MAP,
          "    listeners=",
          "    process.roles=broker,controller\n    listeners=",
          "KK3002"),
      new Mend(
          "a map",
          CONFIG_MAP,
          "    log.dirs",
          "    listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT\n    log.dirs",
          "KK3005"),
      new Mend(
          "bounded retention",
          CONFIG_MAP,
          "    num.partitions=3",
          "    log.retention.bytes=500000000\n    num.partitions=3",
          "KK6002"),
      new Mend(
          "a directory of its own",
          CONFIG_MAP,
          "log.dirs=/var/lib/kafka/data",
          "log.dirs=/var/lib/kafka/data/log",
          "KK6003"),
      new Mend(
          "labels of the namespace",
          NAMESPACE,
          "  name: kafka",
          "  name: kafka\n  labels:\n    pod-security.kubernetes.io/enforce: baseline",
          "KK8011"),
      new Mend("a budget", "budget.yaml", "", """
          apiVersion: policy/v1
          kind: PodDisruptionBudget
          metadata:
            name: kafka
            namespace: kafka
          spec:
            maxUnavailable: 1
            selector:
              matchLabels:
                app: kafka
          """, "KK7005"),
      new Mend("a kustomization", "kustomization.yaml", "", """
          apiVersion: kustomize.config.k8s.io/v1beta1
          kind: Kustomization
          resources:
          - kafka-configmap.yaml
          - kafka-namespace.yaml
          - kafka-secrets.yaml
          - kafka-service.yaml
          - kafka-statefulset.yaml
          """, "KK9005"),
      new Mend("a policy", "policy.yaml", "", """
          apiVersion: networking.k8s.io/v1
          kind: NetworkPolicy
          metadata:
            name: kafka
            namespace: kafka
          spec:
            podSelector:
              matchLabels:
                app: kafka
            policyTypes: [Ingress]
            ingress:
            - from:
              - podSelector:
                  matchLabels:
                    app: kafka
              ports:
              - port: 9093
            - ports:
              - port: 9092
          """, "KK5005"));

  @TestFactory
  Stream<DynamicTest> mended() {
    return MENDS.stream().map(mend -> dynamicTest(mend.name(), () -> check(mend)));
  }

  private static void check(Mend mend) throws IOException {
    List<String> before = found(seed());
    List<String> after = found(mend.texts());
    List<String> gone = new ArrayList<>(before);
    after.forEach(gone::remove);
    List<String> come = new ArrayList<>(after);
    before.forEach(come::remove);
    assertEquals(
        mend.gone() + " " + mend.come(),
        gone.stream().map(finding -> finding.substring(0, 6)).toList()
            + " "
            + come.stream()
                .map(finding -> finding.split(" ")[0] + " " + finding.split(" ")[1])
                .toList());
  }
}
