package io.github.kafkak3s.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.kafkak3s.local.LocalPod.State;
import io.github.kafkak3s.local.LocalSettings.Addressing;
import io.github.kafkak3s.observe.Observation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pods of every shape become ready here, end when they are asked to, and come back. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "one loopback address per pod")
class LocalClusterConsequences {
  @TempDir
  Path directory;

  @ParameterizedTest(name = "{0} on Kafka {1}")
  @CsvSource({
    "smallest, 4.4.0",
    "confluent-image, 4.0.2",
    "dedicated, 4.3.1",
    "every-field, 4.2.2",
    "kafka-3.9, 3.9.2",
    "mixed-roles, 4.3.1",
    "single, 4.3.1",
    "zones-and-disks, 4.1.2"
  })
  void podsOfOurBundlesServe(String name, String release) throws Exception {
    assertServes(LocalBundles.golden(name), release, Addressing.OWN_ADDRESSES);
  }

  @ParameterizedTest(name = "{0} on Kafka {1}")
  @CsvSource({"environment, 4.0.2", "file, 4.0.2", "script, 4.0.2"})
  void podsOfForeignBundlesServe(String name, String release) throws Exception {
    assertServes(LocalBundles.foreign(name), release, Addressing.OWN_ADDRESSES);
  }

  @ParameterizedTest(name = "{0} on Kafka {1}")
  @CsvSource({"dedicated, 4.3.1", "smallest, 3.9.2"})
  void podsWithPortsOfTheirOwnServe(String name, String release) throws Exception {
    assertServes(LocalBundles.golden(name), release, Addressing.OWN_PORTS);
  }

  private void assertServes(Observation bundle, String release, Addressing addressing)
      throws Exception {
    try (LocalCluster cluster = LocalCluster.prepare(
        bundle,
        bundle.clusters().get(0),
        LocalBundles.jars(release),
        new LocalSettings(directory, addressing, Optional.empty(), false))) {
      LocalBundles.serve(cluster);
      List<LocalPod> pods = cluster.pods();
      LocalPod last = pods.get(pods.size() - 1);
      last.terminate();
      LocalBundles.await(last, State.DOWN);
      assertEndedInOrder(last);
      assertEquals(Optional.empty(), last.start());
      LocalBundles.awaitReady(last);
    }
  }

  /**
   * As the JVM ends on SIGTERM; or as Kafka halts where that meets what is still starting and its
   * shutdown fails ({@code kafka.Kafka}, the shutdown hook of {@code main}).
   */
  private static void assertEndedInOrder(LocalPod pod) throws Exception {
    String log = Files.readString(pod.log());
    int expected = log.contains("Halting Kafka.") ? 1 : 143;
    assertEquals(Optional.of(expected), pod.exitCode(), log);
  }
}
