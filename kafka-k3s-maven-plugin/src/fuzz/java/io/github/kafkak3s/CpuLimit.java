package io.github.kafkak3s;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Ends the fuzzing where one input takes too long, counted in processor time, so that a busy
 * machine makes no difference. The input is kept, and where it hangs is printed.
 */
public final class CpuLimit {
  private static final Duration MOST = Duration.ofSeconds(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final Path KEPT = Path.of("target", "fuzz", "too-slow");

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Thread worker;
  private volatile Started now;

  /** What is being looked at, and the processor time of the thread when it began. */
  private record Started(byte[] input, long nanos) {}

  /** Begins to watch the calling thread. */
  public CpuLimit() {
    worker = Thread.currentThread();
    begin(new byte[0]);
    Thread watch = new Thread(this::watch, "cpu-limit");
    watch.setDaemon(true);
    watch.start();
  }

  /** The thread begins with the next input. */
  public void begin(byte[] input) {
    now = new Started(input, threads.getThreadCpuTime(worker.getId()));
  }

  private void watch() {
    try {
      while (worker.isAlive()) {
        Thread.sleep(BETWEEN_LOOKS.toMillis());
        Started seen = now;
        long spent = threads.getThreadCpuTime(worker.getId()) - seen.nanos();
        if (spent > MOST.toNanos() && seen.equals(now)) {
          System.err.println("more than " + MOST.toSeconds() + " s for the input in " + KEPT);
          for (StackTraceElement frame : worker.getStackTrace()) {
            System.err.println("  at " + frame);
          }
          Files.createDirectories(KEPT.getParent());
          Files.write(KEPT, seen.input());
          Runtime.getRuntime().halt(1);
        }
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
