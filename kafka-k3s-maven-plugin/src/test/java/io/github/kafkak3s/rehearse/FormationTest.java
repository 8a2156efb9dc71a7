package io.github.kafkak3s.rehearse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.local.LocalBundles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormationTest {
  @TempDir
  Path directory;

  private FakeCluster fake;

  @BeforeEach
  void three() throws Exception {
    fake = new FakeCluster(LocalBundles.golden("smallest").clusters().get(0), 500_000);
    answer("0", List.of("0", "1", "2"), "0", "1", "2");
  }

  /** Sets what the quorum says of its leader and its voters, and which brokers are registered. */
  private void answer(String leader, List<String> voters, String... brokers) {
    fake.answer("quorum", each -> {
      List<List<String>> rows = new ArrayList<>(List.of(List.of(leader)));
      voters.forEach(voter -> rows.add(List.of(voter, "20")));
      return rows;
    });
    fake.answer("cluster", each -> {
      List<List<String>> rows = new ArrayList<>();
      for (String broker : brokers) {
        rows.add(List.of(broker, "kafka-" + broker, "9092", ""));
      }
      return rows;
    });
  }

  private Act.Result form() throws Exception {
    return new Formation(fake.stage).run();
  }

  private void assertSays(String text, Act.Result result) {
    assertFalse(result.hasPassed());
    assertTrue(result.details().stream().anyMatch(line -> line.contains(text)), result::toString);
  }

  @Test
  void podsOfAParallelSetStartAtOnce() throws Exception {
    Act.Result result = form();
    assertTrue(result.hasPassed(), result::toString);
    assertEquals(List.of(), result.details());
    assertTrue(fake.events.containsAll(
        List.of("kafka-0 starts at 0", "kafka-1 starts at 0", "kafka-2 starts at 0")));
    assertEquals("3 pods formed a cluster in 3.0 s, led by kafka-0", result.summary());
  }

  /** Broker 0 is registered, and refuses connections for a time. */
  private void refuseUntil(long ms) {
    fake.answer(
        "cluster",
        each -> List.of(
            List.of("0", "kafka-0", "9092", fake.now() < ms ? "Connection refused" : ""),
            List.of("1", "kafka-1", "9092", ""),
            List.of("2", "kafka-2", "9092", "")));
  }

  @Test
  void aBrokerMayRefuseConnectionsForAMomentAfterItIsRegistered() throws Exception {
    refuseUntil(6_000);
    Act.Result result = form();
    assertTrue(result.hasPassed(), result::toString);
  }

  @Test
  void aBrokerThatNobodyReachesIsNamedAfterAMoment() throws Exception {
    refuseUntil(Long.MAX_VALUE);
    assertSays(
        "broker 0 cannot be reached at the address that it advertises, kafka-0:9092: Connection"
            + " refused",
        form());
    assertTrue(fake.now() < 15_000);
  }

  @Test
  void whatEndsByItselfIsStartedAgainLaterAndLater() throws Exception {
    FakeCluster.FakePod pod = fake.pod("kafka-1");
    fake.in(1_000, () -> pod.crash(1));
    fake.in(12_000, () -> pod.crash(1));
    Act.Result result = form();
    assertTrue(result.hasPassed(), result::toString);
    assertEquals(
        List.of("kafka-1 starts at 0", "kafka-1 starts at 11000", "kafka-1 starts at 32000"),
        fake.events.stream().filter(each -> each.startsWith("kafka-1")).toList());
  }

  @Test
  void itEndsAtOnceWhereEveryPodHasFallen() throws Exception {
    fake.pods.forEach(pod -> {
      pod.refusal = Optional.of("the metadata disk is empty");
    });
    answer("-1", List.of());
    Act.Result result = form();
    assertTrue(fake.now() < 10_000);
    assertSays(
        "kafka-2 is not started, its format step refuses: the metadata disk is empty", result);
  }

  @Test
  void aPodThatFellAndItsWordsAreNamed() throws Exception {
    FakeCluster.FakePod pod = fake.pod("kafka-2");
    pod.boots = false;
    pod.errors = List.of("ERROR Exiting Kafka due to fatal exception");
    fake.every(700, () -> {
      if (pod.state() == io.github.kafkak3s.local.LocalPod.State.STARTING) {
        pod.crash(1);
      }
    });
    answer("0", List.of("0", "1", "2"), "0", "1");
    Act.Result result = form();
    assertSays("kafka-2 ended by itself", result);
    assertSays("with exit code 1; ERROR Exiting Kafka due to fatal exception", result);
    assertSays("brokers that are registered and serve: 0, 1; that are not: 2", result);
  }

  @Test
  void anotherQuorumThanTheControllersIsNoSuccess() throws Exception {
    answer("1", List.of("1"), "0", "1", "2");
    assertSays(
        "the quorum that node 1 leads has the voters 1, and the controllers are 0, 1, 2", form());
  }

  @Test
  void votersThatNeverFollowedAreNamed() throws Exception {
    fake.answer(
        "quorum",
        each -> List.of(List.of("0"), List.of("0", "90"), List.of("1", "89"), List.of("2", "-1")));
    assertSays("node 0 leads the quorum, and these voters have never followed it: 2", form());
  }

  @Test
  void anAddressThatNobodyFindsIsNamed() throws Exception {
    fake.answer(
        "cluster",
        each -> List.of(
            List.of("0", "kafka-0.a", "9092", ""),
            List.of("1", "kafka-1.b", "9092", "its name is not known"),
            List.of("2", "kafka-2.a", "9092", "")));
    assertSays(
        "broker 1 cannot be reached at the address that it advertises, kafka-1.b:9092: its name is"
            + " not known",
        form());
  }

  @Test
  void wordsOfTheLogsAreUnderstood() throws Exception {
    fake.pod("kafka-1").log = Files.writeString(
        directory.resolve("log"), "WARN unexpected error code INCONSISTENT_CLUSTER_ID in FETCH");
    fake.answer(
        "quorum",
        each -> List.of(List.of("0"), List.of("0", "90"), List.of("1", "-1"), List.of("2", "80")));
    assertSays("kafka-1 runs; its disk is formatted for another cluster id", form());
  }

  @Test
  void theTimeOfTheRehearsalBindsIt() throws Exception {
    fake = new FakeCluster(LocalBundles.golden("smallest").clusters().get(0), 20_000);
    assertThrows(Stage.TimeIsOver.class, this::form);
    assertTrue(fake.now() < 21_000);
  }
}
