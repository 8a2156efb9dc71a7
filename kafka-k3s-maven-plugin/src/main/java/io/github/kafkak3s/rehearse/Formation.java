package io.github.kafkak3s.rehearse;

import io.github.kafkak3s.local.LocalException;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/**
 * Starts every pod as its workload does and waits until the cluster has formed: a leader of the
 * quorum that every voter follows, and every broker registered, serving and reachable.
 */
final class Formation implements Act {
  /** How long nothing new may be seen before a cluster that has not formed is given up, in ms. */
  private static final long QUIET = 60_000;

  private static final long BOUND = 150_000;

  /** How long brokers that serve may refuse connections, as on a busy machine, in ms. */
  private static final long PATIENCE = 5_000;

  private static final long ASK = 3_000;

  /** A pod that has ended by itself so often will not come. */
  private static final int MOST_FALLS = 3;

  private final Stage stage;
  private Census census = Census.NONE;

  /**
   * What the cluster says of itself.
   *
   * @param leader the id that leads the quorum; -1 for none
   * @param voters how far each voter, by id, has read the log; -1 for one that never did
   * @param brokers the brokers that are registered and not fenced, by id: what is wrong with their
   *     addresses, empty for nothing
   * @param refusal why nobody answers; empty where somebody does
   */
  record Census(
      int leader, Map<Integer, Long> voters, Map<Integer, String> brokers, String refusal) {
    static final Census NONE = new Census(-1, Map.of(), Map.of(), "nobody has been asked");
  }

  Formation(Stage stage) {
    this.stage = stage;
  }

  @Override
  public Result run() throws Stage.TimeIsOver, LocalException, InterruptedException {
    long begin = stage.now();
    start();
    boolean hasFormed = awaitFormed(begin + BOUND);
    List<String> details = new Diagnosis(stage, census).sentences();
    int pods = stage.pods().size();
    String noun = pods == 1 ? " pod" : " pods";
    return hasFormed && details.isEmpty()
        ? new Result(
            true,
            "%s%s formed a cluster in %s, led by %s"
                .formatted(pods, noun, Stage.seconds(stage.now() - begin), name(census.leader())),
            List.of())
        : new Result(
            false,
            "%s%s did not form the cluster in %s"
                .formatted(pods, noun, Stage.seconds(stage.now() - begin)),
            details);
  }

  private String name(int id) {
    return stage.pods().stream()
        .filter(pod -> pod.id() == id)
        .map(Pod::name)
        .findFirst()
        .orElse("node " + id);
  }

  /** Several workloads start at the same time; OrderedReady starts a pod when the last is ready. */
  private void start() throws Stage.TimeIsOver, LocalException, InterruptedException {
    Map<Workload, List<Pod>> workloads = new LinkedHashMap<>();
    for (Pod pod : stage.pods()) {
      workloads
          .computeIfAbsent(pod.node().workload(), each -> new ArrayList<>())
          .add(pod);
    }
    List<Pod> atOnce = new ArrayList<>();
    List<List<Pod>> inOrder = new ArrayList<>();
    workloads.forEach((workload, pods) -> {
      if (isOrdered(workload)) {
        atOnce.add(pods.get(0));
        inOrder.add(new ArrayList<>(pods));
      } else {
        atOnce.addAll(pods);
      }
    });
    stage.does(
        Step.FORM,
        Stage.phrase(atOnce.stream().map(Pod::name).toList())
            + (atOnce.size() == 1 ? " starts" : " start"));
    stage.kubelet().start(atOnce);
    long end = stage.now() + BOUND;
    while (inOrder.stream().anyMatch(each -> each.size() > 1) && stage.now() < end) {
      stage.tick();
      for (List<Pod> pods : inOrder) {
        if (pods.size() > 1 && stage.kubelet().areReady(pods.subList(0, 1))) {
          pods.remove(0);
          stage.does(Step.FORM, pods.get(0).name() + " starts");
          stage.kubelet().start(pods.subList(0, 1));
        }
      }
    }
  }

  private static boolean isOrdered(Workload workload) {
    return workload.object().is("StatefulSet")
        && !workload.object().node().textAt("spec", "podManagementPolicy").equals("Parallel");
  }

  private boolean awaitFormed(long end)
      throws Stage.TimeIsOver, LocalException, InterruptedException {
    CompletableFuture<List<List<String>>> quorum = stage.send(ASK, "quorum");
    CompletableFuture<List<List<String>>> cluster = stage.send(ASK, "cluster");
    String last = "";
    long quietSince = stage.now();
    long formedSince = Long.MAX_VALUE;
    while (stage.now() < end) {
      stage.tick();
      if (!quorum.isDone() || !cluster.isDone()) {
        continue;
      }
      census = census(quorum, cluster);
      String news = census + " " + stage.kubelet().states();
      quietSince = news.equals(last) ? quietSince : stage.now();
      last = news;
      formedSince = isFormed() ? Math.min(formedSince, stage.now()) : Long.MAX_VALUE;
      if (isFormed() && (isReachable() || stage.now() - formedSince > PATIENCE)) {
        return true;
      }
      List<Pod> fallen = stage.kubelet().fallen();
      boolean isHopeless = fallen.containsAll(stage.kubelet().wanted())
          || fallen.stream().anyMatch(pod -> stage.kubelet().falls(pod) >= MOST_FALLS);
      if (isHopeless || stage.now() - quietSince > QUIET) {
        return false;
      }
      quorum = stage.send(ASK, "quorum");
      cluster = stage.send(ASK, "cluster");
    }
    return false;
  }

  private static Census census(
      CompletableFuture<List<List<String>>> quorum, CompletableFuture<List<List<String>>> cluster)
      throws InterruptedException {
    Map<Integer, String> brokers = new LinkedHashMap<>();
    try {
      for (List<String> row : Stage.answer(cluster)) {
        String problem = row.get(3);
        brokers.put(
            Integer.valueOf(row.get(0)),
            problem.isEmpty() ? "" : row.get(1) + ":" + row.get(2) + ": " + problem);
      }
    } catch (Client.Refused e) {
      return new Census(-1, Map.of(), Map.of(), e.getMessage());
    }
    try {
      List<List<String>> rows = Stage.answer(quorum);
      Map<Integer, Long> voters = new LinkedHashMap<>();
      for (List<String> row : rows.subList(1, rows.size())) {
        // Everybody's position changes all the time; only whether there is one is of interest.
        voters.put(Integer.valueOf(row.get(0)), Math.min(1, Long.parseLong(row.get(1))));
      }
      return new Census(Integer.parseInt(rows.get(0).get(0)), voters, brokers, "");
    } catch (Client.Refused e) {
      return new Census(-1, Map.of(), brokers, e.getMessage());
    }
  }

  private boolean isFormed() {
    Set<Integer> brokers = new TreeSet<>();
    stage.brokers().forEach(pod -> brokers.add(pod.id()));
    return census.leader() >= 0
        && census.voters().values().stream().allMatch(position -> position > 0)
        && census.brokers().keySet().containsAll(brokers)
        && stage.kubelet().areReady(stage.pods());
  }

  /** A broker is registered a moment before it accepts connections. */
  private boolean isReachable() {
    return census.brokers().values().stream().allMatch(String::isEmpty);
  }

  /** Returns what the nodes' files have as the voters' ids. */
  static Set<Integer> voters(KafkaNode node) {
    return node.voters().map(voters -> new TreeSet<>(voters.ids())).orElseGet(TreeSet::new);
  }
}
