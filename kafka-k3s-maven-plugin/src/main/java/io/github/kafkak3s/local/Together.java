package io.github.kafkak3s.local;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Starts several pods at the same time, for the format step of each takes a process of its own. */
public final class Together {
  private Together() {}

  /**
   * Starts one pod.
   *
   * @param <P> what a pod is
   */
  public interface Start<P> {
    /** Returns what the format step refused with, as {@link LocalPod#start} does. */
    Optional<String> start(P pod) throws LocalException, InterruptedException;
  }

  /**
   * Starts pods, as many at a time as this machine has processors. The last ones come first: they
   * are also the first that an update replaces, and a controller that leads then is back sooner
   * than another (the next leader knows of no session of its broker, for whose end it would have to
   * wait).
   *
   * @return what the format steps refused with, in the order of the pods
   */
  public static <P> Map<P, Optional<String>> start(List<P> pods, Start<P> start)
      throws LocalException, InterruptedException {
    int processors = Runtime.getRuntime().availableProcessors();
    ExecutorService threads =
        Executors.newFixedThreadPool(Math.max(1, Math.min(processors, pods.size())));
    Map<P, Future<Optional<String>>> started = new LinkedHashMap<>();
    try {
      List<P> lastFirst = new ArrayList<>(pods);
      Collections.reverse(lastFirst);
      lastFirst.forEach(pod -> started.put(pod, threads.submit(() -> start.start(pod))));
      Map<P, Optional<String>> refusals = new LinkedHashMap<>();
      for (P pod : pods) {
        refusals.put(pod, started.get(pod).get());
      }
      return refusals;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LocalException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }
}
