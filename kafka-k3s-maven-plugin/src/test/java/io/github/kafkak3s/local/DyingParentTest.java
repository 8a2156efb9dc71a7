package io.github.kafkak3s.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.local.LocalPod.State;
import io.github.kafkak3s.local.LocalSettings.Addressing;
import io.github.kafkak3s.observe.Observation;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the process dies of that runs a cluster, nothing of the cluster stays. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "reads the command lines of processes")
class DyingParentTest {
  private static final long SECONDS = 120;

  @TempDir
  Path directory;

  /** Runs a cluster of one node until it is ended; says how far it is. */
  public static final class Parent {
    private Parent() {}

    /** Runs it in the directory {@code args[0]}. */
    public static void main(String[] args) throws Exception {
      LocalCluster cluster = prepare(Path.of(args[0]));
      LocalPod pod = cluster.pods().get(0);
      System.out.println("prepared " + pod.endpoints().get("CLIENT"));
      pod.start();
      System.out.println("started");
      while (pod.state() != State.READY) {
        Thread.sleep(50);
      }
      System.out.println("ready");
      Thread.sleep(Long.MAX_VALUE);
    }
  }

  private static LocalCluster prepare(Path directory) throws Exception {
    Observation bundle = LocalBundles.golden("single");
    return LocalCluster.prepare(
        bundle,
        bundle.clusters().get(0),
        LocalBundles.jars("4.3.1"),
        new LocalSettings(directory, Addressing.OWN_PORTS, Optional.empty(), false));
  }

  private static void awaitLine(BufferedReader out, String start) throws IOException {
    String line = out.readLine();
    while (line != null && !line.startsWith(start)) {
      line = out.readLine();
    }
    assertTrue(line != null, "no line " + start);
  }

  private static boolean runs(Process parent, String mainClass) {
    return parent
        .descendants()
        .anyMatch(process -> process
            .info()
            .commandLine()
            .filter(line -> line.contains(mainClass))
            .isPresent());
  }

  private static void await(Predicate<Process> condition, Process parent) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!condition.test(parent)) {
      assertTrue(parent.isAlive() && System.nanoTime() < end, "it did not come so far");
      Thread.sleep(5);
    }
  }

  /** Runs the parent, lets it die in a moment, and returns where it said that clients come. */
  private void assertNothingStays(String moment, boolean isSigkill) throws Exception {
    Process parent = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Parent.class.getName(),
            directory.resolve("local").toString())
        .redirectError(directory.resolve("parent.log").toFile())
        .start();
    try (BufferedReader out = parent.inputReader()) {
      String line = out.readLine();
      assertTrue(
          line != null && line.startsWith("prepared "),
          () -> read(directory.resolve("parent.log")));
      int port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
      switch (moment) {
        case "format" -> await(process -> runs(process, "StorageTool"), parent);
        case "start" -> await(process -> runs(process, "kafka.Kafka"), parent);
        default -> awaitLine(out, moment);
      }
      List<ProcessHandle> children = parent.descendants().toList();
      assertFalse(children.isEmpty());
      if (isSigkill) {
        parent.destroyForcibly();
      } else {
        parent.toHandle().destroy();
      }
      assertTrue(parent.waitFor(SECONDS, TimeUnit.SECONDS));
      for (ProcessHandle child : children) {
        child.onExit().get(SECONDS, TimeUnit.SECONDS);
      }
      try (var socket = Loopback.bound("127.0.0.1", port)) {
        assertTrue(socket != null, "port " + port + " is taken");
      }
    } finally {
      parent.descendants().forEach(ProcessHandle::destroyForcibly);
      parent.destroyForcibly();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void nothingStaysAndTheNextRunFindsItsDirectoryFree() throws Exception {
    for (String moment : List.of("format", "start", "ready")) {
      assertNothingStays(moment, true);
    }
    assertNothingStays("start", false);
    Path log = directory.resolve("local/pods/dev-0/kafka.log");
    assertTrue(Files.exists(log));
    try (LocalCluster next = prepare(directory.resolve("local"))) {
      assertFalse(Files.exists(log));
      assertEquals(State.DOWN, next.pods().get(0).state());
    }
  }
}
