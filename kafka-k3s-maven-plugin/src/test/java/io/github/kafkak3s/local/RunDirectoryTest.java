package io.github.kafkak3s.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Only what bears this plugin's mark is deleted, and only processes that it names are ended. */
class RunDirectoryTest {
  /** More than any system gives to a process. */
  private static final String GONE = "owner 999999999 1";

  private static final String HEADER = "A cluster of kafka-k3s runs, or ran, in this directory.";

  @TempDir
  Path root;

  private String refusal(Path directory) {
    return assertThrows(LocalException.class, () -> RunDirectory.claim(directory))
        .getMessage();
  }

  private Path leftover(String... lines) throws IOException {
    Path directory = Files.createDirectories(root.resolve("local"));
    Files.write(directory.resolve(RunDirectory.MARK), List.of(lines));
    Files.createDirectories(directory.resolve("pods/kafka-0"));
    Files.writeString(directory.resolve("pods/kafka-0/kafka.log"), "old");
    return directory;
  }

  private static String line(String what, Process process) {
    Instant start = process.info().startInstant().orElseThrow();
    return what + " " + process.pid() + " " + start.toEpochMilli();
  }

  private static Process sleep(String... words) throws IOException {
    String[] command = new String[words.length + 3];
    command[0] = "/bin/sh";
    command[1] = "-c";
    command[2] = "sleep 600 & wait";
    System.arraycopy(words, 0, command, 3, words.length);
    return new ProcessBuilder(command).start();
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Test
  void directoryOfSomebodyElseIsNotTouched() throws Exception {
    Path file = Files.writeString(root.resolve("precious.txt"), "precious");
    String message = refusal(root);
    assertTrue(message.contains(root.toString()), message);
    assertEquals("precious", Files.readString(file));
    assertFalse(Files.exists(root.resolve(RunDirectory.MARK)));
  }

  @Test
  void fileInPlaceOfADirectoryIsSaidToBeOne() throws Exception {
    Path file = Files.writeString(root.resolve("precious.txt"), "precious");
    assertEquals(
        "The directory " + file
            + " cannot be used: something of that name is in the way. Name another directory.",
        refusal(file));
    assertEquals("precious", Files.readString(file));
  }

  @Test
  void fileThatOnlyHasTheNameOfAMarkIsNone() throws Exception {
    Path directory = leftover("something else", GONE);
    String message = refusal(directory);
    assertTrue(message.contains("is not a mark"), message);
    assertTrue(Files.exists(directory.resolve("pods/kafka-0/kafka.log")));
    assertEquals(
        List.of("something else", GONE), Files.readAllLines(directory.resolve(RunDirectory.MARK)));
  }

  @Test
  void whatARunThatIsGoneHasLeftIsRemoved() throws Exception {
    Path outside = Files.writeString(root.resolve("outside"), "stays");
    Path directory = leftover(HEADER, GONE);
    Files.createSymbolicLink(directory.resolve("link"), root);
    try (RunDirectory claimed = RunDirectory.claim(directory)) {
      assertEquals(directory.toAbsolutePath(), claimed.path());
      assertFalse(Files.exists(directory.resolve("pods")));
    }
    assertEquals("stays", Files.readString(outside));
  }

  @Test
  void whatSeveralClustersHaveLeftGoesForOne() throws Exception {
    try (RunDirectory all = RunDirectory.claim(root.resolve("rehearsal"));
        RunDirectory one = RunDirectory.claim(all.path().resolve("kafka-one"))) {
      Files.writeString(one.path().resolve("rehearsal.html"), "old");
    }
    try (RunDirectory next = RunDirectory.claim(root.resolve("rehearsal"))) {
      assertFalse(Files.exists(next.path().resolve("kafka-one")));
    }
  }

  @Test
  void clusterThatRunsBelowTheDirectoryKeepsItsFiles() throws Exception {
    Path directory = root.resolve("rehearsal");
    RunDirectory.claim(directory).close();
    try (RunDirectory one = RunDirectory.claim(directory.resolve("kafka-one"))) {
      Path file = Files.writeString(one.path().resolve("data"), "mine");
      String message = refusal(directory);
      assertTrue(message.contains("uses the directory " + one.path()), message);
      assertEquals("mine", Files.readString(file));
    }
  }

  @Test
  void directoryIsUsedByOneRunAtATime() throws Exception {
    Path directory = root.resolve("local");
    try (RunDirectory first = RunDirectory.claim(directory)) {
      Files.writeString(first.path().resolve("data"), "mine");
      String message = refusal(directory);
      assertTrue(message.contains("process " + ProcessHandle.current().pid()), message);
      assertTrue(Files.exists(directory.resolve("data")));
    }
    RunDirectory.claim(directory).close();
    assertFalse(Files.exists(directory.resolve("data")));
  }

  @Test
  @EnabledOnOs(
      value = {OS.LINUX, OS.MAC},
      disabledReason = "runs /bin/sh")
  void directoryOfALivingOwnerIsRefusedEvenWithoutItsLock() throws Exception {
    Process owner = sleep();
    try {
      Path directory = leftover(HEADER, line("owner", owner));
      String message = refusal(directory);
      assertTrue(message.contains("process " + owner.pid()), message);
      assertTrue(Files.exists(directory.resolve("pods")));
    } finally {
      end(owner);
    }
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "reads the command lines of processes")
  void onlyAProcessThatTheMarkNamesAndThatRunsThereIsEnded() throws Exception {
    Path directory = root.toRealPath().resolve("local");
    Process ours = sleep(directory.toString());
    Process elsewhere = sleep();
    Process later = sleep(directory.toString());
    Process unnamed = sleep(directory.toString());
    try {
      Files.createDirectories(directory);
      Files.write(
          directory.resolve(RunDirectory.MARK),
          List.of(
              HEADER,
              GONE,
              line("child", ours),
              line("child", elsewhere),
              // The same id, of a process that started at another time.
              "child " + later.pid() + " 1000000000000",
              "child x 1",
              "child"));
      RunDirectory.claim(directory).close();
      assertTrue(ours.waitFor(30, TimeUnit.SECONDS));
      assertTrue(elsewhere.isAlive());
      assertTrue(later.isAlive());
      assertTrue(unnamed.isAlive());
    } finally {
      List.of(ours, elsewhere, later, unnamed).forEach(RunDirectoryTest::end);
    }
  }
}
