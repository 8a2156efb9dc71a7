package io.github.kafkak3s.mojo;

import io.github.kafkak3s.local.LocalException;
import io.github.kafkak3s.local.LocalPod;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.logging.Log;

/**
 * Does for the pods what a kubelet does: one that ends by itself, or is killed by a test, is
 * started again; at once where it had served, else after 10 s.
 */
final class PodKeeper implements AutoCloseable {
  private static final long LOOK_MILLIS = 200;
  private static final long BACK_OFF_NANOS = 10_000_000_000L;

  private final List<LocalPod> pods;
  private final ClientFiles files;
  private final boolean restarts;
  private final Log log;
  private final Thread thread;
  private final Set<LocalPod> served = new HashSet<>();
  private final Set<LocalPod> ended = new HashSet<>();
  private final Map<LocalPod, Long> startAt = new HashMap<>();

  PodKeeper(List<LocalPod> pods, ClientFiles files, boolean restarts, Log log) {
    this.pods = pods;
    this.files = files;
    this.restarts = restarts;
    this.log = log;
    this.thread = new Thread(this::keep, "kafka-k3s-pods");
    this.thread.setDaemon(true);
  }

  /** Begins to watch pods that serve. */
  void start() {
    served.addAll(pods);
    thread.start();
  }

  /** Returns how a pod has ended, as a sentence without its end. */
  static String ending(LocalPod pod) {
    return pod.name() + " has ended"
        + pod.exitCode().map(code -> " with exit code " + code).orElse("");
  }

  private void keep() {
    try {
      while (true) {
        for (LocalPod pod : pods) {
          look(pod);
        }
        files.writePods();
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      // Closed: the thread ends.
    } catch (IOException e) {
      log.warn("The brokers' processes are no longer watched: " + e);
    }
  }

  private void look(LocalPod pod) throws InterruptedException {
    switch (pod.state()) {
      case READY -> {
        served.add(pod);
        ended.remove(pod);
      }
      case STARTING -> ended.remove(pod);
      case DOWN -> {
        long now = System.nanoTime();
        if (ended.add(pod)) {
          startAt.put(pod, served.remove(pod) ? now : now + BACK_OFF_NANOS);
          log.warn(ending(pod) + (restarts ? ", and is started again" : ""));
        }
        if (restarts && startAt.containsKey(pod) && now - startAt.get(pod) >= 0) {
          startAt.remove(pod);
          startAgain(pod);
        }
      }
    }
  }

  private void startAgain(LocalPod pod) throws InterruptedException {
    try {
      Optional<String> refusal = pod.start();
      if (refusal.isPresent()) {
        log.warn(pod.name() + " does not start again: " + refusal.get());
      }
    } catch (LocalException e) {
      log.warn(pod.name() + " does not start again: " + e.getMessage());
    }
  }

  /** Starts none again from now on. */
  @Override
  public void close() {
    thread.interrupt();
    boolean isInterrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
