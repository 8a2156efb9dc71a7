package io.github.kafkak3s.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.kafka.Role;
import io.github.kafkak3s.kafka.Voter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The five manifests that began it all, and what they would run. */
class SeedTest {
  private final Observation seed = Observed.directory("lint/seed/manifests");
  private final List<KafkaNode> nodes = seed.nodes();

  @Test
  void isOneClusterOfThreePods() {
    assertEquals(1, seed.clusters().size());
    assertEquals(
        List.of("kafka-0", "kafka-1", "kafka-2"),
        nodes.stream().map(KafkaNode::podName).toList());
    assertEquals(List.of(), seed.unknowns());
    assertEquals("4.4.0", seed.clusters().get(0).release().version());
  }

  @Test
  void everyPodHasTheSameId() {
    for (KafkaNode node : nodes) {
      assertEquals(Optional.of(1), node.nodeId());
      assertEquals("kafka-statefulset.yaml:44", at(node.idFact().orElseThrow().givenAt()));
      assertEquals("kafka-statefulset.yaml:45", at(node.idFact().orElseThrow().valuePlace()));
    }
    assertEquals(Optional.of(Set.of(1)), seed.clusters().get(0).brokerIds());
  }

  @Test
  void votersAreThoseOfTheEnvironment() {
    Voters voters = seed.clusters().get(0).voters().orElseThrow();
    assertEquals(
        List.of(
            new Voter(1, "kafka-0.kafka", 9093),
            new Voter(2, "kafka-1.kafka", 9093),
            new Voter(3, "kafka-2.kafka", 9093)),
        voters.voters());
    assertEquals("kafka-statefulset.yaml:46", at(voters.fact().givenAt()));
    assertEquals("kafka-statefulset.yaml:47", at(voters.fact().valuePlace()));
  }

  @Test
  void rolesAreReadFromVotersAndListeners() {
    for (KafkaNode node : nodes) {
      assertEquals(Set.of(Role.BROKER, Role.CONTROLLER), node.roles());
    }
  }

  @Test
  void nothingReadsTheMountedFile() {
    KafkaNode node = nodes.get(0);
    assertEquals(Start.By.IMAGE, node.start().by());
    assertEquals(Optional.empty(), node.readFile());
    assertEquals(1, node.unreadFiles().size());
    ConfigFile file = node.unreadFiles().get(0);
    assertEquals("/etc/kafka/server.properties", file.path());
    assertEquals("kafka-configmap.yaml:7", at(file.keyPlace()));
    assertEquals(16, file.properties().orElseThrow().entries().size());
    assertEquals(
        "kafka-configmap.yaml:23",
        at(file.properties()
            .orElseThrow()
            .byName()
            .get("transaction.state.log.min.isr")
            .place()));
  }

  @Test
  void declaredAndEffectiveDiffer() {
    KafkaNode node = nodes.get(2);
    assertTrue(node.declared().complete());
    assertEquals(Optional.of("3"), node.declared().value("default.replication.factor"));
    assertEquals(Optional.of("1"), node.effective().value("default.replication.factor"));
    assertEquals(Optional.of("2"), node.declared().value("min.insync.replicas"));
    assertEquals(Optional.of("1"), node.effective().value("min.insync.replicas"));
    assertEquals(Optional.of(true), node.effective().flag("auto.create.topics.enable"));
    assertEquals(
        Optional.of("PLAINTEXT://kafka-2:9092"), node.declared().value("advertised.listeners"));
    OptionFact advertised = node.declared().written("advertised.listeners").orElseThrow();
    assertEquals("kafka-configmap.yaml:10", at(advertised.keyPlace()));
    assertEquals("PLAINTEXT://${HOSTNAME}:9092", advertised.raw());
    assertTrue(node.declared().lacks("process.roles"));
    assertTrue(node.effective().lacks("listeners"));
    assertEquals("kafka-configmap.yaml:8", at(node.declared().placeOfAbsent()));
    assertEquals("kafka-statefulset.yaml:43", at(node.effective().placeOfAbsent()));
  }

  @Test
  void dataLiesAtTheRootOfAClaim() {
    LogDirectory data = nodes.get(0).logDirectories().get(0);
    assertEquals("/var/lib/kafka/data", data.path());
    assertEquals(LogDirectory.Kind.CLAIM_TEMPLATE, data.kind());
    assertTrue(data.isVolumeRoot());
    assertEquals(Optional.empty(), data.storageClass());
    assertEquals("10Gi", data.size().orElseThrow().canonical());
    assertEquals("kafka-configmap.yaml:14", at(data.fact().keyPlace()));
  }

  @Test
  void nothingFormats() {
    assertEquals(Format.By.NOTHING, nodes.get(0).format().by());
  }

  @Test
  void listenersHaveTheirProtocols() {
    List<NodeListener> listeners = nodes.get(0).listeners();
    assertEquals(
        List.of("PLAINTEXT", "CONTROLLER"),
        listeners.stream().map(NodeListener::name).toList());
    assertEquals(Optional.of("PLAINTEXT"), listeners.get(1).protocol());
    assertTrue(listeners.get(1).isController());
    assertEquals("kafka-0", listeners.get(0).advertised().orElseThrow().host());
  }

  @Test
  void oneHeadlessServiceLeadsToIt() {
    List<Service> services = seed.servicesOf(nodes.get(0).workload());
    assertEquals(1, services.size());
    assertTrue(services.get(0).isHeadless());
    assertEquals(List.of(), seed.budgetsOf(nodes.get(0).workload()));
    assertEquals(List.of(), seed.policiesOf(nodes.get(0).workload()));
  }

  private static String at(Place place) {
    return place.file() + ":" + place.line();
  }
}
