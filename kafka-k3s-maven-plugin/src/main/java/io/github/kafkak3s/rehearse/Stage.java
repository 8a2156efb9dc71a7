package io.github.kafkak3s.rehearse;

import io.github.kafkak3s.local.LocalException;
import io.github.kafkak3s.local.Replacement;
import io.github.kafkak3s.local.secure.RefusedClient;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.proof.Break;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;

/** What the steps of a drill act on: pods, clients, time, and what has come of it so far. */
final class Stage {
  private static final long TICK = 100;

  private final KafkaCluster cluster;
  private final List<Pod> pods;
  private final Kubelet kubelet;
  private final Client client;
  private final Accounts accounts;
  private final Recorder recorder;
  private final Clock clock;
  private final long limit;
  private final Progress progress;
  private final List<Claim> claims = new ArrayList<>();
  private final List<Replacement> replacements = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private final List<RefusedClient> strangers = new ArrayList<>();
  private final Map<String, Topic> topics = new LinkedHashMap<>();
  private int probes;

  /**
   * A topic that is written to: its partitions, and how many in sync writes wait for by the model.
   */
  record Topic(int partitions, int replicas, int minIsr) {}

  /** The rehearsal's time is over. */
  static final class TimeIsOver extends Exception {
    private static final long serialVersionUID = 1;
  }

  Stage(
      KafkaCluster cluster,
      List<Pod> pods,
      Client client,
      Accounts accounts,
      Recorder recorder,
      Clock clock,
      long limit,
      Progress progress) {
    this.cluster = cluster;
    this.pods = List.copyOf(pods);
    this.kubelet = new Kubelet(this.pods, recorder, clock);
    this.client = client;
    this.accounts = accounts;
    this.recorder = recorder;
    this.clock = clock;
    this.limit = limit;
    this.progress = progress;
  }

  KafkaCluster cluster() {
    return cluster;
  }

  List<Pod> pods() {
    return pods;
  }

  List<Pod> brokers() {
    return pods.stream().filter(pod -> pod.node().isBroker()).toList();
  }

  Pod pod(String name) {
    return pods.stream().filter(pod -> pod.name().equals(name)).findFirst().orElseThrow();
  }

  Kubelet kubelet() {
    return kubelet;
  }

  Accounts accounts() {
    return accounts;
  }

  Recorder recorder() {
    return recorder;
  }

  long now() {
    return clock.now();
  }

  /** Claims so far; steps add theirs. */
  List<Claim> claims() {
    return claims;
  }

  /** Replacements of the drill itself; steps add theirs. */
  List<Replacement> replacements() {
    return replacements;
  }

  /** What was not tried, as sentences; steps add theirs. */
  List<String> leftOut() {
    return leftOut;
  }

  /** The clients that the brokers must refuse. */
  List<RefusedClient> strangers() {
    return strangers;
  }

  /** The topics that are written to, by name. */
  Map<String, Topic> topics() {
    return topics;
  }

  /** Returns a name for a topic that shows whether topics can be made. */
  String probe() {
    probes++;
    return "drill-probe-" + probes;
  }

  /** Says what is being done. */
  void says(Step step, String text) {
    progress.says(step.word() + ": " + text, false);
  }

  /** Does something to pods that the timeline shows. */
  void does(Step step, String text) {
    recorder.mark(text, clock.now());
    says(step, text);
  }

  /**
   * Asks the clients for something and waits for the answer, tending the pods meanwhile.
   *
   * @throws Client.Refused where it failed or was not answered in time
   */
  List<List<String>> ask(long patience, String verb, String... arguments)
      throws Client.Refused, TimeIsOver, LocalException, InterruptedException {
    CompletableFuture<List<List<String>>> answer = send(patience, verb, arguments);
    // The client keeps to the patience itself; more is given to a machine that is busy.
    await(2 * patience + 5_000, answer::isDone);
    return answer(answer);
  }

  /** Asks the clients for something. */
  CompletableFuture<List<List<String>>> send(long patience, String verb, String... arguments) {
    return client.ask(patience, verb, List.of(arguments));
  }

  /** Returns an answer, if it is there. */
  static List<List<String>> answer(CompletableFuture<List<List<String>>> answer)
      throws Client.Refused, InterruptedException {
    if (!answer.isDone()) {
      throw new Client.Refused("no answer in time");
    }
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Client.Refused refused
          ? refused
          : new Client.Refused(String.valueOf(e.getCause()));
    }
  }

  /**
   * Waits until something is so, and tends the pods.
   *
   * @param bound how long, in ms
   * @return whether it is so
   */
  boolean await(long bound, BooleanSupplier done)
      throws TimeIsOver, LocalException, InterruptedException {
    long end = now() + bound;
    while (true) {
      tick();
      if (done.getAsBoolean()) {
        return true;
      }
      if (now() >= end) {
        return false;
      }
    }
  }

  /** Waits a moment and tends the pods. */
  void tick() throws TimeIsOver, LocalException, InterruptedException {
    clock.sleep(TICK);
    client.check();
    kubelet.tend();
    if (now() > limit) {
      throw new TimeIsOver();
    }
  }

  /** Waits until every pod is ready and every partition has all of its replicas in sync. */
  boolean awaitWhole(long bound) throws TimeIsOver, LocalException, InterruptedException {
    return await(bound, () -> kubelet.areReady(pods) && isInSync());
  }

  /** Tells whether every partition has all of its replicas in sync. */
  boolean isInSync() {
    return recorder.replicas().values().stream().allMatch(Recorder.Replicas::isWhole);
  }

  /** Says what is not as it was: pods that are not ready, partitions that are not in sync. */
  String lacking() {
    List<String> pods = this.pods.stream()
        .filter(pod -> !kubelet.areReady(List.of(pod)))
        .map(Pod::name)
        .toList();
    List<String> partitions = recorder.replicas().entrySet().stream()
        .filter(each -> !each.getValue().isWhole())
        .map(Map.Entry::getKey)
        .toList();
    return pods.isEmpty()
        ? "not every replica is in sync of " + phrase(partitions)
        : phrase(pods) + (pods.size() == 1 ? " is" : " are") + " not ready";
  }

  /** Returns names as a phrase. */
  static String phrase(List<String> names) {
    return Break.phrase(names);
  }

  /** Returns milliseconds as seconds with one digit. */
  static String seconds(long ms) {
    return (ms + 50) / 1000 + "." + (ms + 50) % 1000 / 100 + " s";
  }
}
