package io.github.kafkak3s.rehearse;

import io.github.kafkak3s.local.LocalException;
import io.github.kafkak3s.observe.Guarantee.Promise;
import io.github.kafkak3s.proof.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Has all voters down and a majority of them back first, without their volumes: where they are
 * formatted anew, they elect a leader that knows nothing, and the others forget everything for it.
 * A guarded format step refuses that, and once the volumes are there again, so is everything.
 * Everything is read before and after; the drill ends with it.
 */
final class DiskLoss implements Act {
  private static final long PATIENCE = 20_000;
  private static final long BOUND = 60_000;

  /** How long empty voters have the quorum for themselves before the others come, in ms. */
  private static final long HEAD_START = 5_000;

  private final Stage stage;
  private final Expectation model;
  private final List<String> details = new ArrayList<>();

  DiskLoss(Stage stage, Expectation model) {
    this.stage = stage;
    this.model = model;
  }

  @Override
  public Result run() throws Stage.TimeIsOver, LocalException, InterruptedException {
    List<Pod> voters = model.voters().stream().map(stage::pod).toList();
    List<Pod> empty = model.majority().stream().map(stage::pod).toList();
    List<Pod> others = voters.stream().filter(pod -> !empty.contains(pod)).toList();
    List<String> names = empty.stream().map(Pod::name).toList();
    if (!readAll()) {
      return new Result(false, "what was acknowledged could not be read before", details);
    }
    String event = "%s come%s back first, with empty disks"
        .formatted(Stage.phrase(names), names.size() == 1 ? "s" : "");
    stage.does(Step.DISKS, event);
    stage.kubelet().kill(voters);
    try {
      for (Pod pod : empty) {
        stage.detachDisks(pod);
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
      readAll();
      return judge(event, names, isRefused);
    } catch (IOException e) {
      throw new LocalException("A disk cannot be emptied: " + e.getMessage(), e);
    }
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

  private Result judge(String event, List<String> empty, boolean isRefused) {
    long lost =
        stage.accounts().lost().values().stream().mapToLong(Integer::longValue).sum();
    String figure = "%s of %s acknowledged records are gone"
        .formatted(lost, stage.accounts().traffic(stage.now()).acknowledged());
    Claim claim = new Claim(
        Promise.DURABILITY,
        event,
        empty,
        Optional.of(Guarantees.NOTHING_ERASED),
        expected(empty, isRefused),
        Optional.of(lost == 0),
        isRefused ? figure + ": the pods refuse to form another cluster" : figure);
    stage.claims().add(claim);
    return new Result(lost == 0, event + ": " + claim.figure(), details);
  }

  /** Where the pods refuse, no disk is lost in the end, and only an empty quorum may do harm. */
  private Optional<Boolean> expected(List<String> empty, boolean isRefused) {
    boolean isGone = !isRefused
        && stage.recorder().replicas().values().stream()
            .anyMatch(each -> empty.containsAll(each.all()));
    return model
        .smallest(Promise.DURABILITY, Failure.POD)
        .map(each -> each.size() > empty.size() || !each.cause().isQuorum() && !isGone);
  }
}
