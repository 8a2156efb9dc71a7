package io.github.kafkak3s.rehearse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.local.LocalBundles;
import io.github.kafkak3s.local.LocalCluster;
import io.github.kafkak3s.local.LocalSettings;
import io.github.kafkak3s.local.LocalSettings.Addressing;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.rehearse.Rehearsal.Verdict;
import io.github.kafkak3s.rehearse.StepResult.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A drill of real brokers. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "one loopback address per pod")
class DrillTest {
  @TempDir
  Path directory;

  @Test
  void theSmallestBundleHolds() throws Exception {
    Rehearsal rehearsal = run(
        LocalBundles.golden("smallest"),
        EnumSet.of(Step.FORM, Step.TOPICS, Step.ROLL, Step.VERIFY));
    assertEquals(Verdict.HOLDS, rehearsal.verdict(), rehearsal::toString);
    assertTrue(rehearsal.steps().stream().allMatch(step -> step.outcome() == Outcome.PASSED));
  }

  private Rehearsal run(Observation bundle, Set<Step> steps) throws Exception {
    try (LocalCluster local = LocalCluster.prepare(
        bundle,
        bundle.clusters().get(0),
        LocalBundles.jars("4.3.1"),
        new LocalSettings(directory, Addressing.OWN_ADDRESSES, Optional.empty(), false))) {
      return Drill.run(
          bundle,
          bundle.clusters().get(0),
          local,
          new DrillSettings(steps, Duration.ofSeconds(300)),
          (line, isMilestone) -> {});
    }
  }
}
