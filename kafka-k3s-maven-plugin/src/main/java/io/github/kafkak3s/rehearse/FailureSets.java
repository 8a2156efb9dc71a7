package io.github.kafkak3s.rehearse;

import io.github.kafkak3s.observe.Guarantee;
import io.github.kafkak3s.observe.Guarantee.Domain;
import io.github.kafkak3s.observe.Guarantee.Promise;
import io.github.kafkak3s.proof.Break;
import io.github.kafkak3s.proof.Cause;
import io.github.kafkak3s.proof.Failure;
import io.github.kafkak3s.rehearse.Recorder.Replicas;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which pods are made to fail together: for each promise as many as it survives and the smallest
 * number that breaks it, for each guarantee those that its failures take along, and those whose
 * disks are lost together.
 */
final class FailureSets {
  private final Stage stage;
  private final Expectation model;
  private final Set<List<String>> sets = new LinkedHashSet<>();

  private FailureSets(Stage stage, Expectation model) {
    this.stage = stage;
    this.model = model;
  }

  /**
   * Returns the sets, smaller ones first, each in order.
   *
   * @param disks pods that are to be away together for their disks to be lost
   * @param areSinglesDone whether no set of one pod is needed
   */
  static List<List<String>> of(
      Stage stage,
      Expectation model,
      List<Guarantee> guarantees,
      List<List<String>> disks,
      boolean areSinglesDone) {
    FailureSets found = new FailureSets(stage, model);
    for (Promise promise : List.of(Promise.CONTROL, Promise.WRITES, Promise.READS)) {
      model.smallest(promise, Failure.POD).ifPresent(each -> found.add(promise, each));
    }
    guarantees.forEach(found::add);
    // Whoever is away already in another set may lose its disk there.
    disks.stream()
        .filter(set -> found.sets.stream().noneMatch(each -> each.containsAll(set)))
        .forEach(found::keep);
    return found.sets.stream()
        .filter(set -> set.size() > (areSinglesDone ? 1 : 0))
        .sorted(Comparator.comparing(List::size))
        .toList();
  }

  private void add(Promise promise, Break smallest) {
    if (smallest.size() == 0) {
      return;
    }
    List<String> breaking = smallest.cause().isQuorum()
        ? ofQuorum(promise, smallest)
        : ofReplicas(promise, smallest.cause()).orElse(List.of());
    keep(breaking.subList(0, Math.min(breaking.size(), smallest.tolerated())));
    keep(breaking);
  }

  private void keep(List<String> pods) {
    if (!pods.isEmpty()) {
      sets.add(List.copyOf(new TreeSet<>(pods)));
    }
  }

  /** Who writes already goes on without a quorum until a broker fails. */
  private List<String> ofQuorum(Promise promise, Break smallest) {
    List<String> pods = new ArrayList<>(smallest.pods());
    boolean hasBroker = pods.stream().anyMatch(pod -> stage.pod(pod).node().isBroker());
    if (promise == Promise.WRITES && !hasBroker) {
      pods.add(stage.brokers().get(0).name());
    }
    return pods;
  }

  /** Takes replicas of one partition of such topics, as they are. */
  private Optional<List<String>> ofReplicas(Promise promise, Cause cause) {
    int lost = promise == Promise.READS ? cause.replicas() : cause.replicas() - cause.minIsr() + 1;
    return stage.recorder().replicas().entrySet().stream()
        .filter(each -> isOf(each, cause))
        .map(each -> each.getValue().all().subList(0, lost))
        .findFirst();
  }

  private boolean isOf(Map.Entry<String, Replicas> partition, Cause cause) {
    Stage.Topic topic = stage.topics().get(Expectation.topic(partition.getKey()));
    return topic != null
        && topic.replicas() == cause.replicas()
        && topic.minIsr() == cause.minIsr()
        && partition.getValue().all().size() == cause.replicas();
  }

  private void add(Guarantee guarantee) {
    model
        .smallest(guarantee.promise(), failure(guarantee))
        .filter(each -> guarantee.promise() != Promise.DURABILITY)
        .ifPresent(each -> keep(taken(guarantee, each)));
  }

  /** Returns the sort of failure that a guarantee is about. */
  static Failure failure(Guarantee guarantee) {
    return guarantee.domain() == Domain.NODE ? Failure.NODE : Failure.ZONE;
  }

  /**
   * Returns the pods that go with the failures of a guarantee: those that break it, where so few
   * do, else as many of the smallest failures that do as are allowed.
   */
  static List<String> taken(Guarantee guarantee, Break smallest) {
    return smallest.failed().stream()
        .limit(guarantee.failures())
        .flatMap(List::stream)
        .toList();
  }
}
