package io.github.kafkak3s.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.local.LocalPod.State;
import io.github.kafkak3s.observe.KafkaNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A pod of which the process is no Kafka. */
@EnabledOnOs(
    value = {OS.LINUX, OS.MAC},
    disabledReason = "runs /bin/sh")
class LocalPodTest {
  @TempDir
  Path directory;

  private PodPlan plan(FormatStep format, String script) throws Exception {
    KafkaNode node = LocalBundles.foreign("environment").nodes().get(2);
    Path place = Files.createDirectories(directory.resolve("pod"));
    return new PodPlan(
        node,
        true,
        "127.0.0.1",
        place,
        List.of(place.resolve("disk")),
        format,
        List.of("/bin/sh", "-c", script),
        Map.of("GREETING", "hello"),
        Map.of(),
        Optional.empty(),
        1,
        256);
  }

  private static FormatStep step(String script) {
    return new FormatStep(
        List.of("/bin/sh", "-c", script),
        Map.of(),
        false,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** Returns a step that counts its calls in the log, formats the disk and may refuse it. */
  private FormatStep counted(Path config) {
    Path disk = directory.resolve("pod/disk");
    return new FormatStep(
        List.of(
            "/bin/sh",
            "-c",
            "echo formats; mkdir -p $0; echo $(cat $1) > $0/meta.properties; ! grep refuse $1",
            disk.toString(),
            config.toString()),
        Map.of("PATH", "/usr/local/bin:/usr/bin:/bin"),
        false,
        Optional.empty(),
        Optional.empty(),
        List.of(config));
  }

  private ClassArchive none() throws Exception {
    return ClassArchive.of(LocalBundles.jars("4.3.1"), directory, false);
  }

  private interface Action {
    void on(LocalPod pod) throws Exception;
  }

  private void with(FormatStep format, String script, Action action) throws Exception {
    PodPlan plan = plan(format, script);
    try (RunDirectory run = RunDirectory.claim(directory.resolve("run"));
        Children children = new Children(run)) {
      action.on(new LocalPod(plan, children, none()));
    }
  }

  private static void awaitDown(LocalPod pod) throws Exception {
    while (pod.state() != State.DOWN) {
      Thread.sleep(10);
    }
  }

  @Test
  void exitCodeAndWordsOfEveryStartAreKept() throws Exception {
    with(FormatStep.NOTHING, "echo $GREETING; exit 7", pod -> {
      assertEquals("events-2", pod.name());
      assertEquals(2, pod.id());
      assertEquals(State.DOWN, pod.state());
      assertEquals(Optional.empty(), pod.exitCode());
      for (int i = 0; i < 2; i++) {
        assertEquals(Optional.empty(), pod.start());
        awaitDown(pod);
        assertEquals(Optional.of(7), pod.exitCode());
        assertEquals(OptionalLong.empty(), pod.pid());
      }
      assertEquals(List.of("hello", "hello"), Files.readAllLines(pod.log()));
    });
  }

  @Test
  void refusalOfTheFormatStepIsReturnedAndNothingIsStarted() throws Exception {
    with(step("echo not this disk; exit 1"), "echo started", pod -> {
      assertEquals(Optional.of("not this disk"), pod.start());
      assertEquals(State.DOWN, pod.state());
      assertEquals(List.of("not this disk"), Files.readAllLines(pod.log()));
    });
  }

  private static long calls(LocalPod pod) throws Exception {
    return Files.readAllLines(pod.log()).stream().filter("formats"::equals).count();
  }

  private static void startAndKill(LocalPod pod) throws Exception {
    assertEquals(Optional.empty(), pod.start());
    pod.kill();
  }

  @Test
  void formatStepIsSparedAsLongAsNothingHasChangedSinceItSucceeded() throws Exception {
    Path config = Files.writeString(directory.resolve("server.properties"), "node.id=2");
    Path properties = directory.resolve("pod/disk/meta.properties");
    with(counted(config), "exec sleep 600", pod -> {
      startAndKill(pod);
      startAndKill(pod);
      assertEquals(1, calls(pod), "the disk is as the step left it");

      pod.loseDisks();
      startAndKill(pod);
      assertEquals(2, calls(pod), "the disk is empty");

      Files.writeString(properties, "node.id=7");
      startAndKill(pod);
      assertEquals(3, calls(pod), "the disk is another node's");

      pod.detachDisks();
      startAndKill(pod);
      assertEquals(4, calls(pod), "the disk is not there");
      pod.attachDisks();
      startAndKill(pod);
      assertEquals(4, calls(pod), "the disk is back, the same to the byte");

      pod.allowFormat();
      startAndKill(pod);
      assertEquals(5, calls(pod), "the step was given a permission");

      Files.writeString(config, "node.id=3");
      startAndKill(pod);
      assertEquals(6, calls(pod), "its options have changed");

      Files.writeString(config, "refuse");
      assertTrue(pod.start().isPresent());
      assertTrue(pod.start().isPresent());
      assertEquals(8, calls(pod), "what has refused is asked again");
    });
  }

  @Test
  void formatStepThatFormatsNothingIsNeverSpared() throws Exception {
    with(step("echo formats"), "exec sleep 600", pod -> {
      startAndKill(pod);
      startAndKill(pod);
      assertEquals(2, calls(pod));
    });
  }

  @Test
  void podThatRunsIsNotStartedAgainAndKeepsItsDisks() throws Exception {
    with(FormatStep.NOTHING, "exec sleep 600", pod -> {
      assertEquals(Optional.empty(), pod.start());
      assertTrue(pod.pid().isPresent());
      assertEquals(State.STARTING, pod.state());
      assertEquals(Optional.empty(), pod.exitCode());
      assertThrows(LocalException.class, pod::start);
      assertThrows(IllegalStateException.class, pod::loseDisks);
      pod.kill();
      assertEquals(State.DOWN, pod.state());
      assertEquals(Optional.of(128 + 9), pod.exitCode());
    });
  }

  @Test
  void terminationIsASignalAndLeavesTheProcessItsInput() throws Exception {
    String script = "trap 'echo asked; exit 3' TERM; echo ready; while :; do sleep 0.05; done";
    with(FormatStep.NOTHING, script, pod -> {
      pod.start();
      while (!Files.readString(pod.log()).contains("ready")) {
        Thread.sleep(10);
      }
      pod.terminate();
      awaitDown(pod);
      assertEquals(Optional.of(3), pod.exitCode());
      assertEquals(List.of("ready", "asked"), Files.readAllLines(pod.log()));
    });
  }

  @Test
  void lastErrorsAreThoseOfTheLogging() throws Exception {
    with(FormatStep.NOTHING, "exit 0", pod -> {
      StringBuilder log = new StringBuilder("[2026-01-01 00:00:00,000] INFO an ERROR word (x)\n");
      for (int i = 0; i < 7; i++) {
        log.append("[2026-01-01 00:00:0").append(i).append(",000] ERROR fault ").append(i);
        log.append(" (kafka.server)\nat a.b.C\n");
      }
      Files.writeString(pod.log(), log.append("Exception in thread \"main\" java.lang.Error\n"));
      List<String> errors = pod.lastErrors();
      assertEquals(5, errors.size());
      assertTrue(errors.get(0).endsWith("fault 3 (kafka.server)"), errors::toString);
      assertEquals("Exception in thread \"main\" java.lang.Error", errors.get(4));
    });
  }

  @Test
  void nothingIsStartedAfterTheEnd() throws Exception {
    PodPlan plan = plan(FormatStep.NOTHING, "echo started");
    try (RunDirectory run = RunDirectory.claim(directory.resolve("run"))) {
      Children children = new Children(run);
      children.close();
      assertThrows(LocalException.class, new LocalPod(plan, children, none())::start);
    }
  }
}
