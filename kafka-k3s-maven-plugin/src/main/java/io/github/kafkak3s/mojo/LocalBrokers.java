package io.github.kafkak3s.mojo;

import io.github.kafkak3s.local.LocalCluster;
import io.github.kafkak3s.local.LocalException;
import io.github.kafkak3s.local.LocalPod;
import io.github.kafkak3s.local.Together;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.maven.plugin.logging.Log;

/** Brokers that serve on this machine until they are closed. */
final class LocalBrokers implements AutoCloseable {
  private static final long LOOK_MILLIS = 100;

  private final LocalCluster cluster;
  private final PodKeeper keeper;
  private final ClientFiles files;
  private final AtomicBoolean isClosed = new AtomicBoolean();

  private LocalBrokers(LocalCluster cluster, PodKeeper keeper, ClientFiles files) {
    this.cluster = cluster;
    this.keeper = keeper;
    this.files = files;
  }

  /**
   * Starts the pods of a prepared cluster and waits until each of them serves. Where one does not,
   * all are ended.
   *
   * @param directory where files for tests are written, the cluster's own
   * @param limit how long is waited
   * @param restarts whether a pod that ends is started again, as a kubelet does
   * @throws LocalException where a pod does not serve in time, with its own words
   */
  static LocalBrokers start(
      LocalCluster cluster, Path directory, Duration limit, boolean restarts, Log log)
      throws LocalException, InterruptedException {
    ClientFiles files = new ClientFiles(cluster, directory);
    LocalBrokers brokers =
        new LocalBrokers(cluster, new PodKeeper(cluster.pods(), files, restarts, log), files);
    boolean isServing = false;
    try {
      startPods(cluster.pods());
      await(cluster.pods(), limit);
      files.write();
      brokers.keeper.start();
      isServing = true;
      return brokers;
    } finally {
      if (!isServing) {
        brokers.close();
      }
    }
  }

  private static void startPods(List<LocalPod> pods) throws LocalException, InterruptedException {
    Map<LocalPod, Optional<String>> refusals = Together.start(pods, LocalPod::start);
    for (LocalPod pod : pods) {
      Optional<String> refusal = refusals.get(pod);
      if (refusal.isPresent()) {
        throw new LocalException(
            pod.name() + " does not format its disk: " + refusal.get() + logOf(pod));
      }
    }
  }

  private static void await(List<LocalPod> pods, Duration limit)
      throws LocalException, InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    List<LocalPod> waiting = new ArrayList<>(pods);
    while (true) {
      for (LocalPod pod : List.copyOf(waiting)) {
        switch (pod.state()) {
          case READY -> waiting.remove(pod);
          case DOWN -> throw new LocalException(PodKeeper.ending(pod) + logOf(pod));
          case STARTING -> {
            // It has time.
          }
        }
      }
      if (waiting.isEmpty()) {
        return;
      }
      if (System.nanoTime() > end) {
        List<String> names = waiting.stream().map(LocalPod::name).toList();
        throw new LocalException(String.join(", ", names) + (names.size() == 1 ? " does" : " do")
            + " not serve after " + limit.toSeconds() + " s; kafka-k3s.local.timeout gives more"
            + logOf(waiting.get(0)));
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }

  private static String logOf(LocalPod pod) {
    StringBuilder text = new StringBuilder();
    pod.lastErrors().forEach(line -> text.append("\n  ").append(line));
    return text.append("\nIts log: ").append(pod.log()).toString();
  }

  /** Returns {@code host:port} of each broker, by commas, by the listener; the first one first. */
  Map<String, String> bootstrapServers() {
    return cluster.bootstrapServers();
  }

  /** Ends all pods; once is enough. */
  @Override
  public void close() {
    if (isClosed.compareAndSet(false, true)) {
      keeper.close();
      cluster.close();
      files.removePods();
    }
  }
}
