package io.github.kafkak3s.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.bundle.Bundle;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.kafka.OptionCatalogues;
import io.github.kafkak3s.observe.Guarantee.Promise;
import io.github.kafkak3s.observe.Host;
import io.github.kafkak3s.observe.Intent;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is read of manifests: placement, updates, budgets, racks, topics, and what is not known. */
class ProofTest {
  private static final OptionCatalogues CATALOGUES = new OptionCatalogues();
  private static final String HOST = "kubernetes.io/hostname";
  private static final String ZONE = "topology.kubernetes.io/zone";

  /** Combined nodes of one or more StatefulSets, as text. */
  private static final class Manifests {
    private final Map<String, String> texts = new TreeMap<>();
    private final List<String> voters = new ArrayList<>();
    private String podSpec = "";
    private String spec = "";
    private String options = "";

    /** Adds what is said of the pods that come next. */
    Manifests pods(String text) {
      podSpec = text.indent(6);
      return this;
    }

    /** Adds what is said of the StatefulSets that come next. */
    Manifests sets(String text) {
      spec = text.indent(2);
      return this;
    }

    Manifests options(String text) {
      options = text;
      return this;
    }

    Manifests apart(String key) {
      return pods("""
          affinity:
            podAntiAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
              - {topologyKey: %s, labelSelector: {matchLabels: {app: kafka}}}
          """.formatted(key));
    }

    Manifests set(String name, int replicas, int first, String roles) {
      for (int i = 0; i < replicas && roles.contains("controller"); i++) {
        voters.add((first + i) + "@" + name + "-" + i + ":9093");
      }
      String listeners = List.of(roles.split(",")).stream()
          .map(role -> role.equals("broker") ? "PLAINTEXT://:9092" : "CONTROLLER://:9093")
          .collect(Collectors.joining(","));
      texts.put(name + ".yaml", """
          apiVersion: apps/v1
          kind: StatefulSet
          metadata: {name: %s, namespace: kafka}
          spec:
            replicas: %s
          %s  template:
              metadata: {labels: {app: kafka, set: %s}}
              spec:
          %s      volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]
                containers:
                - name: kafka
                  image: apache/kafka:4.1.0
                  command: [sh, -c, "export KAFKA_NODE_ID=$((%s + ${HOSTNAME##*-})); exec /etc/kafka/docker/run"]
                  volumeMounts: [{name: data, mountPath: /data}]
                  env:
                  - {name: KAFKA_PROCESS_ROLES, value: "%s"}
                  - {name: CLUSTER_ID, value: q3mBf0RzTkSVh7nXw2LdYA}
                  - {name: KAFKA_CONTROLLER_QUORUM_VOTERS, value: "@VOTERS@"}
                  - {name: KAFKA_CONTROLLER_LISTENER_NAMES, value: CONTROLLER}
                  - {name: KAFKA_LISTENERS, value: "%s"}
                  - {name: KAFKA_LOG_DIRS, value: /data/logs}
                  - {name: KAFKA_MIN_INSYNC_REPLICAS, value: "2"}
                  - {name: KAFKA_DEFAULT_REPLICATION_FACTOR, value: "3"}
          %s""".formatted(
              name, replicas, spec, name, podSpec, first, roles, listeners, options.indent(8)));
      return this;
    }

    Manifests budget(String name, String selector, String allows) {
      texts.put(name + ".yaml", """
          apiVersion: policy/v1
          kind: PodDisruptionBudget
          metadata: {name: %s, namespace: kafka}
          spec: {selector: {matchLabels: {%s}}, %s}
          """.formatted(name, selector, allows));
      return this;
    }

    Manifests kustomization(String fields) {
      texts.put("kustomization.yaml", fields);
      return this;
    }

    Proof proof(Intent intent) {
      SortedMap<String, String> files = new TreeMap<>();
      texts.forEach(
          (name, text) -> files.put(name, text.replace("@VOTERS@", String.join(",", voters))));
      ManifestSet set = ManifestSet.of(new Bundle("b", files), "", new Findings());
      List<Proof> proofs = Proof.of(Observation.of(set, intent, CATALOGUES));
      assertEquals(1, proofs.size());
      return proofs.get(0);
    }

    Proof proof() {
      return proof(Intent.NONE);
    }

    Proof proofOn(int hosts) {
      return proof(Intent.NONE.withHosts(Intent.counted(1, hosts - 1)));
    }

    Proof proofIn(String... zones) {
      List<Host> hosts = IntStream.range(0, zones.length)
          .mapToObj(i -> new Host(
              "h" + i,
              false,
              Optional.of(zones[i]),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              true))
          .toList();
      return proof(Intent.NONE.withHosts(hosts));
    }
  }

  private static Manifests manifests() {
    return new Manifests();
  }

  private static Manifests three() {
    return manifests().set("k", 3, 0, "broker,controller");
  }

  /** Returns a row as the table shows it, columns parted by blanks. */
  private static String row(Proof proof, Promise promise) {
    assertEquals("", proof.gap());
    return java.util.Arrays.stream(Failure.values())
        .map(failure -> Optional.ofNullable(
                proof.row(promise).orElseThrow().smallest().get(failure))
            .map(each -> each.size() == 0 ? "no" : Integer.toString(each.tolerated()))
            .orElse("?"))
        .collect(Collectors.joining(" "));
  }

  @Test
  void hostsThatNothingKeepsPodsFromSharingAreOneFailure() {
    assertEquals("1 ? ? 0 ?", row(three().proof(), Promise.WRITES));
    assertEquals("1 0 ? 0 no", row(three().proofOn(3), Promise.WRITES));
    assertEquals(
        "1 1 ? 0 0",
        row(manifests().apart(HOST).set("k", 3, 0, "broker,controller").proof(), Promise.WRITES));
  }

  @Test
  void ofBrokersWhoseControllersAreElsewhereWritesAndQuorumAreNotKnown() {
    Manifests half = manifests().set("b", 3, 100, "broker").set("c", 3, 0, "controller");
    half.texts.remove("c.yaml");
    for (String version : List.of("4.0.0", "4.1.0")) {
      half.texts.computeIfPresent(
          "b.yaml", (name, text) -> text.replaceAll("kafka:4[0-9.]+", "kafka:" + version));
      for (Promise promise : List.of(Promise.WRITES, Promise.CONTROL)) {
        assertTrue(row(half.proof(), promise).startsWith("?"), version + " " + promise);
      }
    }
  }

  @Test
  void aHostThatIsMissingLeavesNothingToSayOfHosts() {
    Manifests apart = manifests().apart(HOST).set("k", 3, 0, "broker,controller");
    assertEquals("1 1 ? 0 0", row(apart.proofOn(3), Promise.CONTROL));
    assertEquals("1 ? ? 0 ?", row(apart.proofOn(2), Promise.CONTROL));
  }

  @Test
  void hardSpreadConstraintsBoundWhatAHostHolds() {
    String constraint = """
        topologySpreadConstraints:
        - {maxSkew: 1, topologyKey: %s, whenUnsatisfiable: %s, labelSelector: {matchLabels: {app: kafka}}}
        """;
    Manifests hard = manifests()
        .pods(constraint.formatted(HOST, "DoNotSchedule"))
        .set("k", 3, 0, "broker,controller");
    assertEquals("1 1 ? 0 0", row(hard.proofOn(3), Promise.CONTROL));
    assertEquals("1 0 ? 0 no", row(hard.proofOn(2), Promise.CONTROL));
    Manifests soft = manifests()
        .pods(constraint.formatted(HOST, "ScheduleAnyway"))
        .set("k", 3, 0, "broker,controller");
    assertEquals("1 0 ? 0 no", row(soft.proofOn(3), Promise.CONTROL));
    Manifests zones = manifests()
        .pods(constraint.formatted(ZONE, "DoNotSchedule"))
        .set("k", 3, 0, "broker,controller");
    assertEquals(
        "1 1 1 0 0", row(zones.proofIn("a", "b", "c"), Promise.CONTROL), "a host in each zone");
    assertEquals("1 0 0 0 no", row(zones.proofIn("a", "b"), Promise.CONTROL));
  }

  @Test
  void zonesAreThoseOfHostsAndOfWhatPodsAreBoundTo() {
    Manifests apart = manifests().apart(HOST).set("k", 3, 0, "broker,controller");
    assertEquals("1 1 1 0 0", row(apart.proofIn("a", "b", "c"), Promise.CONTROL));
    assertEquals("1 1 0 0 0", row(apart.proofIn("a", "a", "b"), Promise.CONTROL));
    Manifests bound = manifests()
        .pods("nodeSelector: {topology.kubernetes.io/zone: a}")
        .set("a", 1, 0, "broker,controller")
        .pods("""
            affinity:
              nodeAffinity:
                requiredDuringSchedulingIgnoredDuringExecution:
                  nodeSelectorTerms:
                  - matchExpressions:
                    - {key: topology.kubernetes.io/zone, operator: In, values: [b]}
            """)
        .set("b", 1, 10, "broker,controller")
        .pods("nodeSelector: {kubernetes.io/hostname: k3}")
        .set("c", 1, 20, "broker,controller");
    assertEquals("1 ? ? no ?", row(bound.proof(), Promise.CONTROL));
  }

  @Test
  void anUpdateTakesAPodOfEveryWorkloadAtATime() {
    Proof twoSets = manifests()
        .set("a", 1, 0, "broker,controller")
        .set("b", 2, 10, "broker,controller")
        .proof();
    assertEquals("1 ? ? no ?", row(twoSets, Promise.WRITES));
    assertTrue(
        twoSets
            .sentences()
            .contains("writes, reads and the quorum stop while an update takes a-0 and b-0"),
        twoSets.sentences()::toString);
    assertEquals(
        "1 ? ? 1 ?",
        row(
            manifests()
                .sets("updateStrategy: {type: OnDelete}")
                .set("k", 3, 0, "broker,controller")
                .proof(),
            Promise.WRITES));
    assertEquals(
        "1 ? ? no ?",
        row(
            manifests()
                .sets("updateStrategy: {rollingUpdate: {maxUnavailable: 34%}}")
                .set("k", 3, 0, "broker,controller")
                .proof(),
            Promise.WRITES));
  }

  @Test
  void aDrainTakesWhatTheBudgetsLetGo() {
    assertEquals(
        "1 0 ? 0 0",
        row(three().budget("one", "app: kafka", "maxUnavailable: 1").proofOn(3), Promise.WRITES));
    assertEquals(
        "1 0 ? 0 0",
        row(three().budget("two", "app: kafka", "minAvailable: 60%").proofOn(3), Promise.WRITES));
    assertEquals(
        "1 0 ? 0 1",
        row(
            three()
                .budget("one", "app: kafka", "maxUnavailable: 2")
                .budget("other", "set: k", "maxUnavailable: 2")
                .proofOn(3),
            Promise.WRITES),
        "a pod of two budgets cannot be evicted");
    assertEquals(
        "a PodDisruptionBudget cannot be read",
        three().budget("odd", "app: kafka", "maxUnavailable: some").proof().gap());
  }

  @Test
  void readsGoOnWithoutAQuorumUntilALeaderMustMove() {
    Proof proof =
        manifests().set("b", 3, 100, "broker").set("c", 3, 0, "controller").proof();
    assertEquals("1 ? ? 0 ?", row(proof, Promise.CONTROL));
    Break reads = proof.row(Promise.READS).orElseThrow().smallest().get(Failure.POD);
    assertEquals(3, reads.size());
  }

  @Test
  void theControllersMinimumCountsFrom41On() {
    Manifests dedicated = manifests()
        .set("b", 3, 100, "broker")
        .options("- {name: KAFKA_MIN_INSYNC_REPLICAS, value: \"3\"}")
        .set("c", 3, 0, "controller");
    Break writes =
        dedicated.proof().row(Promise.WRITES).orElseThrow().smallest().get(Failure.POD);
    assertEquals(1, writes.size());
    assertEquals(new Cause("default topics", 3, 3), writes.cause());
  }

  @Test
  void aTopicThatCannotBeMadeNeverWorks() {
    Proof proof = manifests().set("k", 1, 0, "broker,controller").proof();
    assertEquals("no no no no no", row(proof, Promise.WRITES).replace("?", "no"));
    assertTrue(proof.sentences().get(0).startsWith("writes and reads stop though nothing fails"));
  }

  @Test
  void whatIsNotKnownIsNotSaid() {
    assertEquals(
        "several nodes have the id 0",
        manifests()
            .set("a", 1, 0, "broker,controller")
            .set("b", 1, 0, "broker,controller")
            .proof()
            .gap());
    assertEquals(
        "a kustomization changes StatefulSet k",
        three().kustomization("replicas: [{name: k, count: 5}]\n").proof().gap());
    Proof dynamic = manifests()
        .options("- {name: KAFKA_CONTROLLER_QUORUM_VOTERS, value: \"\"}")
        .set("k", 3, 0, "broker,controller")
        .proof();
    assertEquals("? ? ? ? ?", row(dynamic, Promise.CONTROL));
  }

  @Test
  void largeClustersAreProvedToTheEnd() {
    Proof large = manifests()
        .apart(HOST)
        .set("c", 9, 0, "controller")
        .set("b", 50, 100, "broker")
        .proofOn(60);
    assertEquals("4 4 ? 3 3", row(large, Promise.CONTROL));
    assertEquals("1 1 ? 0 0", row(large, Promise.WRITES));
    Manifests singly = manifests().apart(HOST);
    for (int i = 0; i < 50; i++) {
      singly.set("b" + i, 1, 100 + i, "broker");
    }
    for (int i = 0; i < 9; i++) {
      singly.set("c" + i, 1, i, "controller");
    }
    assertEquals("1 1 ? no 0", row(singly.proofOn(60), Promise.WRITES));
  }
}
