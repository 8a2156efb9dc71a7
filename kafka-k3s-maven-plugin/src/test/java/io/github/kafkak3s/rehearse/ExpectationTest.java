package io.github.kafkak3s.rehearse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.local.LocalBundles;
import io.github.kafkak3s.observe.Guarantee;
import io.github.kafkak3s.observe.Guarantee.Domain;
import io.github.kafkak3s.observe.Guarantee.Promise;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.proof.Proof;
import io.github.kafkak3s.rehearse.Recorder.Replicas;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpectationTest {
  private static final Map<String, Stage.Topic> TOPICS = Map.of("drill", new Stage.Topic(1, 3, 2));

  private static Expectation expectation(String golden) throws Exception {
    Observation bundle = LocalBundles.golden(golden);
    return new Expectation(
        Optional.of(Proof.of(bundle).get(0)), bundle.clusters().get(0));
  }

  private static Map<String, Replicas> placed(String leader, String... others) {
    List<String> all = List.of(leader, others[0], others[1]);
    return Map.of("drill-0", new Replicas(leader, all, all));
  }

  private static void assertExpects(
      String golden,
      List<String> away,
      Map<String, Replicas> placed,
      Optional<Boolean> writes,
      Optional<Boolean> reads,
      Optional<Boolean> control)
      throws Exception {
    Expectation model = expectation(golden);
    assertEquals(writes, model.holds(Promise.WRITES, away, TOPICS, placed), "writes");
    assertEquals(reads, model.holds(Promise.READS, away, TOPICS, placed), "reads");
    assertEquals(control, model.holds(Promise.CONTROL, away, TOPICS, placed), "control");
  }

  @Test
  void combinedNodesSurviveOne() throws Exception {
    assertExpects(
        "smallest",
        List.of("kafka-1"),
        placed("kafka-1", "kafka-0", "kafka-2"),
        Optional.of(true),
        Optional.of(true),
        Optional.of(true));
    assertExpects(
        "smallest",
        List.of("kafka-0", "kafka-1"),
        placed("kafka-1", "kafka-0", "kafka-2"),
        Optional.of(false),
        Optional.of(false),
        Optional.of(false));
  }

  @Test
  void withoutAQuorumTheLeadersThatAreThereAreReadFrom() throws Exception {
    assertExpects(
        "smallest",
        List.of("kafka-0", "kafka-1"),
        placed("kafka-2", "kafka-0", "kafka-1"),
        Optional.of(false),
        Optional.of(true),
        Optional.of(false));
  }

  @Test
  void whoWritesGoesOnWithoutAQuorumUntilABrokerFails() throws Exception {
    List<String> controllers = List.of("orders-controllers-0", "orders-controllers-1");
    Map<String, Replicas> placed =
        placed("orders-brokers-0", "orders-brokers-1", "orders-brokers-2");
    assertExpects(
        "dedicated", controllers, placed, Optional.empty(), Optional.of(true), Optional.of(false));
    assertExpects(
        "dedicated",
        List.of("orders-brokers-0", "orders-controllers-0", "orders-controllers-1"),
        placed,
        Optional.of(false),
        Optional.of(false),
        Optional.of(false));
  }

  @Test
  void aBrokerThatIsOutOfSyncAlreadyIsNotWaitedFor() throws Exception {
    Map<String, Replicas> without = Map.of(
        "drill-0",
        new Replicas(
            "orders-brokers-1",
            List.of("orders-brokers-0", "orders-brokers-1", "orders-brokers-2"),
            List.of("orders-brokers-1", "orders-brokers-2")));
    assertExpects(
        "dedicated",
        List.of("orders-brokers-0", "orders-controllers-0", "orders-controllers-1"),
        without,
        Optional.empty(),
        Optional.of(true),
        Optional.of(false));
  }

  @Test
  void brokersOfSeveralWorkloadsMayGoTogetherInARoll() throws Exception {
    assertEquals(Optional.of(false), expectation("zones-and-disks").holdsInRoll(Promise.WRITES, 9));
    assertTrue(expectation("zones-and-disks").isBrokenByRollsTogether(Promise.WRITES));
    assertFalse(expectation("smallest").isBrokenByRollsTogether(Promise.WRITES));
    assertEquals(Optional.of(true), expectation("smallest").holdsInRoll(Promise.WRITES, 3));
  }

  @Test
  void theReplicasThatThereAreDecideBeyondTheProof() throws Exception {
    Map<String, Replicas> elsewhere = Map.of(
        "drill-0",
        new Replicas(
            "orders-brokers-0",
            List.of("orders-brokers-0", "orders-brokers-1", "orders-brokers-7"),
            List.of()));
    assertExpects(
        "dedicated",
        List.of("orders-brokers-0", "orders-brokers-1"),
        elsewhere,
        Optional.of(false),
        Optional.of(true),
        Optional.of(true));
    assertExpects(
        "dedicated",
        List.of("orders-brokers-1", "orders-brokers-2"),
        elsewhere,
        Optional.of(true),
        Optional.of(true),
        Optional.of(true));
  }

  @Test
  void aModelThatCannotSaySaysNothing() throws Exception {
    Observation bundle = LocalBundles.golden("smallest");
    Expectation none = new Expectation(Optional.empty(), bundle.clusters().get(0));
    assertEquals(
        Optional.empty(), none.holds(Promise.WRITES, List.of("kafka-0"), TOPICS, Map.of()));
    assertEquals(Optional.empty(), none.holdsInRoll(Promise.WRITES, 3));
  }

  @Test
  void guaranteesCoverAsManyPodsAsFailuresAndThoseThatGoWithThem() throws Exception {
    Guarantee guarantee = new Guarantee(
        Promise.WRITES,
        Domain.NODE,
        1,
        LocalBundles.golden("smallest").clusters().get(0).workloads().get(0).replicasPlace());
    Guarantees guarantees = new Guarantees(List.of(guarantee));
    Expectation model = expectation("smallest");
    assertEquals(
        Optional.of("writes: 1 node failure"),
        guarantees.covering(Promise.WRITES, List.of("kafka-2"), model));
    assertEquals(
        Optional.empty(),
        guarantees.covering(Promise.WRITES, List.of("kafka-1", "kafka-2"), model));
    assertEquals(Optional.empty(), guarantees.covering(Promise.READS, List.of("kafka-2"), model));
  }
}
