package io.github.kafkak3s.rehearse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.local.LocalBundles;
import io.github.kafkak3s.local.LocalCluster;
import io.github.kafkak3s.local.LocalSettings;
import io.github.kafkak3s.local.LocalSettings.Addressing;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.rehearse.Rehearsal.Actor;
import io.github.kafkak3s.rehearse.Rehearsal.Traffic;
import io.github.kafkak3s.rehearse.Rehearsal.Verdict;
import io.github.kafkak3s.rehearse.StepResult.Outcome;
import io.github.kafkak3s.rehearse.Timeline.Latency;
import io.github.kafkak3s.rehearse.Timeline.Partition;
import io.github.kafkak3s.rehearse.Timeline.Span;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    Traffic traffic = rehearsal.traffic();
    assertTrue(traffic.acknowledged() > 0, traffic::toString);
    assertEquals(traffic.sent(), traffic.acknowledged());
    assertTrue(traffic.read() >= traffic.acknowledged(), traffic::toString);
    assertEquals(0, traffic.lost());
    Timeline timeline = rehearsal.timeline();
    for (Actor pod : rehearsal.pods()) {
      List<String> states = timeline.spans().stream()
          .filter(span -> span.pod().equals(pod.name()))
          .map(Span::state)
          .distinct()
          .toList();
      assertEquals(List.of("down", "starting", "ready", "stopping"), states, pod::name);
      assertTrue(
          timeline.leaders().stream().anyMatch(leader -> !leader.pod().isEmpty()), pod::name);
    }
    assertEquals(
        Set.of("drill-0", "drill-1", "drill-2"),
        timeline.partitions().stream().map(Partition::partition).collect(Collectors.toSet()));
    // Each pod was out of sync while it was away.
    assertTrue(timeline.partitions().stream().anyMatch(each -> each.inSync().size() == 2));
    assertEquals(
        traffic.acknowledged(),
        timeline.latencies().stream().mapToLong(Latency::count).sum());
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
