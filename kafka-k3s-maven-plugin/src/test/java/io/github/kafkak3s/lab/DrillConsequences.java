package io.github.kafkak3s.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.local.LocalBundles;
import io.github.kafkak3s.local.LocalCluster;
import io.github.kafkak3s.local.LocalSettings;
import io.github.kafkak3s.local.LocalSettings.Addressing;
import io.github.kafkak3s.observe.Guarantee.Promise;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.rehearse.Claim;
import io.github.kafkak3s.rehearse.Drill;
import io.github.kafkak3s.rehearse.DrillSettings;
import io.github.kafkak3s.rehearse.Rehearsal;
import io.github.kafkak3s.rehearse.Rehearsal.Verdict;
import io.github.kafkak3s.rehearse.Step;
import io.github.kafkak3s.rehearse.StepResult;
import io.github.kafkak3s.rehearse.StepResult.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole drills of bundles: good ones, whose guarantees hold as the proofs say, and ones that are
 * spoiled by a few edits past the lint, each seen to fail as its rule's page says. A case takes up
 * to some minutes.
 */
class DrillConsequences {
  /** What the images of the foreign bundles are nearest to. */
  private static final String FOREIGN_RELEASE = "4.0.2";

  @TempDir
  Path directory;

  /**
   * Returns a case's bundle for a release with edits {@code from, to}, each found at least once.
   */
  private static Observation spoiled(String name, String release, String... edits)
      throws Exception {
    SortedMap<String, String> texts =
        new TreeMap<>(CaseFiles.texts(LabBundles.bundle(name, release)));
    for (int i = 0; i < edits.length; i += 2) {
      String from = edits[i];
      String to = edits[i + 1];
      assertTrue(texts.values().stream().anyMatch(text -> text.contains(from)), from);
      texts.replaceAll((file, text) -> text.replace(from, to));
    }
    Path copy = Path.of("target", "lab-bundles", "spoiled-" + name + "-" + release);
    CaseFiles.replace(copy.toAbsolutePath(), texts);
    return LocalBundles.observed(copy.toAbsolutePath());
  }

  /** Returns a case's bundle as it is once the cluster has formed. */
  private static Observation guarded(String name, String release) throws Exception {
    return spoiled(name, release, "    bootstrap=true", "    bootstrap=false");
  }

  private Rehearsal drill(Observation bundle, String release, Set<Step> steps) throws Exception {
    try (LocalCluster local = LocalCluster.prepare(
        bundle,
        bundle.clusters().get(0),
        LocalBundles.jars(release),
        new LocalSettings(directory, Addressing.OWN_ADDRESSES, Optional.empty(), false))) {
      return Drill.run(
          bundle,
          bundle.clusters().get(0),
          local,
          new DrillSettings(steps, Duration.ofMinutes(10)),
          (line, isMilestone) -> {});
    }
  }

  private static void assertHolds(Rehearsal rehearsal) {
    assertEquals(Verdict.HOLDS, rehearsal.verdict(), () -> shown(rehearsal));
    assertEquals(
        List.of(),
        rehearsal.steps().stream()
            .filter(step -> step.outcome() != Outcome.PASSED)
            .toList(),
        () -> shown(rehearsal));
    assertTrue(rehearsal.claims().stream().noneMatch(Claim::isDisagreement));
    assertTrue(rehearsal.traffic().acknowledged() > 0);
    assertEquals(0, rehearsal.traffic().lost());
  }

  private static String shown(Rehearsal rehearsal) {
    StringBuilder text = new StringBuilder();
    rehearsal.steps().forEach(step -> text.append('\n').append(step));
    rehearsal.claims().forEach(claim -> text.append('\n').append(claim));
    return text.toString();
  }

  private static StepResult step(Rehearsal rehearsal, Step step) {
    return rehearsal.steps().stream()
        .filter(each -> each.step() == step)
        .findFirst()
        .orElseThrow();
  }

  private static void assertFails(Rehearsal rehearsal, Step step, String words) {
    StepResult result = step(rehearsal, step);
    assertEquals(Outcome.FAILED, result.outcome(), () -> shown(rehearsal));
    assertTrue(
        result.details().stream().anyMatch(line -> line.contains(words)),
        () -> words + shown(rehearsal));
    assertEquals(Verdict.BROKEN, rehearsal.verdict());
  }

  /** Asserts that a promise was seen not to hold in an event, and that the model says so too. */
  private static void assertStops(Rehearsal rehearsal, Promise promise, String event) {
    List<Claim> claims = rehearsal.claims().stream()
        .filter(claim -> claim.promise() == promise && claim.event().contains(event))
        .toList();
    assertFalse(claims.isEmpty(), event);
    assertTrue(
        claims.stream()
            .allMatch(claim -> claim.observed().equals(Optional.of(false))
                && claim.model().equals(Optional.of(false))),
        () -> shown(rehearsal));
  }

  @Reproduces({})
  void threeCombinedNodesHold(String release) throws Exception {
    Rehearsal rehearsal =
        drill(spoiled("three-combined", release), release, DrillSettings.DEFAULT_STEPS);
    assertHolds(rehearsal);
    assertEquals(
        List.of(Optional.of(true)), lostDisks(rehearsal, 1).map(Claim::observed).toList());
    assertEquals(
        List.of(Optional.empty()), lostDisks(rehearsal, 2).map(Claim::observed).toList());
  }

  /** Returns what is said of so many disks that are lost together. */
  private static Stream<Claim> lostDisks(Rehearsal rehearsal, int count) {
    return rehearsal.claims().stream()
        .filter(claim -> claim.promise() == Promise.DURABILITY
            && claim.away().size() == count
            && claim.event().contains(count == 1 ? "loses its disk" : "lose their disks"));
  }

  @Reproduces(
      value = {},
      from = "4.3")
  void aGuardedVoterWithAnEmptyDiskComesBackWhenItIsAllowedTo(String release) throws Exception {
    Rehearsal rehearsal = drill(
        guarded("three-combined", release),
        release,
        EnumSet.of(Step.FORM, Step.TOPICS, Step.KILL, Step.VERIFY));
    assertHolds(rehearsal);
    Claim claim = lostDisks(rehearsal, 1).findFirst().orElseThrow();
    assertEquals(Optional.of(true), claim.observed(), () -> shown(rehearsal));
    assertTrue(claim.figure().contains("reformat allowed it"), claim::figure);
  }

  @Reproduces(
      value = {},
      from = "4.3")
  void brokersLoseAsManyDisksAsTheyHaveCopiesButOneAndThenAll(String release) throws Exception {
    Rehearsal rehearsal = drill(
        guarded("dedicated-3-3", release),
        release,
        EnumSet.of(Step.FORM, Step.TOPICS, Step.LIMITS, Step.VERIFY, Step.DISKS));
    assertEquals(Verdict.HOLDS, rehearsal.verdict(), () -> shown(rehearsal));
    assertEquals(
        List.of(Optional.of(true)), lostDisks(rehearsal, 2).map(Claim::observed).toList());
    assertEquals(
        List.of(Optional.of(false)),
        lostDisks(rehearsal, 3).map(Claim::observed).toList());
  }

  @Reproduces(value = "KK3503", from = "4.3")
  void aSingleReplicaGoesWithItsDisk(String release) throws Exception {
    Rehearsal rehearsal = drill(
        spoiled(
            "three-combined",
            release,
            "default.replication.factor=3",
            "default.replication.factor=1",
            "min.insync.replicas=2",
            "min.insync.replicas=1",
            "    bootstrap=true",
            "    bootstrap=false"),
        release,
        EnumSet.of(Step.FORM, Step.TOPICS, Step.DISKS));
    assertStops(rehearsal, Promise.DURABILITY, "loses its disk");
    assertTrue(rehearsal.traffic().lost() > 0);
    assertTrue(rehearsal.traffic().lost() < rehearsal.traffic().acknowledged() / 2);
  }

  @Reproduces(
      value = {},
      from = "4.3")
  void controllersAndBrokersOfTheirOwnHold(String release) throws Exception {
    Rehearsal rehearsal =
        drill(spoiled("dedicated-3-3", release), release, DrillSettings.DEFAULT_STEPS);
    assertHolds(rehearsal);
    // Which two of the three controllers go depends on which one leads.
    assertTrue(
        rehearsal.claims().stream()
            .anyMatch(claim -> claim.promise() == Promise.CONTROL
                && claim.event().contains("orders-controllers-")
                && claim.model().equals(Optional.of(false))
                && claim.observed().equals(Optional.of(false))),
        () -> shown(rehearsal));
    // The zones' brokers are workloads of their own, and all of them go at a time.
    assertStops(rehearsal, Promise.WRITES, "an update of all workloads at a time");
  }

  @Reproduces(
      value = {},
      from = "4.3")
  void aSingleNodeStandsStillAndLosesNothing(String release) throws Exception {
    Rehearsal rehearsal =
        drill(spoiled("one-combined", release), release, DrillSettings.DEFAULT_STEPS);
    assertHolds(rehearsal);
    assertStops(rehearsal, Promise.WRITES, "an update");
  }

  @Reproduces(value = "KK3501", from = "4.3")
  void aMinimumOfAllReplicasStopsWritesInARoll(String release) throws Exception {
    Rehearsal rehearsal = drill(
        spoiled("three-combined", release, "min.insync.replicas=2", "min.insync.replicas=3"),
        release,
        EnumSet.of(Step.FORM, Step.TOPICS, Step.ROLL, Step.KILL, Step.VERIFY));
    assertFails(rehearsal, Step.ROLL, "writes stopped while kafka-2 was replaced");
    assertStops(rehearsal, Promise.WRITES, "an update");
    assertStops(rehearsal, Promise.WRITES, "is killed");
    assertEquals(0, rehearsal.traffic().lost());
  }

  @Reproduces(value = "KK3501", from = "4.3")
  void twoOfTwoStopWritesInARoll(String release) throws Exception {
    Rehearsal rehearsal = drill(
        spoiled(
            "three-combined",
            release,
            "default.replication.factor=3",
            "default.replication.factor=2"),
        release,
        EnumSet.of(Step.FORM, Step.TOPICS, Step.ROLL, Step.VERIFY));
    assertFails(rehearsal, Step.ROLL, "writes stopped while");
    assertStops(rehearsal, Promise.WRITES, "an update");
  }

  @Reproduces(value = "KK3503", from = "4.3")
  void aSingleReplicaStopsWithItsBroker(String release) throws Exception {
    Rehearsal rehearsal = drill(
        spoiled(
            "three-combined",
            release,
            "default.replication.factor=3",
            "default.replication.factor=1",
            "min.insync.replicas=2",
            "min.insync.replicas=1"),
        release,
        EnumSet.of(Step.FORM, Step.TOPICS, Step.ROLL, Step.VERIFY));
    assertFails(rehearsal, Step.ROLL, "writes stopped while");
    assertStops(rehearsal, Promise.WRITES, "an update");
    assertStops(rehearsal, Promise.READS, "an update");
  }

  @Reproduces(value = "KK3506", from = "4.1")
  void aMinimumOfBrokersAloneCountsForNothing(String release) throws Exception {
    SortedMap<String, String> texts =
        new TreeMap<>(CaseFiles.texts(LabBundles.bundle("dedicated-3-3", release)));
    texts.computeIfPresent(
        "orders-controllers-configmap.yaml",
        (file, text) -> text.replace("    min.insync.replicas=2\n", ""));
    Path copy = Path.of("target", "lab-bundles", "brokers-alone-" + release).toAbsolutePath();
    CaseFiles.replace(copy, texts);
    Rehearsal rehearsal =
        drill(LocalBundles.observed(copy), release, EnumSet.of(Step.FORM, Step.TOPICS));
    assertFails(
        rehearsal,
        Step.TOPICS,
        "by the brokers' files a topic has 3 replicas, minimum in sync 2; it has 3 replicas,"
            + " minimum in sync 1");
    assertTrue(rehearsal.claims().stream().noneMatch(Claim::isDisagreement));
  }

  @Reproduces(value = "KK2101", from = "4.3")
  void ofTwoNodesWithOneIdOneIsNotInTheCluster(String release) throws Exception {
    Rehearsal rehearsal = drill(
        spoiled("three-combined", release, "node.id=2\n", "node.id=1\n"),
        release,
        EnumSet.of(Step.FORM, Step.TOPICS));
    assertFails(rehearsal, Step.FORM, "kafka-1 and kafka-2 both have the node id 1");
    assertFails(rehearsal, Step.FORM, "these voters have never followed it: 2");
    assertEquals(Outcome.SKIPPED, step(rehearsal, Step.TOPICS).outcome());
  }

  @Reproduces(value = "KK2110", from = "4.3")
  void aNodeWithVotersOfItsOwnIsNotOfTheQuorum(String release) throws Exception {
    Rehearsal rehearsal = drill(
        spoiled(
            "three-combined",
            release,
            "node.id=2\n    controller.quorum.voters=",
            "node.id=2\n    controller.quorum.voters=2@kafka-2.kafka.kafka.svc.cluster.local:9093\n"
                + "    # "),
        release,
        EnumSet.of(Step.FORM));
    assertFails(rehearsal, Step.FORM, "the nodes do not agree on the voters");
  }

  @Reproduces(value = "KK5002", from = "4.3")
  void anAddressThatNobodyKnowsIsNamed(String release) throws Exception {
    Rehearsal rehearsal = drill(
        spoiled(
            "three-combined",
            release,
            "CLIENT://kafka-2.kafka.kafka.svc",
            "CLIENT://kafka-2.nowhere.kafka.svc"),
        release,
        EnumSet.of(Step.FORM));
    assertFails(
        rehearsal,
        Step.FORM,
        "broker 2 cannot be reached at the address that it advertises,"
            + " kafka-2.nowhere.kafka.svc.cluster.local:9092: its name is not known");
  }

  @Reproduces(value = "KK3006", from = "4.3")
  void offsetsOfMoreReplicasThanBrokersHang(String release) throws Exception {
    Rehearsal rehearsal = drill(
        spoiled(
            "one-combined",
            release,
            "offsets.topic.replication.factor=1",
            "offsets.topic.replication.factor=3"),
        release,
        EnumSet.of(Step.FORM, Step.TOPICS, Step.VERIFY));
    assertFails(rehearsal, Step.TOPICS, "offsets.topic.replication.factor=3 of 1 broker");
    assertFails(rehearsal, Step.TOPICS, "groups hang");
  }

  @Reproduces(value = "KK2116", from = "4.3")
  void emptyVotersThatAreFormattedEraseTheCluster(String release) throws Exception {
    Rehearsal rehearsal = drill(
        spoiled("three-combined", release),
        release,
        EnumSet.of(Step.FORM, Step.TOPICS, Step.DISKS));
    assertEquals(Verdict.BROKEN, rehearsal.verdict(), () -> shown(rehearsal));
    assertStops(rehearsal, Promise.DURABILITY, "come back first, with empty disks");
    assertTrue(rehearsal.traffic().lost() > 0);
  }

  @Reproduces(value = "KK2116", from = "4.3")
  void guardedVotersRefuseAndNothingIsLost(String release) throws Exception {
    Rehearsal rehearsal = drill(
        guarded("three-combined", release),
        release,
        EnumSet.of(Step.FORM, Step.TOPICS, Step.DISKS));
    StepResult disks = step(rehearsal, Step.DISKS);
    assertEquals(Outcome.PASSED, disks.outcome(), () -> shown(rehearsal));
    assertTrue(
        disks.details().stream()
            .anyMatch(line -> line.contains("kafka-0 does not start")
                && line.contains("the cluster has already formed")),
        () -> shown(rehearsal));
    assertEquals(0, rehearsal.traffic().lost());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"environment", "file", "script"})
  void bundlesOfAForeignStyleHold(String name) throws Exception {
    Rehearsal rehearsal =
        drill(LocalBundles.foreign(name), FOREIGN_RELEASE, DrillSettings.DEFAULT_STEPS);
    assertHolds(rehearsal);
    assertEquals(
        List.of(Optional.of(true)), lostDisks(rehearsal, 1).map(Claim::observed).toList());
  }

  @Test
  void aMinimumOfAllReplicasInTheEnvironmentStopsWritesInARoll() throws Exception {
    Rehearsal rehearsal = drill(
        foreign(
            "environment",
            "KAFKA_MIN_INSYNC_REPLICAS\n          value: \"2\"",
            "KAFKA_MIN_INSYNC_REPLICAS\n          value: \"3\""),
        FOREIGN_RELEASE,
        EnumSet.of(Step.FORM, Step.TOPICS, Step.ROLL, Step.VERIFY));
    assertFails(rehearsal, Step.ROLL, "writes stopped while events-2 was replaced");
    assertStops(rehearsal, Promise.WRITES, "an update");
    assertEquals(0, rehearsal.traffic().lost());
  }

  @Test
  void votersOfAMountedFileThatAreNotThePodsDoNotForm() throws Exception {
    Rehearsal rehearsal = drill(
        foreign(
            "file",
            "voters=0@events-0.events-peers.streaming.svc.cluster.local:9093,"
                + "1@events-1.events-peers.streaming.svc.cluster.local:9093,"
                + "2@events-2.events-peers.streaming.svc.cluster.local:9093",
            "voters=1@events-0.events-peers.streaming.svc.cluster.local:9093,"
                + "2@events-1.events-peers.streaming.svc.cluster.local:9093,"
                + "3@events-2.events-peers.streaming.svc.cluster.local:9093"),
        FOREIGN_RELEASE,
        EnumSet.of(Step.FORM, Step.TOPICS));
    assertFails(rehearsal, Step.FORM, "events-0 is not started, its format step refuses");
    assertFails(rehearsal, Step.FORM, "node id 0 must be included in the set of voters");
    assertTrue(
        step(rehearsal, Step.FORM).details().stream().noneMatch(line -> line.contains("\n")));
    assertEquals(Outcome.SKIPPED, step(rehearsal, Step.TOPICS).outcome());
  }

  @Test
  void aSingleReplicaOfAStartScriptStopsWithItsBroker() throws Exception {
    Rehearsal rehearsal = drill(
        foreign(
            "script",
            "default.replication.factor=3\n    min.insync.replicas=2",
            "default.replication.factor=1\n    min.insync.replicas=1"),
        FOREIGN_RELEASE,
        EnumSet.of(Step.FORM, Step.TOPICS, Step.ROLL, Step.VERIFY));
    assertFails(rehearsal, Step.ROLL, "writes stopped while");
    assertStops(rehearsal, Promise.READS, "an update");
  }

  private static Observation foreign(String name, String from, String to) throws Exception {
    Path copy = Path.of("target", "lab-bundles", "foreign-" + name).toAbsolutePath();
    CaseFiles.replace(copy, new TreeMap<>());
    return LocalBundles.foreign(name, copy, from, to);
  }
}
