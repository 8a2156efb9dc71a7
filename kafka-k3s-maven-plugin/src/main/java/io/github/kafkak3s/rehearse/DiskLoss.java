package io.github.kafkak3s.rehearse;

import io.github.kafkak3s.local.LocalException;
import io.github.kafkak3s.observe.Guarantee.Promise;
import io.github.kafkak3s.proof.Break;
import io.github.kafkak3s.proof.Failure;
import io.github.kafkak3s.rehearse.Recorder.Replicas;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Loses one disk more than is survived, and counts what is gone. Where that is the only copies of a
 * partition, their brokers lose their disks together. Then all voters are down and a majority of
 * them is back first, without its volumes: where they are formatted anew, they elect a leader that
 * knows nothing, and the others forget everything for it. A guarded format step refuses that, and
 * once the volumes are there again, so is everything. Everything is read before and after.
 */
final class DiskLoss implements Act {
  private static final long PATIENCE = 20_000;
  private static final long BOUND = 60_000;

  /** How long empty voters have the quorum for themselves before the others come, in ms. */
  private static final long HEAD_START = 5_000;

  private final Stage stage;
  private final Expectation model;
  private final Guarantees guarantees;
  private final List<String> details = new ArrayList<>();
  private final List<String> summaries = new ArrayList<>();
  private long known;

  DiskLoss(Stage stage, Expectation model, Guarantees guarantees) {
    this.stage = stage;
    this.model = model;
    this.guarantees = guarantees;
  }

  @Override
  public Result run() throws Stage.TimeIsOver, LocalException, InterruptedException {
    if (!readAll()) {
      return new Result(false, "what was acknowledged could not be read before", details);
    }
    known = stage.accounts().traffic(stage.now()).lost();
    boolean isWell = true;
    try {
      List<String> copies = lastCopies();
      if (!copies.isEmpty()) {
        isWell = loseCopies(copies);
      }
      isWell &= haveEmptyVoters();
    } catch (IOException e) {
      throw new LocalException("A disk cannot be emptied: " + e.getMessage(), e);
    }
    return new Result(isWell, String.join("; ", summaries), details);
  }

  /** Returns the brokers of a partition whose loss is the smallest that loses something. */
  private List<String> lastCopies() {
    Optional<Break> smallest = model
        .smallest(Promise.DURABILITY, Failure.POD)
        .filter(each -> !each.cause().isQuorum());
    for (Map.Entry<String, Replicas> each : stage.recorder().replicas().entrySet()) {
      List<String> copies = each.getValue().all();
      long voters = copies.stream().filter(model.voters()::contains).count();
      if (smallest.isPresent()
          && smallest.get().size() == copies.size()
          && voters <= LostDisks.mostVoters(model)) {
        return copies;
      }
    }
    return List.of();
  }

  /** Returns whether nothing that is promised is broken by it. */
  private boolean loseCopies(List<String> copies)
      throws Stage.TimeIsOver, LocalException, InterruptedException {
    List<Pod> pods = copies.stream().map(stage::pod).toList();
    String event = LostDisks.event(copies);
    stage.does(Step.DISKS, event);
    stage.kubelet().kill(pods);
    LostDisks.empty(stage, copies);
    stage.kubelet().start(pods);
    LostDisks.allow(stage, copies);
    stage.await(BOUND, () -> stage.kubelet().areReady(stage.pods()));
    stage.await(HEAD_START, () -> false);
    Claim claim = claim(
        event,
        copies,
        guarantees.covering(Promise.DURABILITY, copies, model),
        Optional.of(false),
        "");
    return claim.observed().isPresent() && !claim.isBroken();
  }

  /** Returns whether nothing is gone by it. */
  private boolean haveEmptyVoters()
      throws Stage.TimeIsOver, LocalException, InterruptedException, IOException {
    List<Pod> voters = model.voters().stream().map(stage::pod).toList();
    List<Pod> empty = model.majority().stream().map(stage::pod).toList();
    List<Pod> others = voters.stream().filter(pod -> !empty.contains(pod)).toList();
    List<String> names = empty.stream().map(Pod::name).toList();
    String event = "%s come%s back first, with empty disks"
        .formatted(Stage.phrase(names), names.size() == 1 ? "s" : "");
    stage.does(Step.DISKS, event);
    stage.kubelet().kill(voters);
    for (Pod pod : empty) {
      pod.detachDisks();
    }
    stage.kubelet().start(empty);
    boolean isRefused = hear(empty);
    if (isRefused) {
      stage.does(Step.DISKS, "the disks of " + Stage.phrase(names) + " are there again");
      for (Pod pod : empty) {
        stage.kubelet().kill(List.of(pod));
        pod.attachDisks();
      }
      stage.kubelet().start(voters);
    } else {
      stage.await(BOUND, () -> stage.kubelet().areReady(empty));
      stage.await(HEAD_START, () -> false);
      if (!others.isEmpty()) {
        stage.kubelet().start(others);
      }
    }
    stage.await(BOUND, () -> stage.kubelet().areReady(stage.pods()));
    stage.await(HEAD_START, () -> false);
    Claim claim = claim(
        event,
        names,
        Optional.of(Guarantees.NOTHING_ERASED),
        expected(names, isRefused),
        isRefused ? ": the pods refuse to form another cluster" : "");
    return claim.observed().orElse(false);
  }

  /** Keeps what the format steps say; tells whether any of them refuses. */
  private boolean hear(List<Pod> empty) {
    boolean isRefused = false;
    for (Pod pod : empty) {
      Optional<String> refusal = stage.kubelet().refusal(pod);
      isRefused |= refusal.isPresent();
      refusal.ifPresent(words -> details.add(pod.name() + " does not start: " + words));
    }
    return isRefused;
  }

  /** Reads all that is there; what cannot be read is not there. */
  private boolean readAll() throws Stage.TimeIsOver, LocalException, InterruptedException {
    try {
      stage.ask(PATIENCE, "stop");
      Verification.read(stage, PATIENCE, " cannot be read: ", details);
      return true;
    } catch (Client.Refused e) {
      details.add("the records could not be read: " + e.getMessage());
      return false;
    }
  }

  /** Reads all, counts what is gone since the last time and claims it. */
  private Claim claim(
      String event,
      List<String> pods,
      Optional<String> guarantee,
      Optional<Boolean> expected,
      String why)
      throws Stage.TimeIsOver, LocalException, InterruptedException {
    boolean isRead = readAll();
    Rehearsal.Traffic traffic = stage.accounts().traffic(stage.now());
    long gone = traffic.lost() - known;
    known = traffic.lost();
    String figure = isRead
        ? "%s of %s acknowledged records are gone".formatted(gone, traffic.acknowledged()) + why
        : "what is left could not be read";
    summaries.add(event + ": " + figure);
    Claim claim = new Claim(
        Promise.DURABILITY,
        event,
        pods,
        guarantee,
        expected,
        isRead ? Optional.of(gone == 0) : Optional.empty(),
        figure);
    stage.claims().add(claim);
    return claim;
  }

  /** Where the pods refuse, no disk is lost in the end, and only an empty quorum may do harm. */
  private Optional<Boolean> expected(List<String> empty, boolean isRefused) {
    Optional<Break> smallest = model.smallest(Promise.DURABILITY, Failure.POD);
    return isRefused && smallest.filter(each -> each.cause().isQuorum()).isEmpty()
        ? smallest.map(each -> true)
        : model.keepsWithout(empty, stage.recorder().replicas());
  }
}
