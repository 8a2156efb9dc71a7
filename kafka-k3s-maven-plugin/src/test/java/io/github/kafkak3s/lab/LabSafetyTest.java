package io.github.kafkak3s.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.local.child.ParentWatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The lab leaves nothing behind, runs beside another one, and does not boot what would not boot in
 * a cluster.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "one loopback address per pod")
class LabSafetyTest {
  /** A main class that would never end by itself. */
  public static final class Sleeper {
    private Sleeper() {}

    /** Says that it runs and sleeps. */
    public static void main(String[] args) throws Exception {
      System.out.println("asleep");
      Thread.sleep(Long.MAX_VALUE);
    }
  }

  @Test
  void childEndsWithItsParent() throws Exception {
    Process child = new ProcessBuilder(
            PodSandbox.javaProgram(),
            "-cp",
            Classpath.compiled(),
            ParentWatch.class.getName(),
            Sleeper.class.getName())
        .start();
    try (var out = child.inputReader()) {
      assertEquals("asleep", out.readLine());
      assertTrue(child.isAlive());
      // What the kernel does to the pipe when a parent dies.
      child.getOutputStream().close();
      assertTrue(child.waitFor(30, TimeUnit.SECONDS));
      assertEquals(130, child.exitValue());
    } finally {
      child.destroyForcibly();
    }
  }

  @Test
  void twoLabsHaveTheirOwnAddresses() throws Exception {
    try (Loopback one = Loopback.claim();
        Loopback other = Loopback.claim()) {
      assertNotEquals(one.address(0), other.address(0));
    }
  }

  @Test
  void closingEndsEveryProcessAndRemovesEveryFile() throws Exception {
    Path bundle = LabBundles.bundle("one-combined");
    List<ProcessHandle> children;
    Path claim;
    try (KafkaLab lab = KafkaLab.start(bundle, LabBundles.RELEASE)) {
      lab.client().awaitQuorum(1, 1);
      children =
          ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
      claim = lab.pods().get(0).claim("data");
      assertTrue(children.size() >= 2, "a node and a client");
      assertTrue(Files.exists(claim));
    }
    for (ProcessHandle child : children) {
      child.onExit().get(30, TimeUnit.SECONDS);
    }
    assertFalse(Files.exists(claim));
  }

  @Test
  void namesAreThoseOfTheServicesOnly(@TempDir Path bundle) throws Exception {
    for (Manifest manifest : Manifest.of(LabBundles.bundle("one-combined"))) {
      String text = manifest.text().replace("serviceName: kafka", "serviceName: other");
      Files.writeString(bundle.resolve(manifest.path().getFileName()), text);
    }
    try (KafkaLab lab = KafkaLab.of(bundle, LabBundles.RELEASE)) {
      assertFalse(lab.hasName("kafka-0.kafka.kafka.svc.cluster.local"));
      assertTrue(lab.hasName("kafka-bootstrap.kafka.svc.cluster.local"));
    }
  }

  @Test
  void nodeThatDiesIsReportedWithItsLog(@TempDir Path bundle) throws Exception {
    for (Manifest manifest : Manifest.of(LabBundles.bundle("one-combined"))) {
      // Kafka refuses an inter-broker listener that is not advertised; the format step does not
      // look at it.
      String text = manifest
          .text()
          .replace(
              "listener.security.protocol.map=REPLICATION:PLAINTEXT,",
              "listener.security.protocol.map=OTHER:PLAINTEXT,REPLICATION:PLAINTEXT,")
          .replace("inter.broker.listener.name=REPLICATION", "inter.broker.listener.name=OTHER");
      Files.writeString(bundle.resolve(manifest.path().getFileName()), text);
    }
    IllegalStateException failure =
        assertThrows(IllegalStateException.class, () -> KafkaLab.start(bundle, LabBundles.RELEASE));
    assertTrue(failure.getMessage().contains("inter.broker.listener.name"), failure::getMessage);
  }
}
