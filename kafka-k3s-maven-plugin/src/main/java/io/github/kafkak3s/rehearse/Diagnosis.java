package io.github.kafkak3s.rehearse;

import io.github.kafkak3s.rehearse.Formation.Census;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says what is wrong with a cluster that was started, as sentences; nothing where nothing is. */
final class Diagnosis {
  private final Stage stage;
  private final Census census;
  private final List<String> sentences = new ArrayList<>();

  Diagnosis(Stage stage, Census census) {
    this.stage = stage;
    this.census = census;
  }

  /** Returns the sentences: ids, voters, the quorum, brokers and their addresses, then pods. */
  List<String> sentences() {
    seeIds();
    seeVoters();
    seeQuorum();
    seeBrokers();
    stage.pods().forEach(this::seePod);
    return List.copyOf(sentences);
  }

  private void seeIds() {
    Map<Integer, List<String>> byId = new TreeMap<>();
    stage
        .pods()
        .forEach(
            pod -> byId.computeIfAbsent(pod.id(), each -> new ArrayList<>()).add(pod.name()));
    byId.forEach((id, pods) -> {
      if (pods.size() > 1) {
        sentences.add("%s %s have the node id %s: only one of them can be in the cluster"
            .formatted(Stage.phrase(pods), pods.size() == 2 ? "both" : "all", id));
      }
    });
  }

  private void seeVoters() {
    Map<Set<Integer>, List<String>> byVoters = new LinkedHashMap<>();
    for (Pod pod : stage.pods()) {
      Set<Integer> voters = Formation.voters(pod.node());
      if (!voters.isEmpty()) {
        byVoters.computeIfAbsent(voters, each -> new ArrayList<>()).add(pod.name());
      }
    }
    if (byVoters.size() > 1) {
      sentences.add("the nodes do not agree on the voters: "
          + byVoters.entrySet().stream()
              .map(each -> Stage.phrase(each.getValue()) + " " + have(each.getValue()) + " "
                  + numbers(each.getKey()))
              .collect(Collectors.joining(", ")));
    }
    Set<Integer> controllers = new TreeSet<>();
    stage.pods().stream()
        .filter(pod -> pod.node().isController())
        .forEach(pod -> controllers.add(pod.id()));
    if (census.leader() >= 0 && !census.voters().keySet().equals(controllers)) {
      sentences.add("the quorum that node %s leads has the voters %s, and the controllers are %s"
          .formatted(
              census.leader(),
              numbers(new TreeSet<>(census.voters().keySet())),
              numbers(controllers)));
    }
  }

  private static String have(List<String> pods) {
    return pods.size() == 1 ? "has" : "have";
  }

  private static String numbers(Set<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private void seeQuorum() {
    if (census.leader() < 0) {
      sentences.add("no broker tells of a quorum that has a leader: " + census.refusal());
      return;
    }
    Set<Integer> silent = new TreeSet<>();
    census.voters().forEach((id, position) -> {
      if (position <= 0) {
        silent.add(id);
      }
    });
    if (!silent.isEmpty()) {
      sentences.add("node %s leads the quorum, and these voters have never followed it: %s"
          .formatted(census.leader(), numbers(silent)));
    }
  }

  private void seeBrokers() {
    Set<Integer> missing = new TreeSet<>();
    stage.brokers().forEach(pod -> missing.add(pod.id()));
    missing.removeAll(census.brokers().keySet());
    if (!missing.isEmpty()) {
      sentences.add("brokers that are registered and serve: %s; that are not: %s"
          .formatted(
              census.brokers().isEmpty()
                  ? "none"
                  : numbers(new TreeSet<>(census.brokers().keySet())),
              numbers(missing)));
    }
    census.brokers().forEach((id, problem) -> {
      if (!problem.isEmpty()) {
        sentences.add(
            "broker " + id + " cannot be reached at the address that it advertises, " + problem);
      }
    });
  }

  private void seePod(Pod pod) {
    Kubelet kubelet = stage.kubelet();
    Optional<String> refusal = kubelet.refusal(pod);
    boolean isFallen = kubelet.fallen().contains(pod);
    List<String> meanings = PodLog.meanings(pod.log());
    boolean isWell = kubelet.areReady(List.of(pod)) && (sentences.isEmpty() || meanings.isEmpty());
    if (isWell) {
      return;
    }
    String state;
    if (refusal.isPresent()) {
      state = "is not started, its format step refuses: " + refusal.get();
    } else if (!kubelet.wanted().contains(pod)) {
      state = "was not started, for it waits for the one before it";
    } else if (isFallen) {
      List<Integer> exits = kubelet.exits(pod);
      state = "ended by itself " + times(exits.size()) + ", with exit code "
          + exits.stream().distinct().map(String::valueOf).collect(Collectors.joining(" and "));
    } else {
      state = kubelet.areReady(List.of(pod)) ? "runs" : "runs and does not serve";
    }
    List<String> words = new ArrayList<>(meanings);
    if (!kubelet.areReady(List.of(pod))) {
      words.addAll(pod.lastErrors());
    }
    sentences.add(
        pod.name() + " " + state + (words.isEmpty() ? "" : "; " + String.join("; ", words)));
  }

  private static String times(int count) {
    return count == 1 ? "once" : count + " times";
  }
}
