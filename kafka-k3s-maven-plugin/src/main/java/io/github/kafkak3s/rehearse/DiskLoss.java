package io.github.kafkak3s.rehearse;

import io.github.kafkak3s.local.LocalException;
import io.github.kafkak3s.observe.Guarantee.Promise;
import io.github.kafkak3s.proof.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Empties the disks of a majority of the voters while their pods are down and starts them again:
 * voters that are formatted anew elect a leader that knows nothing, and the others forget
 * everything for it. A guarded format step refuses that. Everything is read before and after, so
 * that the drill ends with it.
 */
final class DiskLoss implements Act {
  private static final long PATIENCE = 20_000;
  private static final long BOUND = 45_000;

  /** How long a refusal is watched: by then an empty quorum would have taken over. */
  private static final long REFUSED = 10_000;

  private final Stage stage;
  private final Expectation model;
  private final List<String> details = new ArrayList<>();

  DiskLoss(Stage stage, Expectation model) {
    this.stage = stage;
    this.model = model;
  }

  @Override
  public Result run() throws Stage.TimeIsOver, LocalException, InterruptedException {
    List<Pod> victims = model.majority().stream().map(stage::pod).toList();
    List<String> names = victims.stream().map(Pod::name).toList();
    if (!readAll(partition -> true)) {
      return new Result(false, "what was acknowledged could not be read before", details);
    }
    String event = "the disk%s of %s %s emptied"
        .formatted(
            names.size() == 1 ? "" : "s", Stage.phrase(names), names.size() == 1 ? "is" : "are");
    stage.does(Step.DISKS, event);
    stage.kubelet().kill(victims);
    try {
      for (Pod pod : victims) {
        stage.loseDisks(pod);
      }
    } catch (IOException e) {
      throw new LocalException("a disk cannot be emptied: " + e.getMessage(), e);
    }
    stage.kubelet().start(victims);
    boolean isRefused = hear(victims);
    if (isRefused) {
      stage.await(REFUSED, () -> false);
    } else {
      stage.await(BOUND, () -> stage.kubelet().areReady(stage.pods()));
      stage.await(REFUSED, () -> false);
    }
    Set<String> gone = stage.recorder().replicas().entrySet().stream()
        .filter(each -> names.containsAll(each.getValue().all()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
    readAll(partition -> !isRefused || gone.contains(partition));
    return judge(event, names, !gone.isEmpty(), isRefused);
  }

  /** Keeps what the format steps say; tells whether any of them refuses. */
  private boolean hear(List<Pod> victims) {
    boolean isRefused = false;
    for (Pod pod : victims) {
      Optional<String> refusal = stage.kubelet().refusal(pod);
      isRefused |= refusal.isPresent();
      refusal.ifPresent(words -> details.add(pod.name() + " does not start: " + words));
    }
    return isRefused;
  }

  /**
   * Reads all that is there.
   *
   * @param isGone of which partitions it counts as gone that they cannot be read, and not as out of
   *     reach for now
   */
  private boolean readAll(Predicate<String> isGone)
      throws Stage.TimeIsOver, LocalException, InterruptedException {
    try {
      stage.ask(PATIENCE, "stop");
      for (List<String> row : stage.ask(PATIENCE, "verify")) {
        boolean isRead = row.get(2).isEmpty();
        if (isRead || isGone.test(row.get(0))) {
          stage.accounts().verified(row.get(0), row.get(1));
        }
        if (!isRead) {
          details.add(row.get(0) + " cannot be read: " + row.get(2));
        }
      }
      return true;
    } catch (Client.Refused e) {
      details.add("the records could not be read: " + e.getMessage());
      return false;
    }
  }

  private Result judge(String event, List<String> away, boolean isAnyGone, boolean isRefused) {
    long lost =
        stage.accounts().lost().values().stream().mapToLong(Integer::longValue).sum();
    long acknowledged = stage.accounts().traffic(stage.now()).acknowledged();
    String figure = "%s of %s acknowledged records are gone".formatted(lost, acknowledged);
    Optional<Boolean> expected = model
        .smallest(Promise.DURABILITY, Failure.POD)
        .map(each -> each.size() > away.size() || !each.cause().isQuorum() && !isAnyGone);
    Claim claim = new Claim(
        Promise.DURABILITY,
        event,
        away,
        Optional.of(Guarantees.NOTHING_ERASED),
        expected,
        Optional.of(lost == 0),
        isRefused ? figure + ", and the pods refuse to form a new cluster" : figure);
    stage.claims().add(claim);
    return new Result(lost == 0, event + ": " + claim.figure(), details);
  }
}
