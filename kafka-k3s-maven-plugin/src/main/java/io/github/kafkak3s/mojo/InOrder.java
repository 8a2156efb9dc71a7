package io.github.kafkak3s.mojo;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Works on many items with all processors, and takes what comes of them in their order. */
final class InOrder {
  /** With fewer bundles, a further thread costs more than it saves. */
  private static final int LEAST = 8;

  /** How many results are held at once: with more, a hundred thousand bundles fill the memory. */
  private static final int MOST = 64;

  private InOrder() {}

  /**
   * Makes something of each item, on several threads where there are many, and hands it on in the
   * order of the items, on this thread.
   */
  static <I, O> void each(List<I> items, Function<I, O> work, Consumer<O> taker) {
    each(items, items.size(), work, taker);
  }

  /**
   * Makes something of each item, on several threads where it is as much work as many bundles, and
   * hands it on in the order of the items, on this thread.
   *
   * @param bundles how many bundles are as much work
   */
  static <I, O> void each(List<I> items, int bundles, Function<I, O> work, Consumer<O> taker) {
    int threads = Runtime.getRuntime().availableProcessors();
    if (bundles < LEAST || threads < 2) {
      for (I item : items) {
        taker.accept(work.apply(item));
      }
      return;
    }
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      Queue<Future<O>> begun = new ArrayDeque<>();
      Iterator<I> left = items.iterator();
      while (left.hasNext() || !begun.isEmpty()) {
        while (left.hasNext() && begun.size() < MOST) {
          I item = left.next();
          begun.add(executor.submit(() -> work.apply(item)));
        }
        taker.accept(begun.remove().get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      executor.shutdownNow();
    }
  }
}
