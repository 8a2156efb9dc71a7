package io.github.kafkak3s.rehearse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.local.LocalBundles;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.proof.Proof;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which pods fail together, and how they are killed and had back. */
class FailureSetsTest {
  private static final Guarantees NONE = new Guarantees(List.of());

  private FakeCluster fake;
  private Expectation model;

  private void start(String golden) throws Exception {
    Observation bundle = LocalBundles.golden(golden);
    fake = new FakeCluster(bundle.clusters().get(0), 2_000_000);
    model =
        new Expectation(Optional.of(Proof.of(bundle).get(0)), bundle.clusters().get(0));
    fake.answer("control", each -> List.of(List.of("0", "1")));
    fake.stage.kubelet().start(fake.stage.pods());
    fake.stage.await(10_000, () -> fake.stage.kubelet().areReady(fake.stage.pods()));
    fake.stage.topics().put("drill", new Stage.Topic(1, 3, 2));
    fake.events.clear();
  }

  @BeforeEach
  void three() throws Exception {
    start("smallest");
    fake.recorder.partition("drill-0", 2, "2,0,1", "2,0,1", 0);
  }

  private LostDisks disks() {
    return new LostDisks(fake.stage, model, NONE, false);
  }

  private List<List<String>> sets(boolean areSinglesDone) {
    return FailureSets.of(fake.stage, model, List.of(), List.of(), areSinglesDone);
  }

  @Test
  void asManyAsAreSurvivedAndOneMore() {
    assertEquals(List.of(List.of("kafka-0"), List.of("kafka-0", "kafka-1")), sets(false));
    assertEquals(List.of(List.of("kafka-0", "kafka-1")), sets(true));
  }

  @Test
  void aQuorumOfItsOwnIsJoinedByABrokerWhereWritesAreToStop() throws Exception {
    start("dedicated");
    fake.recorder.partition("drill-0", 101, "101,100,102", "101,100,102", 0);
    List<List<String>> sets = sets(true);
    assertEquals(List.of("orders-controllers-0", "orders-controllers-1"), sets.get(0));
    assertTrue(
        sets.contains(List.of("orders-brokers-0", "orders-controllers-0", "orders-controllers-1")),
        sets::toString);
  }

  @Test
  void eachBrokerIsKilledTheLeaderFirstAndTheOneThatStaysAwayLast() throws Exception {
    fake.recorder.leads(2, 0);
    fake.every(100, () -> fake.work("drill-0"));
    fake.work("drill-0");
    Act.Result result = new Kills(fake.stage, model, NONE, disks(), true).run();
    assertTrue(result.hasPassed(), result::toString);
    assertEquals(
        List.of("kafka-2", "kafka-0", "kafka-1"),
        fake.events.stream()
            .filter(each -> each.contains("killed"))
            .map(each -> each.substring(0, 7))
            .toList());
    assertEquals(
        List.of("kafka-1"), fake.stage.kubelet().away().stream().map(Pod::name).toList());
    assertEquals(9, fake.stage.claims().size());
    assertTrue(
        fake.stage.claims().stream().allMatch(claim -> claim.observed().equals(Optional.of(true))));
  }

  @Test
  void oneMoreIsKilledBesideTheOneThatIsAwayAndAllComeBack() throws Exception {
    fake.stage.kubelet().kill(List.of(fake.pod("kafka-1")));
    fake.events.clear();
    fake.work("drill-0");
    fake.recorder.partition("drill-0", 0, "2,0,1", "2,0", 0);
    fake.in(30_000, () -> fake.recorder.partition("drill-0", 0, "2,0,1", "2,0,1", 30_000));
    fake.answer("control", each -> null);
    fake.stage.tick();
    Act.Result result = new Limits(fake.stage, model, NONE, disks(), true).run();
    assertTrue(result.hasPassed(), result::toString);
    assertEquals("kafka-0 is killed", fake.events.get(0).substring(0, 17));
    assertEquals(3, fake.events.size());
    for (Claim claim : fake.stage.claims()) {
      assertEquals("kafka-0 is killed, kafka-1 being away", claim.event());
      assertEquals(List.of("kafka-0", "kafka-1"), claim.away());
      assertEquals(Optional.of(false), claim.model());
      assertEquals(Optional.of(false), claim.observed());
    }
    assertTrue(fake.stage.kubelet().areReady(fake.stage.pods()));
  }

  @Test
  void aBrokerFailsAfterTheQuorumAndNotBefore() throws Exception {
    start("dedicated");
    fake.recorder.partition("drill-0", 101, "101,100,102", "101,100,102", 0);
    fake.every(100, () -> {
      if (fake.stage.kubelet().areReady(List.of(fake.pod("orders-brokers-0")))) {
        fake.work("drill-0");
      }
    });
    fake.answer("control", each -> null);
    new Limits(fake.stage, model, NONE, disks(), true).run();
    List<String> killed = fake.events.stream()
        .filter(each -> each.contains("killed"))
        .map(each -> each.substring(0, each.indexOf(' ')))
        .limit(3)
        .toList();
    assertEquals(
        List.of("orders-controllers-0", "orders-controllers-1", "orders-brokers-0"), killed);
  }

  @Test
  void aDisagreementIsSaidToBeAnErrorOfThisProduct() throws Exception {
    fake.work("drill-0");
    fake.stage.tick();
    Failing failing = new Failing(fake.stage, Step.KILL, model, NONE, disks());
    failing.kill(List.of(fake.pod("kafka-0")));
    assertTrue(
        failing
            .details()
            .get(0)
            .startsWith(
                "by the model writes go on when kafka-0 is killed, on the brokers it is not so:"
                    + " drill-0 acknowledged nothing in 4"),
        failing.details()::toString);
    assertTrue(failing.details().get(0).endsWith("this is an error of this product"));
  }
}
