package io.github.kafkak3s.rehearse;

import io.github.kafkak3s.local.LocalException;
import io.github.kafkak3s.local.Replacement;
import io.github.kafkak3s.observe.Guarantee;
import io.github.kafkak3s.observe.Guarantee.Promise;
import io.github.kafkak3s.proof.Break;
import io.github.kafkak3s.proof.Failure;
import io.github.kafkak3s.rehearse.Recorder.Replicas;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Disks that are lost while their pods are away: as many together as the model says is survived, of
 * brokers that have the same partition and of voters, and those that go with the failures of a
 * guarantee of durability. Never those of so many voters that empty ones could elect a leader. What
 * has come of it is known when everything has been read in the end.
 */
final class LostDisks {
  private final Stage stage;
  private final Expectation model;
  private final Guarantees guarantees;
  private final boolean isWanted;
  private final int tolerated;
  private final int mostVoters;
  private final List<Loss> losses = new ArrayList<>();
  private boolean isAnyReplaced;

  /** Disks that were lost together, and how their pods came back. */
  private record Loss(List<String> pods, String howBack) {}

  /**
   * Makes one.
   *
   * @param isWanted whether any disk is to be lost: only where all is read afterwards
   */
  LostDisks(Stage stage, Expectation model, Guarantees guarantees, boolean isWanted) {
    this.stage = stage;
    this.model = model;
    this.guarantees = guarantees;
    this.isWanted = isWanted;
    this.tolerated =
        model.smallest(Promise.DURABILITY, Failure.POD).map(Break::tolerated).orElse(0);
    this.mostVoters = mostVoters(model);
  }

  /** Returns how many voters may be empty at a time: fewer than elect a leader. */
  static int mostVoters(Expectation model) {
    return Math.max(0, model.voters().size() - model.majority().size());
  }

  /** Returns the sets of pods that should be away together for their disks to be lost. */
  List<List<String>> sets() {
    List<List<String>> sets = new ArrayList<>(ofGuarantees());
    partitions().stream().limit(1).forEach(each -> sets.add(most(each, each)));
    sets.add(most(model.voters(), model.voters()));
    return isWanted ? sets.stream().filter(set -> !set.isEmpty()).toList() : List.of();
  }

  /**
   * Has pods back that are away, some of them with empty disks; does not wait until they serve.
   *
   * @return what keeps pods from starting, as sentences
   */
  List<String> giveBack(Step step, List<Pod> away) throws LocalException, InterruptedException {
    List<String> names = away.stream().map(Pod::name).toList();
    List<String> pods = isWanted ? due(names) : List.of();
    if (!pods.isEmpty()) {
      stage.does(step, event(pods));
      empty(stage, pods);
    }
    stage.does(step, Stage.phrase(names) + (names.size() == 1 ? " comes" : " come") + " back");
    stage.kubelet().start(away);
    if (pods.isEmpty()) {
      return List.of();
    }
    List<String> refused = allow(stage, pods);
    losses.add(new Loss(
        pods,
        refused.isEmpty()
            ? ""
            : "; %s formatted %s disk when kafka.yaml's reformat allowed it"
                .formatted(Stage.phrase(refused), refused.size() == 1 ? "its" : "their")));
    return pods.stream()
        .flatMap(pod -> stage.kubelet().refusal(stage.pod(pod)).stream()
            .map(words -> pod + " does not start: " + words))
        .toList();
  }

  /** Empties the disks of a pod that is replaced by a new one where they go with the pod. */
  void replace(Pod pod) throws LocalException {
    boolean isVolatile =
        pod.node().logDirectories().stream().anyMatch(directory -> !directory.isPersistent());
    if (isVolatile) {
      stage.does(Step.ROLL, "the volumes of " + pod.name() + " go with it");
      empty(stage, List.of(pod.name()));
      isAnyReplaced = true;
    }
  }

  /**
   * Tells whether all that is acknowledged is there in the end by the model; empty where it cannot
   * say.
   */
  Optional<Boolean> expected() {
    Optional<Boolean> isKept = model.keepsWhatIsAcknowledged();
    return !isAnyReplaced || isKept.isEmpty()
        ? isKept
        : model.holdsInRoll(Promise.DURABILITY, stage.brokers().size());
  }

  /** Empties the disks of pods that are away. */
  static void empty(Stage stage, List<String> pods) throws LocalException {
    try {
      for (String pod : pods) {
        stage.pod(pod).loseDisks();
      }
    } catch (IOException e) {
      throw new LocalException("A disk cannot be emptied: " + e.getMessage(), e);
    }
  }

  /**
   * Starts those again whose format step refuses, with the permission that kafka.yaml's
   * {@code reformat} gives; returns which.
   */
  static List<String> allow(Stage stage, List<String> pods)
      throws LocalException, InterruptedException {
    List<String> refused = new ArrayList<>();
    for (String name : pods) {
      Pod pod = stage.pod(name);
      Optional<String> words = stage.kubelet().refusal(pod);
      if (words.isPresent()) {
        refused.add(name);
        pod.allowFormat();
        stage.kubelet().start(List.of(pod));
        stage
            .replacements()
            .add(new Replacement(
                List.of(name),
                "reformat",
                "",
                name,
                "its disk was emptied, and its format step asks for this permission"));
      }
    }
    return refused;
  }

  private List<String> due(List<String> away) {
    for (List<String> set : ofGuarantees()) {
      if (away.containsAll(set) && !isDone(set)) {
        return set;
      }
    }
    for (List<String> each : partitions()) {
      if (isDue(each, away, partitions())) {
        return most(each, away);
      }
    }
    List<String> voters = model.voters();
    return isDue(voters, away, List.of(voters)) ? most(voters, away) : List.of();
  }

  private boolean isDone(List<String> set) {
    return losses.stream().anyMatch(loss -> loss.pods().containsAll(set));
  }

  private boolean isDue(List<String> pods, List<String> away, List<List<String>> alike) {
    int most = most(pods, pods).size();
    return most > 0 && most(pods, away).size() == most && !isDoneOf(alike, most);
  }

  /** Tells whether so many of one of some groups of pods have lost their disks together. */
  private boolean isDoneOf(List<List<String>> groups, int count) {
    return losses.stream()
        .anyMatch(loss -> groups.stream().anyMatch(group -> common(group, loss.pods()) >= count));
  }

  private List<List<String>> partitions() {
    return stage.recorder().replicas().values().stream().map(Replicas::all).toList();
  }

  private static long common(List<String> some, List<String> others) {
    return some.stream().filter(others::contains).count();
  }

  /** Returns as many of some pods that are away as may lose their disks; not all of the pods. */
  private List<String> most(List<String> pods, List<String> away) {
    List<String> chosen = new ArrayList<>();
    int voters = 0;
    for (String pod : pods) {
      boolean isVoter = model.voters().contains(pod);
      boolean isChosen = away.contains(pod)
          && chosen.size() < Math.min(tolerated, pods.size() - 1)
          && (!isVoter || voters < mostVoters);
      if (isChosen) {
        chosen.add(pod);
        voters += isVoter ? 1 : 0;
      }
    }
    return List.copyOf(chosen);
  }

  private List<List<String>> ofGuarantees() {
    return guarantees.written().stream()
        .filter(each -> each.promise() == Promise.DURABILITY)
        // Where each failure takes one pod, any so many pods are as good.
        .filter(each -> taken(each).size() > each.failures())
        .map(this::taken)
        .toList();
  }

  /** Returns what fails with the failures of a guarantee; none where it cannot be had back. */
  private List<String> taken(Guarantee guarantee) {
    List<String> pods = model
        .smallest(Promise.DURABILITY, FailureSets.failure(guarantee))
        .filter(each -> each.size() > guarantee.failures())
        .map(each -> FailureSets.taken(guarantee, each))
        .orElse(List.of());
    boolean isSurvived = model.keepsWithout(pods, stage.recorder().replicas()).orElse(false);
    return isSurvived && common(model.voters(), pods) <= mostVoters ? pods : List.of();
  }

  /**
   * Returns what is claimed of the disks that were lost, and of one more.
   *
   * @param holds whether nothing of what was acknowledged is missing
   * @param figure how much of it is there
   * @param isEndTried whether a later step has one disk more lost
   */
  List<Claim> claims(boolean holds, String figure, boolean isEndTried) {
    List<Claim> claims = new ArrayList<>();
    for (Loss loss : losses) {
      claims.add(claim(
          loss.pods(),
          model.keepsWithout(loss.pods(), stage.recorder().replicas()),
          Optional.of(holds),
          figure + loss.howBack()));
    }
    if (isWanted && !isEndTried) {
      model
          .smallest(Promise.DURABILITY, Failure.POD)
          .filter(each -> each.size() > 0)
          .ifPresent(each -> claims.add(claim(
              each.pods(),
              Optional.of(false),
              Optional.empty(),
              "not tried, for nothing can be tried after it: step disks is for that")));
    }
    return claims;
  }

  private Claim claim(
      List<String> pods, Optional<Boolean> expected, Optional<Boolean> observed, String figure) {
    return new Claim(
        Promise.DURABILITY,
        event(pods),
        pods,
        guarantees.covering(Promise.DURABILITY, pods, model),
        expected,
        observed,
        figure);
  }

  static String event(List<String> pods) {
    return Stage.phrase(pods) + (pods.size() == 1 ? " loses its disk" : " lose their disks");
  }

  /** Returns which guarantees of durability no disks were lost for, as sentences. */
  List<String> untried() {
    return guarantees.written().stream()
        .filter(each -> each.promise() == Promise.DURABILITY)
        .filter(each -> losses.stream().noneMatch(loss -> isAllOf(each, loss.pods())))
        .map(each -> "the guarantee %s: %s".formatted(Guarantees.text(each), why(each)))
        .toList();
  }

  private boolean isAllOf(Guarantee guarantee, List<String> lost) {
    List<String> taken = taken(guarantee);
    return taken.size() > guarantee.failures()
        ? lost.containsAll(taken)
        : lost.size() >= guarantee.failures();
  }

  private String why(Guarantee guarantee) {
    Optional<Break> smallest = model.smallest(Promise.DURABILITY, FailureSets.failure(guarantee));
    if (smallest.isPresent() && smallest.get().size() <= guarantee.failures()) {
      return "by the model it does not hold, so no disk is lost for it but in the step disks";
    }
    if (smallest.isPresent() && taken(guarantee).isEmpty()) {
      return "pods that lose so many disks cannot come back without a disk of their quorum";
    }
    return "no disk was lost in the steps that were taken";
  }
}
