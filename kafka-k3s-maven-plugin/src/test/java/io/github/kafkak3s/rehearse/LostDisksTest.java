package io.github.kafkak3s.rehearse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.local.LocalBundles;
import io.github.kafkak3s.observe.Guarantee;
import io.github.kafkak3s.observe.Guarantee.Domain;
import io.github.kafkak3s.observe.Guarantee.Promise;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.proof.Proof;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whose disks are lost while pods are away, and what is claimed of it. */
class LostDisksTest {
  private Observation bundle;
  private FakeCluster fake;
  private Expectation model;

  private LostDisks start(String golden, int... durability) throws Exception {
    bundle = LocalBundles.golden(golden);
    fake = new FakeCluster(bundle.clusters().get(0), 500_000);
    model =
        new Expectation(Optional.of(Proof.of(bundle).get(0)), bundle.clusters().get(0));
    fake.stage.kubelet().start(fake.stage.pods());
    fake.stage.await(10_000, () -> fake.stage.kubelet().areReady(fake.stage.pods()));
    fake.events.clear();
    return new LostDisks(fake.stage, model, guarantees(durability), true);
  }

  private Guarantees guarantees(int... durability) {
    return new Guarantees(Arrays.stream(durability)
        .mapToObj(failures -> new Guarantee(
            Promise.DURABILITY,
            Domain.NODE,
            failures,
            bundle.clusters().get(0).workloads().get(0).replicasPlace()))
        .toList());
  }

  private List<String> killAndGiveBack(LostDisks disks, String... pods) throws Exception {
    List<Pod> away = Arrays.stream(pods).map(fake.stage::pod).toList();
    fake.stage.kubelet().kill(away);
    List<String> said = disks.giveBack(Step.KILL, away);
    fake.stage.await(10_000, () -> fake.stage.kubelet().areReady(away));
    return said;
  }

  private List<String> emptied() {
    return fake.events.stream()
        .filter(each -> each.contains("has empty disks"))
        .map(each -> each.substring(0, each.indexOf(' ')))
        .toList();
  }

  @Test
  void ofCombinedNodesOneIsEmptiedAndOnlyOnce() throws Exception {
    LostDisks disks = start("smallest", 1);
    fake.recorder.partition("drill-0", 2, "2,0,1", "2,0,1", 0);
    assertEquals(List.of(List.of("kafka-2"), List.of("kafka-0")), disks.sets());
    assertEquals(
        List.of("the guarantee durability: 1 node failure: no disk was lost in the steps that were"
            + " taken"),
        disks.untried());
    killAndGiveBack(disks, "kafka-1");
    killAndGiveBack(disks, "kafka-2");
    killAndGiveBack(disks, "kafka-0", "kafka-1");
    assertEquals(List.of("kafka-1"), emptied());
    assertEquals(List.of(), disks.untried());
    List<Claim> claims = disks.claims(true, "9 of 9", false);
    assertEquals("kafka-1 loses its disk", claims.get(0).event());
    assertEquals(Optional.of("durability: 1 node failure"), claims.get(0).guarantee());
    assertEquals(Optional.of(true), claims.get(0).model());
    assertEquals(Optional.of(true), claims.get(0).observed());
    // One more ends the cluster.
    assertEquals("kafka-0 and kafka-1 lose their disks", claims.get(1).event());
    assertEquals(Optional.empty(), claims.get(1).guarantee());
    assertEquals(Optional.of(false), claims.get(1).model());
    assertEquals(Optional.empty(), claims.get(1).observed());
    assertEquals(2, claims.size());
    assertTrue(disks.claims(false, "8 of 9", true).get(0).isBroken());
    assertEquals(1, disks.claims(false, "8 of 9", true).size());
  }

  @Test
  void allCopiesButOneAreEmptiedAndOfAGuardedQuorumOneVoter() throws Exception {
    LostDisks disks = start("dedicated");
    fake.recorder.partition("drill-0", 101, "101,100,102", "101,100,102", 0);
    assertEquals(
        Set.of(List.of("orders-brokers-1", "orders-brokers-0"), List.of("orders-controllers-0")),
        Set.copyOf(disks.sets()));
    killAndGiveBack(disks, "orders-brokers-1");
    assertEquals(List.of(), emptied());
    killAndGiveBack(disks, "orders-brokers-2", "orders-controllers-1");
    killAndGiveBack(disks, "orders-controllers-0", "orders-controllers-2");
    killAndGiveBack(disks, "orders-brokers-0", "orders-brokers-2", "orders-controllers-1");
    killAndGiveBack(disks, "orders-brokers-1", "orders-brokers-2");
    assertEquals(
        List.of("orders-controllers-1", "orders-brokers-0", "orders-brokers-2"), emptied());
  }

  @Test
  void whereNothingIsReadAfterwardsNoDiskIsLost() throws Exception {
    start("smallest", 1);
    fake.recorder.partition("drill-0", 2, "2,0,1", "2,0,1", 0);
    LostDisks disks = new LostDisks(fake.stage, model, guarantees(1), false);
    killAndGiveBack(disks, "kafka-1");
    assertEquals(List.of(), emptied());
    assertEquals(List.of(), disks.sets());
    assertEquals(List.of(), disks.claims(true, "9 of 9", false));
  }

  @Test
  void aPodThatRefusesAnEmptyDiskIsAllowedTo() throws Exception {
    LostDisks disks = start("smallest");
    fake.recorder.partition("drill-0", 2, "2,0,1", "2,0,1", 0);
    fake.pod("kafka-1").refusal = Optional.of("the cluster has already formed");
    assertEquals(List.of(), killAndGiveBack(disks, "kafka-1"));
    assertTrue(fake.stage.kubelet().areReady(fake.stage.pods()));
    assertEquals("reformat", fake.stage.replacements().get(0).what());
    assertEquals(
        "9 of 9; kafka-1 formatted its disk when kafka.yaml's reformat allowed it",
        disks.claims(true, "9 of 9", true).get(0).figure());
  }

  @Test
  void aPodThatGoesOnRefusingIsNamed() throws Exception {
    LostDisks disks = start("smallest");
    fake.recorder.partition("drill-0", 2, "2,0,1", "2,0,1", 0);
    fake.pod("kafka-1").refusal = Optional.of("no space left");
    fake.pod("kafka-1").isStubborn = true;
    fake.stage.kubelet().kill(List.of(fake.pod("kafka-1")));
    assertEquals(
        List.of("kafka-1 does not start: no space left"),
        disks.giveBack(Step.KILL, List.of(fake.pod("kafka-1"))));
  }

  @Test
  void guaranteesThatTheModelDoesNotHoldAreLeftToTheStepForIt() throws Exception {
    LostDisks disks = start("smallest", 2);
    fake.recorder.partition("drill-0", 2, "2,0,1", "2,0,1", 0);
    killAndGiveBack(disks, "kafka-1");
    assertEquals(
        List.of("the guarantee durability: 2 node failures: by the model it does not hold, so no"
            + " disk is lost for it but in the step disks"),
        disks.untried());
    assertEquals(
        Optional.of("durability: 2 node failures"),
        disks.claims(true, "", false).get(1).guarantee());
  }
}
