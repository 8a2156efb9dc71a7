package io.github.kafkak3s.rehearse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.local.LocalBundles;
import io.github.kafkak3s.observe.Guarantee.Promise;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.proof.Proof;
import io.github.kafkak3s.rehearse.Rehearsal.Verdict;
import io.github.kafkak3s.rehearse.StepResult.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which steps are done, and what becomes of the rest where one fails. */
class DrillStepsTest {
  private final List<String> milestones = new ArrayList<>();
  private FakeCluster fake;

  private Rehearsal drill(long limit, Step... steps) throws Exception {
    Observation bundle = LocalBundles.golden("smallest");
    DrillSettings settings =
        new DrillSettings(EnumSet.of(steps[0], steps), Duration.ofMillis(limit));
    Drill drill = new Drill(
        fake.stage,
        new Expectation(Optional.of(Proof.of(bundle).get(0)), bundle.clusters().get(0)),
        new Guarantees(List.of()),
        settings,
        (line, isMilestone) -> {
          if (isMilestone) {
            milestones.add(line);
          }
        });
    drill.run();
    return drill.rehearsal(List.of(), List.of("the listener EXTERNAL"));
  }

  private void start(long limit) throws Exception {
    fake = new FakeCluster(LocalBundles.golden("smallest").clusters().get(0), limit);
    fake.answer(
        "quorum",
        each -> List.of(List.of("1"), List.of("0", "9"), List.of("1", "9"), List.of("2", "9")));
    fake.answer(
        "cluster",
        each -> List.of(
            List.of("0", "a", "9092", ""),
            List.of("1", "b", "9092", ""),
            List.of("2", "c", "9092", "")));
    fake.answer("create", arguments -> List.of(List.of(arguments.get(1), "3", "2", "DEFAULT")));
    fake.answer("group", each -> List.of(List.of("0")));
    fake.answer("transaction", each -> List.of(List.of("committed")));
    fake.answer("traffic", each -> {
      for (int i = 0; i < 3; i++) {
        String partition = "drill-" + i;
        fake.recorder.partition(partition, i, "0,1,2", "0,1,2", fake.now());
        fake.every(100, () -> fake.work(partition));
      }
      return List.of();
    });
    fake.answer("control", each -> List.of(List.of("0", "1")));
    fake.answer("stop", each -> List.of(List.of("0")));
  }

  private static List<Outcome> outcomes(Rehearsal rehearsal) {
    return rehearsal.steps().stream().map(StepResult::outcome).toList();
  }

  @Test
  void whatWasAcknowledgedAndIsNotThereBreaksIt() throws Exception {
    start(500_000);
    fake.answer(
        "verify",
        each -> List.of(
            List.of("drill-0", "0-2000000", ""),
            List.of("drill-1", "0-2000000", ""),
            List.of("drill-2", "", "no leader")));
    Rehearsal rehearsal = drill(500_000, Step.TOPICS, Step.ROLL, Step.VERIFY);
    assertEquals(
        List.of(Step.FORM, Step.TOPICS, Step.ROLL, Step.VERIFY),
        rehearsal.steps().stream().map(StepResult::step).toList());
    assertEquals(
        List.of(Outcome.PASSED, Outcome.PASSED, Outcome.PASSED, Outcome.FAILED),
        outcomes(rehearsal));
    assertTrue(rehearsal.traffic().lost() > 0);
    assertEquals(Verdict.BROKEN, rehearsal.verdict());
    assertEquals(4, milestones.size());
    assertEquals("kafka/kafka", rehearsal.cluster());
    assertEquals("4.3.1", rehearsal.release());
    assertEquals(
        new Rehearsal.Actor("kafka-1", 1, List.of("broker", "controller"), "StatefulSet/kafka"),
        rehearsal.pods().get(1));
    assertEquals("the listener EXTERNAL", rehearsal.leftOut().get(0));
  }

  @Test
  void withoutAClusterNothingElseIsTried() throws Exception {
    start(500_000);
    fake.answer("quorum", each -> List.of(List.of("-1")));
    Rehearsal rehearsal = drill(500_000, Step.TOPICS, Step.KILL, Step.VERIFY);
    assertEquals(
        List.of(Outcome.FAILED, Outcome.SKIPPED, Outcome.SKIPPED, Outcome.SKIPPED),
        outcomes(rehearsal));
    assertEquals(
        "not tried, for the cluster has not formed", rehearsal.steps().get(3).summary());
    assertEquals(Verdict.BROKEN, rehearsal.verdict());
  }

  @Test
  void whatIsNotDoneInTimeIsCutOffAndBreaksNothing() throws Exception {
    start(9_000);
    Rehearsal rehearsal = drill(9_000, Step.TOPICS, Step.ROLL, Step.VERIFY);
    assertEquals(
        List.of(Outcome.PASSED, Outcome.PASSED, Outcome.UNFINISHED, Outcome.SKIPPED),
        outcomes(rehearsal));
    assertEquals(Verdict.UNFINISHED, rehearsal.verdict());
    assertEquals(
        "not done when the time of the rehearsal was over, 9.0 s",
        rehearsal.steps().get(2).summary());
    assertEquals(
        "not tried, the time of the rehearsal was over",
        rehearsal.steps().get(3).summary());
  }

  @Test
  void whatIsCutOffInTheMiddleOfTheClusterFormingNamesThePods() throws Exception {
    start(1_000);
    Rehearsal rehearsal = drill(1_000, Step.TOPICS, Step.ROLL);
    assertEquals(
        List.of(Outcome.UNFINISHED, Outcome.SKIPPED, Outcome.SKIPPED), outcomes(rehearsal));
    assertEquals(
        List.of("kafka-0, kafka-1 and kafka-2 are not ready"),
        rehearsal.steps().get(0).details());
  }

  @Test
  void whatWasBrokenBeforeTheTimeWasOverCountsMore() throws Exception {
    start(9_000);
    Rehearsal cut = drill(9_000, Step.TOPICS, Step.ROLL, Step.VERIFY);
    Claim broken = new Claim(
        Promise.WRITES,
        "kafka-0 is killed",
        List.of("kafka-0"),
        Optional.of("writes"),
        Optional.of(true),
        Optional.of(false),
        "");
    Rehearsal both = new Rehearsal(
        cut.file(),
        cut.cluster(),
        cut.release(),
        cut.pods(),
        cut.steps(),
        List.of(broken),
        cut.traffic(),
        cut.timeline(),
        cut.replacements(),
        cut.leftOut());
    assertEquals(Verdict.BROKEN, both.verdict());
  }

  @Test
  void aPodThatDoesNotComeBackKeepsOthersFromBeingKilled() throws Exception {
    start(500_000);
    fake.in(5_000, () -> fake.pod("kafka-0").boots = false);
    Rehearsal rehearsal = drill(500_000, Step.TOPICS, Step.KILL, Step.LIMITS);
    assertEquals(
        List.of(Outcome.PASSED, Outcome.PASSED, Outcome.FAILED, Outcome.SKIPPED),
        outcomes(rehearsal));
    assertEquals("not tried, for kafka-0 is not ready", rehearsal.steps().get(3).summary());
  }

  @Test
  void aReaderThatHasEndedFailsItsStep() throws Exception {
    start(500_000);
    fake.in(4_000, () -> fake.recorder.problem("the drill-reader has ended: NotAuthorized"));
    Rehearsal rehearsal = drill(500_000, Step.TOPICS, Step.ROLL);
    assertTrue(rehearsal.steps().stream()
        .filter(step -> step.outcome() == Outcome.FAILED)
        .flatMap(step -> step.details().stream())
        .anyMatch("the drill-reader has ended: NotAuthorized"::equals));
  }
}
