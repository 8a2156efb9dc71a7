package io.github.kafkak3s.rehearse;

import io.github.kafkak3s.local.LocalException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Has as many pods fail together as each promise survives, and one more. */
final class Limits implements Act {
  private final Stage stage;
  private final Failing failing;
  private final List<List<String>> sets;

  /**
   * Makes one.
   *
   * @param areSinglesDone whether every pod has already failed alone
   */
  Limits(
      Stage stage,
      Expectation model,
      Guarantees guarantees,
      LostDisks disks,
      boolean areSinglesDone) {
    this.stage = stage;
    this.failing = new Failing(stage, Step.LIMITS, model, guarantees, disks);
    this.sets = FailureSets.of(stage, model, guarantees.written(), disks.sets(), areSinglesDone);
  }

  @Override
  public Result run() throws Stage.TimeIsOver, LocalException, InterruptedException {
    stage.accounts().nextGap(stage.now());
    boolean goesOn = true;
    int done = 0;
    List<List<String>> left = new ArrayList<>(sets);
    while (goesOn && !left.isEmpty()) {
      List<String> away = stage.kubelet().away().stream().map(Pod::name).toList();
      // What needs nothing to come back first is the next.
      Optional<List<String>> more = left.stream()
          .filter(set -> set.containsAll(away) && set.size() > away.size())
          .findFirst();
      List<String> set = more.orElse(left.get(0));
      left.remove(set);
      goesOn = more.isPresent() || failing.giveBack();
      if (goesOn) {
        List<String> victims = new ArrayList<>(set);
        stage.kubelet().away().forEach(pod -> victims.remove(pod.name()));
        failing.kill(victims.stream().map(stage::pod).toList());
        done++;
      }
    }
    goesOn = failing.giveBack() && goesOn;
    Accounts.Gap gap = stage.accounts().nextGap(stage.now());
    return new Result(
        failing.isWell(),
        sets.isEmpty()
            ? "no set of several pods is left to fail: the model knows none, or each alone breaks it"
            : "%s of %s sets of pods killed and had back, longest wait for an acknowledgement %s"
                .formatted(done, sets.size(), Stage.seconds(gap.length())),
        failing.details());
  }
}
