package io.github.kafkak3s.rehearse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.local.LocalBundles;
import io.github.kafkak3s.observe.Observation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicSetupTest {
  @TempDir
  Path directory;

  private final List<List<String>> created = new ArrayList<>();
  private FakeCluster fake;

  /** Starts a cluster whose topics come out like this, {@code replicas} and {@code minIsr}. */
  private void start(String golden, String replicas, String minIsr) throws Exception {
    start(LocalBundles.golden(golden), replicas, minIsr);
  }

  private void start(Observation bundle, String replicas, String minIsr) throws Exception {
    fake = new FakeCluster(bundle.clusters().get(0), 500_000);
    fake.stage.kubelet().start(fake.stage.pods());
    fake.answer("create", arguments -> {
      created.add(arguments);
      return List.of(List.of(arguments.get(1), replicas, minIsr, "DYNAMIC_DEFAULT_BROKER_CONFIG"));
    });
    fake.answer("traffic", topics -> {
      for (String topic : topics) {
        int partitions = Integer.parseInt(topic.substring(topic.indexOf('=') + 1));
        for (int i = 0; i < partitions; i++) {
          String partition = topic.substring(0, topic.indexOf('=')) + "-" + i;
          fake.recorder.partition(partition, 0, "0", "0", fake.now());
          fake.every(100, () -> fake.work(partition));
        }
      }
      return List.of();
    });
    fake.answer("group", each -> List.of(List.of("0")));
    fake.answer("transaction", each -> List.of(List.of("committed")));
  }

  private static List<Boolean> observed(FakeCluster fake) {
    return fake.stage.claims().stream().map(claim -> claim.observed().get()).toList();
  }

  @Test
  void oneTopicStandsForAllOfOneSetting() throws Exception {
    start("smallest", "3", "2");
    Act.Result result = new TopicSetup(fake.stage).run();
    assertTrue(result.hasPassed(), result::toString);
    assertEquals(List.of(List.of("drill", "3", "-1")), created);
    assertEquals(new Stage.Topic(3, 3, 2), fake.stage.topics().get("drill"));
    assertEquals(List.of(true), observed(fake));
    assertEquals(
        "1 topic with 3 partitions written to and read, a group and a transaction committed",
        result.summary());
  }

  @Test
  void anotherMinimumThanTheFilesAndTheModelHaveIsAFailureAndADisagreement() throws Exception {
    start("smallest", "3", "1");
    Act.Result result = new TopicSetup(fake.stage).run();
    assertFalse(result.hasPassed());
    assertTrue(
        result
            .details()
            .get(0)
            .startsWith("by the brokers' files a topic has 3 replicas, minimum in sync 2;"
                + " it has 3 replicas, minimum in sync 1 (DYNAMIC_DEFAULT_BROKER_CONFIG)"),
        result::toString);
    assertTrue(fake.stage.claims().stream().allMatch(Claim::isDisagreement));
    assertTrue(fake.stage.claims().stream().allMatch(Claim::isBroken));
  }

  @Test
  void eachOtherSettingGetsATopicThatStandsForIt() throws Exception {
    SortedMap<String, String> texts =
        CaseFiles.texts(CaseFiles.group("bundles").resolve("smallest/deploy"));
    texts.replaceAll((file, text) ->
        text.replace("offsets.topic.replication.factor=3", "offsets.topic.replication.factor=2"));
    CaseFiles.replace(directory, texts);
    start(LocalBundles.observed(directory), "3", "2");
    fake.answer("create", arguments -> {
      created.add(arguments);
      boolean isDefault = arguments.get(2).equals("-1");
      return List.of(List.of("3", isDefault ? "3" : arguments.get(2), "2", "any"));
    });
    Act.Result result = new TopicSetup(fake.stage).run();
    assertTrue(result.hasPassed(), result::toString);
    assertEquals(
        List.of(
            List.of("drill", "3", "-1"),
            List.of("drill-consumer-offsets", "3", "2", "min.insync.replicas=2")),
        created);
    assertEquals(6, fake.accounts.partitions());
    assertEquals(
        "a topic is made like __consumer_offsets", fake.stage.claims().get(1).event());
  }

  @Test
  void groupsThatHangAreSaid() throws Exception {
    start("smallest", "3", "2");
    fake.answer("group", each -> {
      throw new IllegalStateException("TimeoutException: Timeout expired");
    });
    Act.Result result = new TopicSetup(fake.stage).run();
    assertEquals(
        List.of("groups hang: an offset could not be committed in 45.0 s:"
            + " TimeoutException: Timeout expired"),
        result.details());
  }

  @Test
  void partitionsThatAcknowledgeNothingAreNamed() throws Exception {
    start("smallest", "3", "2");
    fake.answer("traffic", each -> {
      fake.every(100, () -> fake.work("drill-0", "drill-1"));
      fake.accounts.sent("drill-2", 0, fake.now());
      fake.accounts.found("drill-2", fake.now() + 50_000);
      return List.of();
    });
    Act.Result result = new TopicSetup(fake.stage).run();
    assertEquals(
        List.of("with every pod there, in 45.1 s these partitions acknowledged nothing: drill-2;"
            + " these could not be read: none"),
        result.details());
  }

  @Test
  void whereNoTopicCanBeMadeNothingIsWritten() throws Exception {
    start("smallest", "3", "2");
    fake.answer("create", each -> {
      throw new IllegalStateException(
          "InvalidReplicationFactorException: Unable to replicate the partition 3 time(s)");
    });
    Act.Result result = new TopicSetup(fake.stage).run();
    assertFalse(result.hasPassed());
    assertEquals("no topic could be made", result.summary());
    assertEquals(0, fake.accounts.partitions());
    assertEquals(Optional.of(false), fake.stage.claims().get(0).observed());
  }
}
