package io.github.kafkak3s.rehearse;

import io.github.kafkak3s.local.LocalException;
import io.github.kafkak3s.observe.Guarantee.Promise;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Kills pods, sees what goes on without them, and has them back. */
final class Failing {
  /** How long pods may take to come back, whole: a broker's session has to be over first. */
  private static final long BACK = 90_000;

  /** What a busy machine may take longer than Kafka's own timeouts, in ms. */
  private static final long RESERVE = 3_000;

  private static final long AMPLE_RESERVE = 30_000;

  private final Stage stage;
  private final Step step;
  private final Expectation model;
  private final Guarantees guarantees;
  private final LostDisks disks;
  private final long timeouts;
  private final List<String> details = new ArrayList<>();
  private boolean isBroken;

  Failing(Stage stage, Step step, Expectation model, Guarantees guarantees, LostDisks disks) {
    this.stage = stage;
    this.step = step;
    this.model = model;
    this.guarantees = guarantees;
    this.disks = disks;
    this.timeouts = longest("broker.session.timeout.ms", 9_000)
        + longest("controller.quorum.fetch.timeout.ms", 2_000)
        + 2 * longest("controller.quorum.election.timeout.ms", 1_000);
  }

  private long longest(String option, long otherwise) {
    return stage.cluster().nodes().stream()
        .mapToLong(node -> node.declared().number(option).orElse(otherwise))
        .max()
        .orElse(otherwise);
  }

  /**
   * Kills pods beside those that are away, and waits until the rest goes on, or until all timeouts
   * are over in which Kafka finds out that they are gone and does something about it.
   */
  void kill(List<Pod> more) throws Stage.TimeIsOver, LocalException, InterruptedException {
    List<String> names = more.stream().map(Pod::name).toList();
    String event = Stage.phrase(names) + (names.size() == 1 ? " is killed" : " are killed");
    List<String> before = stage.kubelet().away().stream().map(Pod::name).toList();
    stage.does(step, event);
    stage.kubelet().kill(more);
    List<String> away = new ArrayList<>(before);
    away.addAll(names);
    away.sort(null);
    Absence absence = new Absence(stage, away);
    Map<Promise, Optional<Boolean>> expected = new EnumMap<>(Promise.class);
    for (Promise promise : List.of(Promise.WRITES, Promise.READS, Promise.CONTROL)) {
      expected.put(promise, model.holds(promise, away, stage.topics(), absence.before()));
    }
    absence.watch(expected, timeouts + RESERVE, timeouts + AMPLE_RESERVE);
    String all = before.isEmpty() ? event : event + ", " + Stage.phrase(before) + " being away";
    absence.seen().forEach(promise -> claim(promise, all, absence, expected.get(promise)));
  }

  private void claim(Promise promise, String event, Absence absence, Optional<Boolean> expected) {
    Claim claim = new Claim(
        promise,
        event,
        absence.away(),
        guarantees.covering(promise, absence.away(), model),
        expected,
        Optional.of(absence.holds(promise)),
        absence.figure(promise));
    stage.claims().add(claim);
    if (claim.isBroken()) {
      isBroken = true;
      details.add("%s do not survive that %s: %s".formatted(promise.word(), event, claim.figure()));
    }
    if (claim.isDisagreement()) {
      details.add("by the model %s %s when %s, on the brokers it is not so: %s; this is an error of"
              .formatted(promise.word(), expected.get() ? "go on" : "stop", event, claim.figure())
          + " this product");
    }
  }

  /** Starts all that is away and waits until everything is as it was; returns whether it is. */
  boolean giveBack() throws Stage.TimeIsOver, LocalException, InterruptedException {
    List<Pod> away = stage.kubelet().away();
    if (!away.isEmpty()) {
      details.addAll(disks.giveBack(step, away));
    }
    boolean isWhole = stage.awaitWhole(BACK);
    if (!isWhole) {
      details.add("after " + Stage.seconds(BACK) + " " + stage.lacking());
    }
    return isWhole;
  }

  /** Tells whether all went well so far. */
  boolean isWell() {
    return details.isEmpty() && !isBroken;
  }

  /** Returns what did not. */
  List<String> details() {
    return List.copyOf(details);
  }
}
