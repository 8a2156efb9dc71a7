package io.github.kafkak3s.rehearse;

import io.github.kafkak3s.local.LocalException;
import io.github.kafkak3s.local.LocalPod.State;
import io.github.kafkak3s.local.Together;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Does for the pods what a kubelet does: starts them, ends them, and starts again what ended by
 * itself, after 10 s, 20 s and so on (Kubernetes page "Pod Lifecycle"). It does so whenever
 * {@link #tend} is called. Not safe for use by several threads.
 */
final class Kubelet {
  private static final long BACKOFF = 10_000;
  private static final int MOST_RESTARTS = 3;

  private final List<Pod> pods;
  private final Recorder recorder;
  private final Clock clock;
  private final Map<Pod, Care> cares = new LinkedHashMap<>();

  private static final class Care {
    private boolean isWanted;
    private boolean isEnding;
    private int falls;
    private long again;
    private boolean isReady;
    private Optional<String> refusal = Optional.empty();
    private final List<Integer> exits = new ArrayList<>();
  }

  Kubelet(List<Pod> pods, Recorder recorder, Clock clock) {
    this.pods = pods;
    this.recorder = recorder;
    this.clock = clock;
    pods.forEach(pod -> cares.put(pod, new Care()));
  }

  /** Starts pods at once; does not wait until they serve. */
  void start(List<Pod> all) throws LocalException, InterruptedException {
    Together.start(all, Pod::start).forEach((pod, refusal) -> {
      Care care = cares.get(pod);
      care.isWanted = true;
      care.isEnding = false;
      care.isReady = false;
      care.again = 0;
      care.refusal = refusal;
    });
    look();
  }

  /** Asks a pod to end. */
  void terminate(Pod pod) {
    Care care = cares.get(pod);
    care.isWanted = false;
    care.isEnding = true;
    pod.terminate();
    look();
  }

  /** Kills pods. */
  void kill(List<Pod> all) {
    for (Pod pod : all) {
      cares.get(pod).isWanted = false;
      pod.kill();
    }
    look();
  }

  /** Looks at every pod, and starts again what ended by itself some time ago. */
  void tend() throws LocalException, InterruptedException {
    look();
    for (Pod pod : pods) {
      Care care = cares.get(pod);
      if (care.again > 0 && clock.now() >= care.again) {
        start(List.of(pod));
      }
    }
  }

  private void look() {
    long now = clock.now();
    for (Pod pod : pods) {
      Care care = cares.get(pod);
      State state = pod.state();
      care.isReady = state == State.READY;
      String word = switch (state) {
        case DOWN -> "down";
        case STARTING -> care.isEnding ? "stopping" : "starting";
        case READY -> care.isEnding ? "stopping" : "ready";
      };
      recorder.state(pod.name(), word, now);
      if (care.isWanted && state == State.DOWN && care.again == 0) {
        pod.exitCode().ifPresent(care.exits::add);
        care.again = care.falls < MOST_RESTARTS ? now + (BACKOFF << care.falls) : Long.MAX_VALUE;
        care.falls++;
      }
    }
  }

  /** Tells whether every pod of some was ready when it was last looked at. */
  boolean areReady(List<Pod> all) {
    return all.stream().allMatch(pod -> cares.get(pod).isReady);
  }

  /** Returns which pods are ready and how often each has ended by itself, for comparison. */
  List<String> states() {
    return pods.stream()
        .map(pod -> pod.name() + " " + cares.get(pod).isReady + " " + cares.get(pod).falls)
        .toList();
  }

  /** Returns what the format step of a pod refused with at its last start. */
  Optional<String> refusal(Pod pod) {
    return cares.get(pod).refusal;
  }

  /** Returns how often a pod has ended by itself. */
  int falls(Pod pod) {
    return cares.get(pod).falls;
  }

  /** Returns the exit codes of a pod that ended by itself, in order. */
  List<Integer> exits(Pod pod) {
    return List.copyOf(cares.get(pod).exits);
  }

  /** Returns the pods that should run and do not, having ended by themselves. */
  List<Pod> fallen() {
    return pods.stream().filter(pod -> cares.get(pod).again > 0).toList();
  }

  /** Returns the pods that run, as far as anybody wants them to. */
  List<Pod> wanted() {
    return pods.stream().filter(pod -> cares.get(pod).isWanted).toList();
  }

  /** Returns the pods that were ended and not started again. */
  List<Pod> away() {
    return pods.stream().filter(pod -> !cares.get(pod).isWanted).toList();
  }
}
