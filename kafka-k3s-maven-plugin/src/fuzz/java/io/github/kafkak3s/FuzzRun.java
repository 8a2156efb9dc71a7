package io.github.kafkak3s;

import java.io.IOException;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Tries one input after the other, says how far it has come, and keeps the input that failed: its
 * bytes, and the files that they make. Ends the fuzzing where one input takes too long, counted in
 * processor time, so that a busy machine makes no difference. Time in which classes were still
 * loaded does not count: the fuzzer rewrites each of them when it comes.
 */
public final class FuzzRun {
  private static final Duration MOST = Duration.ofSeconds(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final int BETWEEN_LINES = 10_000;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
  private final Thread worker = Thread.currentThread();
  private final long began = System.nanoTime();
  private final String name;
  private final Step trial;
  private final FilesOfInput files;
  private long inputs;
  private long tried;
  private volatile byte[] now = new byte[0];

  /** What is tried. */
  @FunctionalInterface
  public interface Step {
    /** Tries an input. */
    void accept(byte[] input) throws IOException;
  }

  /** What an input is to people. */
  @FunctionalInterface
  public interface FilesOfInput {
    /** Writes it into a directory. */
    void write(byte[] input, Path directory) throws IOException;
  }

  /**
   * Begins to watch the calling thread.
   *
   * @param name what is fuzzed; the directory below {@code target/fuzz} for what fails
   */
  public FuzzRun(String name, Step trial, FilesOfInput files) {
    this.name = name;
    this.trial = trial;
    this.files = files;
    Thread watch = new Thread(this::watch, "cpu-limit");
    watch.setDaemon(true);
    watch.start();
  }

  /** Tries an input; what it throws is thrown, after the input was kept. */
  public void of(byte[] input) throws IOException {
    now = input;
    long before = threads.getCurrentThreadCpuTime();
    try {
      trial.accept(input);
    } catch (Throwable e) {
      keep(input);
      throw e;
    }
    tried += threads.getCurrentThreadCpuTime() - before;
    inputs++;
    if (inputs % BETWEEN_LINES == 0) {
      progress();
    }
  }

  /** Says how many inputs were tried. */
  public void end() {
    progress();
  }

  private void progress() {
    long seconds = Math.max(1, Duration.ofNanos(System.nanoTime() - began).toSeconds());
    long heap = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      heap += pool.getType() == MemoryType.HEAP ? pool.getPeakUsage().getUsed() : 0;
    }
    System.err.println(name + ": " + inputs + " inputs in " + seconds + " s, "
        + inputs / seconds + " a second, "
        + Duration.ofNanos(threads.getThreadCpuTime(worker.getId())).toSeconds()
        + " s of processor time, " + Duration.ofNanos(tried).toSeconds()
        + " s of it in the tries; heap at most " + (heap >> 20) + " MiB");
  }

  private void keep(byte[] input) throws IOException {
    Path directory = Path.of("target", "fuzz", name + "-failed");
    Files.createDirectories(directory);
    Files.write(directory.resolve("input"), input);
    System.err.println(name + ": input " + (inputs + 1) + " failed and is in " + directory);
    files.write(input, directory.resolve("files"));
  }

  private void watch() {
    try {
      byte[] seen = now;
      long loaded = 0;
      long start = 0;
      while (worker.isAlive()) {
        Thread.sleep(BETWEEN_LOOKS.toMillis());
        long spent = threads.getThreadCpuTime(worker.getId());
        if (seen != now || loaded != classes.getTotalLoadedClassCount()) {
          seen = now;
          loaded = classes.getTotalLoadedClassCount();
          start = spent;
        } else if (spent - start > MOST.toNanos()) {
          System.err.println(name + ": one input takes more than " + MOST.toSeconds() + " s");
          for (StackTraceElement frame : worker.getStackTrace()) {
            System.err.println("  at " + frame);
          }
          keep(seen);
          Runtime.getRuntime().halt(1);
        }
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
