package io.github.kafkak3s.rehearse;

import io.github.kafkak3s.local.LocalException;
import io.github.kafkak3s.local.LocalPod.State;
import io.github.kafkak3s.local.Replacement;
import io.github.kafkak3s.observe.Guarantee.Promise;
import io.github.kafkak3s.observe.Probe;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.proof.Allowances;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Replaces every pod as an update does: the highest ordinal of each workload first, the next when
 * that is ready for some time, every workload on its own at the same time. Disruption budgets do
 * not bind updates.
 */
final class Rolling implements Act {
  private static final long ENOUGH = 2_500;
  private static final long MOST_AWAY = 15_000;
  private static final long BOUND = 60_000;
  private static final int GRACE_SECONDS = 30;

  private final Stage stage;
  private final LostDisks disks;
  private final Map<Promise, Optional<Boolean>> expected = new EnumMap<>(Promise.class);
  private final boolean isTogether;
  private final boolean isPromised;
  private final List<Lane> lanes = new ArrayList<>();
  private final List<Turn> turns = new ArrayList<>();
  private final List<String> details = new ArrayList<>();

  private enum Phase {
    ENDING,
    AWAY,
    STARTING,
    SETTLING,
    DONE
  }

  /** The pods of a workload that are still to be replaced. */
  private static final class Lane {
    private final List<Pod> left;
    private final int atOnce;
    private final long minReady;
    private final List<Turn> turns = new ArrayList<>();

    private Lane(Workload workload, List<Pod> pods) {
      left = new ArrayList<>(pods);
      Collections.reverse(left);
      atOnce = Allowances.rolling(workload);
      minReady = 1_000L * number(workload, "minReadySeconds");
    }

    private boolean isDone() {
      return left.isEmpty() && turns.isEmpty();
    }
  }

  /** The replacing of one pod. */
  private static final class Turn {
    private final Pod pod;
    private final long grace;
    private Phase phase = Phase.ENDING;
    private long since;
    private Absence absence;

    private Turn(Pod pod, long grace, long since) {
      this.pod = pod;
      this.grace = grace;
      this.since = since;
    }

    private void enter(Phase next, long now) {
      phase = next;
      since = now;
    }
  }

  Rolling(Stage stage, Expectation model, LostDisks disks) {
    this.stage = stage;
    this.disks = disks;
    // Nothing but who applies the manifests keeps several workloads from being updated together.
    this.isTogether = model.isBrokenByRollsTogether(Promise.WRITES);
    this.isPromised = stage.brokers().size() > 1 && !isTogether;
    for (Promise promise : List.of(Promise.WRITES, Promise.READS, Promise.CONTROL)) {
      expected.put(promise, model.holdsInRoll(promise, stage.brokers().size()));
    }
  }

  @Override
  public Result run() throws Stage.TimeIsOver, LocalException, InterruptedException {
    Map<Workload, List<Pod>> workloads = new LinkedHashMap<>();
    stage
        .pods()
        .forEach(pod -> workloads
            .computeIfAbsent(pod.node().workload(), each -> new ArrayList<>())
            .add(pod));
    workloads.forEach(this::add);
    stage.accounts().nextGap(stage.now());
    long begin = stage.now();
    while (lanes.stream().anyMatch(lane -> !lane.isDone()) && details.isEmpty()) {
      stage.tick();
      for (Lane lane : lanes) {
        advance(lane);
      }
    }
    boolean isWhole = stage.awaitWhole(BOUND);
    if (!isWhole) {
      details.add(stage.lacking());
    }
    Accounts.Gap gap = stage.accounts().nextGap(stage.now());
    boolean isBroken = claim(gap);
    String figure = "%s of %s pods replaced in %s, longest wait for an acknowledgement %s"
        .formatted(
            turns.stream().filter(turn -> turn.phase == Phase.DONE).count(),
            stage.pods().size(),
            Stage.seconds(stage.now() - begin),
            Stage.seconds(gap.length()));
    boolean hasPassed = details.isEmpty() && !isBroken;
    if (hasStoppedTogether()) {
      details.add(
          "writes stop when all workloads are updated at a time, for together they take away"
              + " more replicas than may go: apply changes to one workload after another");
    }
    return new Result(hasPassed, figure, details);
  }

  private boolean hasStoppedTogether() {
    return isTogether
        && turns.stream()
            .map(turn -> turn.absence)
            .anyMatch(each -> each != null && !each.holds(Promise.WRITES));
  }

  private void add(Workload workload, List<Pod> pods) {
    Lane lane = new Lane(workload, pods);
    String name = workload.object().kind() + "/" + workload.object().name();
    List<String> names = pods.stream().map(Pod::name).toList();
    if (lane.atOnce == 0) {
      stage.leftOut().add("the update of " + name + ": its pods are only replaced by hand");
      return;
    }
    lanes.add(lane);
    if (lane.minReady > 0) {
      stage
          .replacements()
          .add(new Replacement(
              names,
              "minReadySeconds",
              Long.toString(lane.minReady / 1_000),
              "until every replica and every voter is in sync again",
              "a roll waits no longer than it is good for"));
    }
    Probe.of(pods.get(0).node().container(), "readinessProbe")
        .ifPresent(probe -> stage
            .replacements()
            .add(new Replacement(
                names,
                "readinessProbe.periodSeconds",
                Integer.toString(probe.number("periodSeconds")),
                "less than 1",
                "a pod is seen to be ready at once")));
  }

  private static int number(Workload workload, String field) {
    String text = workload.object().node().textAt("spec", field);
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
  }

  private static long grace(Pod pod) {
    String text = pod.node().workload().podSpec().textAt("terminationGracePeriodSeconds");
    return 1_000L * (text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : GRACE_SECONDS);
  }

  private void advance(Lane lane) throws LocalException, InterruptedException {
    for (Turn turn : lane.turns) {
      advance(lane, turn);
    }
    lane.turns.removeIf(turn -> turn.phase == Phase.DONE);
    while (lane.turns.size() < lane.atOnce && !lane.left.isEmpty() && details.isEmpty()) {
      Turn turn = new Turn(lane.left.get(0), grace(lane.left.get(0)), stage.now());
      lane.left.remove(0);
      lane.turns.add(turn);
      turns.add(turn);
      stage.does(Step.ROLL, turn.pod.name() + " is ended");
      stage.kubelet().terminate(turn.pod);
    }
  }

  private void advance(Lane lane, Turn turn) throws LocalException, InterruptedException {
    long now = stage.now();
    long length = now - turn.since;
    switch (turn.phase) {
      case ENDING -> {
        if (turn.pod.state() == State.DOWN || length > turn.grace) {
          if (turn.pod.state() != State.DOWN) {
            stage.does(Step.ROLL, turn.pod.name() + " is killed, its grace period is over");
            stage.kubelet().kill(List.of(turn.pod));
          }
          turn.absence = new Absence(stage, List.of(turn.pod.name()));
          turn.enter(Phase.AWAY, now);
        }
      }
      case AWAY -> {
        turn.absence.look();
        boolean isSeen = turn.absence.isSeen(expected, ENOUGH) || length > MOST_AWAY;
        if (isSeen) {
          disks.replace(turn.pod);
          stage.does(Step.ROLL, turn.pod.name() + " starts again");
          stage.kubelet().start(List.of(turn.pod));
          turn.enter(Phase.STARTING, now);
        }
      }
      case STARTING -> {
        if (stage.kubelet().areReady(List.of(turn.pod))) {
          turn.enter(Phase.SETTLING, now);
        } else if (length > BOUND) {
          details.add("%s is not ready %s after its start%s"
              .formatted(turn.pod.name(), Stage.seconds(length), words(turn.pod)));
        }
      }
      case SETTLING -> {
        boolean isBack = stage.isInSync() && stage.recorder().isFollowedSince(turn.since);
        if (isBack || length >= lane.minReady) {
          turn.enter(Phase.DONE, now);
        }
      }
      case DONE -> throw new IllegalStateException(turn.pod.name());
    }
  }

  private static String words(Pod pod) {
    List<String> errors = pod.lastErrors();
    return errors.isEmpty() ? "" : ": " + String.join("; ", errors);
  }

  private boolean claim(Accounts.Gap gap) {
    boolean isBroken = false;
    for (Promise promise : expected.keySet()) {
      List<Absence> seen = turns.stream()
          .map(turn -> turn.absence)
          .filter(each -> each != null && each.seen().contains(promise))
          .toList();
      Optional<Absence> worst =
          seen.stream().filter(each -> !each.holds(promise)).findFirst();
      Claim claim = new Claim(
          promise,
          lanes.size() > 1 ? "an update of all workloads at a time" : "an update",
          List.of(),
          isPromised && promise == Promise.WRITES ? Optional.of(Guarantees.ROLL) : Optional.empty(),
          expected.get(promise),
          seen.isEmpty() ? Optional.empty() : Optional.of(worst.isEmpty()),
          seen.isEmpty() ? "no broker was left to ask" : figure(promise, worst, gap));
      stage.claims().add(claim);
      isBroken |= claim.isBroken();
      if (claim.isBroken()) {
        details.add(promise.word() + " stopped while "
            + worst.orElseThrow().away().get(0) + " was replaced: " + claim.figure());
      }
    }
    return isBroken;
  }

  private static String figure(Promise promise, Optional<Absence> worst, Accounts.Gap gap) {
    String stall = "longest wait for an acknowledgement " + Stage.seconds(gap.length());
    return worst
        .map(each -> "with %s away %s%s"
            .formatted(
                each.away().get(0),
                each.figure(promise),
                promise == Promise.WRITES ? ", " + stall : ""))
        .orElse(promise == Promise.WRITES ? stall : "went on with every pod that was away");
  }
}
