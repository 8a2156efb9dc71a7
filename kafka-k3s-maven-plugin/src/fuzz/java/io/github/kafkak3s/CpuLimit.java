package io.github.kafkak3s;

import java.io.IOException;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Ends the fuzzing where one input takes too long, counted in processor time, so that a busy
 * machine makes no difference. The input is kept, and where it hangs is printed. Time in which
 * classes were still loaded does not count: the fuzzer rewrites each of them when it comes.
 */
public final class CpuLimit {
  private static final Duration MOST = Duration.ofSeconds(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final Path KEPT = Path.of("target", "fuzz", "too-slow");

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
  private final Thread worker = Thread.currentThread();
  private volatile byte[] now = new byte[0];

  /** Begins to watch the calling thread. */
  public CpuLimit() {
    Thread watch = new Thread(this::watch, "cpu-limit");
    watch.setDaemon(true);
    watch.start();
  }

  /** The thread begins with the next input. */
  public void begin(byte[] input) {
    now = input;
  }

  private void watch() {
    try {
      byte[] seen = now;
      long loaded = 0;
      long began = 0;
      while (worker.isAlive()) {
        Thread.sleep(BETWEEN_LOOKS.toMillis());
        long spent = threads.getThreadCpuTime(worker.getId());
        if (seen != now || loaded != classes.getTotalLoadedClassCount()) {
          seen = now;
          loaded = classes.getTotalLoadedClassCount();
          began = spent;
        } else if (spent - began > MOST.toNanos()) {
          System.err.println("more than " + MOST.toSeconds() + " s for the input in " + KEPT);
          for (StackTraceElement frame : worker.getStackTrace()) {
            System.err.println("  at " + frame);
          }
          Files.createDirectories(KEPT.getParent());
          Files.write(KEPT, seen);
          Runtime.getRuntime().halt(1);
        }
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
