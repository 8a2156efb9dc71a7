package io.github.kafkak3s.rehearse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.local.LocalBundles;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.proof.Proof;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiskLossTest {
  private FakeCluster fake;
  private Expectation model;
  private boolean isErased;

  @BeforeEach
  void three() throws Exception {
    Observation bundle = LocalBundles.golden("smallest");
    fake = new FakeCluster(bundle.clusters().get(0), 500_000);
    model =
        new Expectation(Optional.of(Proof.of(bundle).get(0)), bundle.clusters().get(0));
    fake.stage.kubelet().start(fake.stage.pods());
    fake.stage.await(10_000, () -> fake.stage.kubelet().areReady(fake.stage.pods()));
    for (int number = 0; number < 10; number++) {
      fake.accounts.sent("drill-0", number, fake.now());
      fake.accounts.acknowledged("drill-0", number, fake.now(), fake.now());
    }
    fake.answer("stop", each -> List.of(List.of("0")));
    fake.answer(
        "verify",
        each -> List.of(
            isErased ? List.of("drill-0", "", "UnknownTopic") : List.of("drill-0", "0-9", "")));
    fake.events.clear();
  }

  @Test
  void emptyVotersHaveAHeadStartAndWhatIsGoneIsCounted() throws Exception {
    fake.in(6_000, () -> isErased = true);
    Act.Result result = new DiskLoss(fake.stage, model, new Guarantees(List.of())).run();
    assertFalse(result.hasPassed());
    assertEquals(
        "kafka-0 and kafka-1 come back first, with empty disks: 10 of 10 acknowledged records are"
            + " gone",
        result.summary());
    Claim claim = fake.stage.claims().get(0);
    // The proof knows that the disks would be formatted.
    assertEquals(Optional.of(false), claim.model());
    assertEquals(Optional.of(false), claim.observed());
    int third = indexOf("kafka-2 starts");
    assertTrue(third > indexOf("kafka-0 starts") && third > indexOf("kafka-1 starts"));
  }

  @Test
  void podsThatRefuseGetTheirDisksBack() throws Exception {
    fake.pod("kafka-0").refusal = Optional.of("the cluster has already formed");
    fake.in(1_000, () -> fake.pod("kafka-0").refusal = Optional.empty());
    Act.Result result = new DiskLoss(fake.stage, model, new Guarantees(List.of())).run();
    assertTrue(result.hasPassed(), result::toString);
    assertEquals(
        List.of("kafka-0 does not start: the cluster has already formed"), result.details());
    assertTrue(indexOf("kafka-1 has its disks back")
        < fake.events.lastIndexOf(fake.events.stream()
            .filter(each -> each.startsWith("kafka-1 starts"))
            .reduce((a, b) -> b)
            .orElseThrow()));
  }

  private int indexOf(String start) {
    for (int i = 0; i < fake.events.size(); i++) {
      if (fake.events.get(i).startsWith(start)) {
        return i;
      }
    }
    throw new AssertionError(start + " is not among " + fake.events);
  }
}
