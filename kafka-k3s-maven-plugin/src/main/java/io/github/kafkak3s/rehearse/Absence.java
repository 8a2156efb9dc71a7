package io.github.kafkak3s.rehearse;

import io.github.kafkak3s.local.LocalException;
import io.github.kafkak3s.observe.Guarantee.Promise;
import io.github.kafkak3s.rehearse.Recorder.Replicas;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A time in which pods are away, and what goes on in it. A promise holds as soon as every partition
 * has acknowledged something that was sent in that time (read: given something that was asked for;
 * control: as soon as a topic that was asked for is there).
 */
final class Absence {
  private static final long PROBE = 60_000;

  private final Stage stage;
  private final List<String> away;
  private final long begin;
  private final Map<String, Replicas> before;
  private final CompletableFuture<List<List<String>>> probe;
  private final Map<Promise, Long> held = new EnumMap<>(Promise.class);
  private List<String> unwritten = List.of();
  private List<String> unread = List.of();
  private boolean wasNobodyThere;
  private long end;

  /** Begins: the pods have just gone. */
  Absence(Stage stage, List<String> away) {
    this.stage = stage;
    this.away = List.copyOf(away);
    this.begin = stage.now();
    this.end = begin;
    this.before = stage.recorder().replicas();
    this.probe = stage.send(PROBE, "control", stage.probe());
  }

  /** Returns the pods that are away. */
  List<String> away() {
    return away;
  }

  /** Returns who had each partition when they went. */
  Map<String, Replicas> before() {
    return before;
  }

  /** Sees what goes on. */
  void look() {
    end = stage.now();
    wasNobodyThere |=
        stage.brokers().stream().noneMatch(pod -> stage.kubelet().areReady(List.of(pod)));
    unwritten = stage.accounts().unwritten(begin);
    unread = stage.accounts().unread(begin);
    if (unwritten.isEmpty()) {
      held.putIfAbsent(Promise.WRITES, end);
    }
    if (unread.isEmpty()) {
      held.putIfAbsent(Promise.READS, end);
    }
    if (probe.isDone() && !probe.isCompletedExceptionally()) {
      held.putIfAbsent(Promise.CONTROL, end);
    }
  }

  /** Returns how long it has been, in ms. */
  long length() {
    return end - begin;
  }

  /**
   * Tells whether it has been seen what there is to see.
   *
   * @param expected what the model expects
   * @param enough how long what should not go on is waited for, in ms
   */
  boolean isSeen(Map<Promise, Optional<Boolean>> expected, long enough) {
    for (Promise promise : seen()) {
      boolean isFutile = !expected.get(promise).orElse(true) && length() >= enough;
      if (!held.containsKey(promise) && !isFutile) {
        return false;
      }
    }
    return true;
  }

  /** Waits until it has been seen, or for a time that is beyond doubt. */
  void watch(Map<Promise, Optional<Boolean>> expected, long enough, long most)
      throws Stage.TimeIsOver, LocalException, InterruptedException {
    do {
      stage.tick();
      look();
    } while (!isSeen(expected, enough) && length() < most);
  }

  /** Returns the promises that can be seen: control only where some broker is there to be asked. */
  List<Promise> seen() {
    return wasNobodyThere && !holds(Promise.CONTROL)
        ? List.of(Promise.WRITES, Promise.READS)
        : List.of(Promise.WRITES, Promise.READS, Promise.CONTROL);
  }

  /** Tells whether a promise held. */
  boolean holds(Promise promise) {
    return held.containsKey(promise);
  }

  /** Says what was measured. */
  String figure(Promise promise) {
    Long at = held.get(promise);
    if (promise == Promise.CONTROL) {
      return at == null
          ? "no topic could be made in " + Stage.seconds(length())
          : "a topic was made after " + Stage.seconds(at - begin);
    }
    boolean isWrites = promise == Promise.WRITES;
    if (at != null) {
      return "every partition %s after %s"
          .formatted(isWrites ? "acknowledged" : "was read", Stage.seconds(at - begin));
    }
    return "%s %s in %s"
        .formatted(
            Stage.phrase(isWrites ? unwritten : unread),
            isWrites ? "acknowledged nothing" : "could not be read",
            Stage.seconds(length()));
  }
}
