package io.github.kafkak3s.rehearse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.rehearse.Timeline.Leader;
import io.github.kafkak3s.rehearse.Timeline.Partition;
import io.github.kafkak3s.rehearse.Timeline.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines of clients that were recorded, and what is kept of them. */
class ClientEventsTest {
  private final Accounts accounts = new Accounts();
  private final Recorder recorder =
      new Recorder(List.of("k-0", "k-1"), id -> id < 2 ? "k-" + id : "node " + id);
  private final ClientEvents events = new ClientEvents(accounts, recorder);

  private void hear(String... lines) {
    for (String line : lines) {
      events.hear(line.split("\t", -1));
    }
  }

  @Test
  void leadersAndReplicasAreKeptAsPods() {
    hear(
        "quorum\t4843\t-1",
        "quorum\t6885\t0",
        "partition\t7460\tdrill-0\t0\t0,1\t0,1",
        "partition\t9000\tdrill-0\t1\t0,1\t1",
        "partition\t9001\tdrill-1\t-1\t0,7\t");
    Timeline timeline = recorder.timeline(List.of());
    assertEquals(List.of(new Leader(4_843, ""), new Leader(6_885, "k-0")), timeline.leaders());
    assertEquals("k-0", recorder.leader());
    assertEquals(
        List.of(
            new Partition(7_460, "drill-0", "k-0", List.of("k-0", "k-1")),
            new Partition(9_000, "drill-0", "k-1", List.of("k-1")),
            new Partition(9_001, "drill-1", "", List.of())),
        timeline.partitions());
    assertFalse(recorder.replicas().get("drill-0").isWhole());
    assertEquals(List.of("k-0", "node 7"), recorder.replicas().get("drill-1").all());
    hear("partition\t9500\tdrill-0\t1\t0,1\t1,0");
    assertTrue(recorder.replicas().get("drill-0").isWhole());
  }

  @Test
  void whenAllVotersFollowedIsKept() {
    assertFalse(recorder.isFollowedSince(0));
    hear("followed\t5000", "followed\t4900");
    assertTrue(recorder.isFollowedSince(5_000));
    assertFalse(recorder.isFollowedSince(5_001));
  }

  @Test
  void recordsAreCounted() {
    hear(
        "sent\tdrill-0\t0\t7683",
        "sent\tdrill-0\t1\t7690",
        "sent\tdrill-0\t2\t7700",
        "acked\tdrill-0\t0\t7683\t7699",
        "failed\tdrill-0\t1\t7690\t7800\tTimeoutException: Expiring 1 record(s)",
        "read\tdrill-0\t0\t7710",
        "found\tdrill-0\t7000\t7720",
        "ended\tdrill-reader\tTopicAuthorizationException: Not authorized",
        "[2026-11-24 10:00:00] WARN something",
        "");
    assertEquals(new Rehearsal.Traffic(3, 1, 1, 1, 0, 400, 7_700), accounts.traffic(8_100));
    assertEquals(List.of(), accounts.unread(7_000));
    assertEquals("TimeoutException: Expiring 1 record(s)", accounts.lastFailure());
    assertEquals(
        List.of("the drill-reader has ended: TopicAuthorizationException: Not authorized"),
        recorder.nextProblems());
    assertEquals(List.of(), recorder.nextProblems());
  }

  @Test
  void spansOfAPodHaveNoGaps() {
    recorder.state("k-0", "down", 100);
    recorder.state("k-0", "starting", 200);
    recorder.state("k-0", "starting", 300);
    recorder.state("k-0", "ready", 400);
    recorder.state("k-0", "ready", 900);
    assertEquals(
        List.of(
            new Span("k-0", 0, 200, "down"),
            new Span("k-0", 200, 400, "starting"),
            new Span("k-0", 400, 900, "ready")),
        recorder.timeline(List.of()).spans());
  }
}
