package io.github.kafkak3s.rehearse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.local.LocalBundles;
import io.github.kafkak3s.local.LocalPod.State;
import io.github.kafkak3s.observe.Guarantee.Promise;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.proof.Proof;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollingTest {
  @TempDir
  Path directory;

  private FakeCluster fake;
  private Expectation model;
  private LostDisks disks;

  private void start(String golden) throws Exception {
    start(LocalBundles.golden(golden));
  }

  private void start(Observation bundle) throws Exception {
    fake = new FakeCluster(bundle.clusters().get(0), 500_000);
    model =
        new Expectation(Optional.of(Proof.of(bundle).get(0)), bundle.clusters().get(0));
    fake.answer("control", each -> List.of(List.of("0", "1")));
    fake.stage.kubelet().start(fake.stage.pods());
    fake.stage.await(10_000, () -> fake.stage.kubelet().areReady(fake.stage.pods()));
    fake.events.clear();
  }

  private Act.Result roll() throws Exception {
    disks = new LostDisks(fake.stage, model, new Guarantees(List.of()), true);
    return new Rolling(fake.stage, model, disks).run();
  }

  private List<Claim> claims(Promise promise) {
    return fake.stage.claims().stream()
        .filter(each -> each.promise() == promise)
        .toList();
  }

  @Test
  void theHighestOrdinalGoesFirstAndTheNextWhenItIsBack() throws Exception {
    start("smallest");
    fake.every(100, () -> fake.work("drill-0", "drill-1"));
    fake.work("drill-0", "drill-1");
    Act.Result result = roll();
    assertTrue(result.hasPassed(), result::toString);
    assertEquals(
        List.of("kafka-2", "kafka-2", "kafka-1", "kafka-1", "kafka-0", "kafka-0"),
        fake.events.stream().map(each -> each.substring(0, 7)).toList());
    Claim writes = claims(Promise.WRITES).get(0);
    assertEquals(Optional.of(true), writes.observed());
    assertEquals(Optional.of(true), writes.model());
    assertEquals(Optional.of(Guarantees.ROLL), writes.guarantee());
    assertEquals(
        List.of("minReadySeconds", "readinessProbe.periodSeconds"),
        fake.stage.replacements().stream().map(each -> each.what()).toList());
  }

  private long at(String event) {
    return fake.events.stream()
        .filter(each -> each.startsWith(event))
        .mapToLong(each -> Long.parseLong(each.substring(each.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theNextWaitsForAVoterThatDoesNotFollowYet() throws Exception {
    start("smallest");
    fake.every(100, () -> fake.work("drill-0"));
    fake.work("drill-0");
    long late = 9_000;
    fake.every(100, () -> fake.follows = fake.now() >= at("kafka-2 is asked") + late);
    fake.events.add("kafka-2 is asked to end at " + fake.now());
    assertTrue(roll().hasPassed());
    assertTrue(at("kafka-1 is asked") >= at("kafka-2 is asked") + late, fake.events::toString);
    // From then on all follow, and nobody waits longer than a pod takes to come back.
    assertTrue(at("kafka-0 is asked") < at("kafka-1 is asked") + 6_000, fake.events::toString);
  }

  @Test
  void workloadsRollAtTheSameTime() throws Exception {
    start("dedicated");
    fake.every(100, () -> fake.work("drill-0"));
    fake.work("drill-0");
    assertTrue(roll().hasPassed());
    assertEquals(12, fake.events.size());
    String first = fake.events.get(0);
    assertEquals(
        first.substring(first.indexOf(" is ")),
        fake.events.get(1).substring(fake.events.get(1).indexOf(" is ")));
  }

  @Test
  void workloadsThatTogetherTakeTooMuchBreakNoPromise() throws Exception {
    start("zones-and-disks");
    fake.every(110, () -> {
      if (fake.pods.stream().allMatch(pod -> pod.state() == State.READY)) {
        fake.work("drill-0");
      }
    });
    fake.work("drill-0");
    Act.Result result = roll();
    assertTrue(result.hasPassed(), result::toString);
    assertTrue(result.details().get(0).contains("apply changes to one workload after another"));
    Claim writes = claims(Promise.WRITES).get(0);
    assertEquals("an update of all workloads at a time", writes.event());
    assertEquals(Optional.of(false), writes.observed());
    assertEquals(Optional.of(false), writes.model());
    assertEquals(Optional.empty(), writes.guarantee());
  }

  @Test
  void writesThatStopWithAPodBreakWhatGoesWithoutSaying() throws Exception {
    start("smallest");
    // The partition's only replica is on kafka-1.
    fake.every(100, () -> {
      if (fake.pod("kafka-1").state() == State.READY) {
        fake.work("drill-0");
      }
    });
    fake.work("drill-0");
    Act.Result result = roll();
    assertFalse(result.hasPassed());
    Claim writes = claims(Promise.WRITES).get(0);
    assertTrue(writes.isBroken());
    assertTrue(writes.isDisagreement());
    assertTrue(
        writes.figure().contains("with kafka-1 away drill-0 acknowledged nothing in 15."),
        writes.figure());
  }

  @Test
  void aPodThatDoesNotComeBackEndsTheRoll() throws Exception {
    start("smallest");
    fake.every(100, () -> fake.work("drill-0"));
    fake.work("drill-0");
    fake.pod("kafka-2").boots = false;
    fake.pod("kafka-2").errors = List.of("ERROR no space left");
    Act.Result result = roll();
    assertFalse(result.hasPassed());
    assertTrue(result.details().get(0).contains("kafka-2 is not ready"), result::toString);
    assertTrue(result.details().get(0).contains("ERROR no space left"));
    assertTrue(result.summary().startsWith("0 of 3 pods replaced"));
  }

  @Test
  void volumesOfThePodGoWithIt() throws Exception {
    start(LocalBundles.foreign(
        "script",
        directory,
        "          name: events-start-1\n  volumeClaimTemplates:",
        "          name: events-start-1\n      - {name: data, emptyDir: {}}\n  formerTemplates:"));
    fake.every(100, () -> fake.work("drill-0"));
    fake.work("drill-0");
    assertTrue(roll().hasPassed());
    assertEquals(
        List.of("events-2", "events-1", "events-0"),
        fake.events.stream()
            .filter(each -> each.contains("has empty disks"))
            .map(each -> each.substring(0, 8))
            .toList());
    // Three replicas: what is away at a time is one.
    assertEquals(Optional.of(true), disks.expected());
  }

  @Test
  void volumesThatAreClaimedStay() throws Exception {
    start(LocalBundles.foreign("script"));
    fake.every(100, () -> fake.work("drill-0"));
    fake.work("drill-0");
    assertTrue(roll().hasPassed());
    assertTrue(fake.events.stream().noneMatch(each -> each.contains("has empty disks")));
  }
}
