package io.github.kafkak3s.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.local.LocalPod.State;
import io.github.kafkak3s.local.LocalSettings.Addressing;
import io.github.kafkak3s.observe.Observation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real brokers are made of a bundle's pods. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "one loopback address per pod")
class LocalClusterTest {
  @TempDir
  Path directory;

  @Test
  void podsOfOurBundleBecomeReadyAndLeaveNothing() throws Exception {
    Observation bundle = LocalBundles.golden("smallest");
    Path log;
    Path disk;
    List<ProcessHandle> children;
    try (LocalCluster cluster = LocalCluster.prepare(
        bundle,
        bundle.clusters().get(0),
        LocalBundles.jars("4.3.1"),
        new LocalSettings(directory, Addressing.OWN_ADDRESSES, Optional.empty(), false))) {
      List<LocalPod> pods = cluster.pods();
      assertEquals(
          List.of("kafka-0", "kafka-1", "kafka-2"),
          pods.stream().map(LocalPod::name).toList());
      LocalBundles.serve(cluster);
      children =
          ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
      assertTrue(children.size() >= 3, children::toString);
      assertEquals(
          List.of(
              "names of hosts",
              "listeners",
              "offsets.topic.num.partitions",
              "transaction.state.log.num.partitions",
              "log.dirs",
              "heap",
              "log of the garbage collector",
              "options of the JVM",
              "format step"),
          cluster.replacements().stream().map(Replacement::what).toList());
      assertTrue(cluster.replacements().stream().allMatch(each -> each.pods().size() == 3));
      assertEquals(
          List.of(
              "bootstrap.servers=kafka-0.kafka.kafka.svc.cluster.local:9092,"
                  + "kafka-1.kafka.kafka.svc.cluster.local:9092,"
                  + "kafka-2.kafka.kafka.svc.cluster.local:9092",
              "security.protocol=PLAINTEXT"),
          Files.readAllLines(cluster.clientProperties("CLIENT")));

      LocalPod victim = pods.get(2);
      victim.kill();
      assertEquals(State.DOWN, victim.state());
      victim.loseDisks();
      assertEquals(Optional.empty(), victim.start());
      LocalBundles.awaitReady(victim);

      pods.get(0).terminate();
      LocalBundles.await(pods.get(0), State.DOWN);
      log = pods.get(0).log();
      disk = directory.resolve("pods/kafka-0/volumes/data/kraft");
      assertTrue(Files.isDirectory(disk));
    }
    for (ProcessHandle child : children) {
      child.onExit().get(30, TimeUnit.SECONDS);
    }
    assertTrue(Files.size(log) > 0);
    assertFalse(Files.exists(disk));
  }

  @Test
  void podOfAForeignBundleIsStartedFromItsEnvironment() throws Exception {
    Observation bundle = LocalBundles.foreign("environment");
    try (LocalCluster cluster = LocalCluster.prepare(
        bundle,
        bundle.clusters().get(0),
        LocalBundles.jars("4.0.2"),
        new LocalSettings(directory, Addressing.OWN_ADDRESSES, Optional.of("300m"), true))) {
      LocalPod pod = cluster.pods().get(0);
      assertEquals(Optional.empty(), pod.start());
      LocalBundles.awaitReady(pod);
      assertTrue(pod.pid().isPresent());
      assertTrue(pod.plan().command().contains("-Xmx300m"));
      assertEquals(List.of(), pod.lastErrors());
    }
  }
}
