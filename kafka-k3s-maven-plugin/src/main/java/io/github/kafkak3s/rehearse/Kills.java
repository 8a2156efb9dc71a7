package io.github.kafkak3s.rehearse;

import io.github.kafkak3s.local.LocalException;
import java.util.ArrayList;
import java.util.List;

/**
 * Kills each broker in turn and, where that is not one of them, the controller that leads. The
 * first of combined nodes is the one that leads.
 */
final class Kills implements Act {
  private final Stage stage;
  private final Failing failing;
  private final List<String> next;

  /**
   * Makes one.
   *
   * @param areLimitsNext whether the last pod may stay away, for the next step to begin with
   */
  Kills(
      Stage stage,
      Expectation model,
      Guarantees guarantees,
      LostDisks disks,
      boolean areLimitsNext) {
    this.stage = stage;
    this.failing = new Failing(stage, Step.KILL, model, guarantees, disks);
    List<List<String>> sets = areLimitsNext
        ? FailureSets.of(stage, model, guarantees.written(), disks.sets(), true)
        : List.<List<String>>of();
    this.next = sets.isEmpty() ? List.of() : sets.get(0);
  }

  @Override
  public Result run() throws Stage.TimeIsOver, LocalException, InterruptedException {
    stage.accounts().nextGap(stage.now());
    List<Pod> victims = victims();
    int killed = 0;
    boolean goesOn = true;
    for (Pod pod : victims) {
      if (goesOn) {
        failing.kill(List.of(pod));
        killed++;
        boolean staysAway = killed == victims.size() && next.contains(pod.name());
        goesOn = staysAway || failing.giveBack();
      }
    }
    Accounts.Gap gap = stage.accounts().nextGap(stage.now());
    return new Result(
        failing.isWell(),
        "%s of %s pods killed in turn, longest wait for an acknowledgement %s"
            .formatted(killed, victims.size(), Stage.seconds(gap.length())),
        failing.details());
  }

  private List<Pod> victims() {
    List<Pod> victims = new ArrayList<>();
    List<Pod> last = new ArrayList<>();
    String leader = stage.recorder().leader();
    for (Pod pod : stage.brokers()) {
      if (pod.name().equals(leader)) {
        victims.add(0, pod);
      } else if (next.contains(pod.name())) {
        last.add(pod);
      } else {
        victims.add(pod);
      }
    }
    stage.pods().stream()
        .filter(pod -> pod.name().equals(leader) && !pod.node().isBroker())
        .forEach(victims::add);
    victims.addAll(last);
    return victims;
  }
}
