package io.github.kafkak3s.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.local.LocalSettings.Addressing;
import io.github.kafkak3s.observe.Observation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The format step of our own bundles, by their own script and Kafka's own tool. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "one loopback address per pod")
class FormatStepTest {
  @TempDir
  Path directory;

  /** Returns a bundle whose cluster has formed; {@code heading} is the script's first comment. */
  private Observation formed(String heading) throws Exception {
    return LocalBundles.changed(
        CaseFiles.group("bundles").resolve("smallest/deploy/kafka"),
        directory.resolve("bundle"),
        text -> text.replace("policy: |\n    bootstrap=true", "policy: |\n    bootstrap=false")
            .replace("# Formats this node's empty disk.", heading));
  }

  @Test
  void clusterFormsHereThoughItHasFormedElsewhereAndThenTheGuardHolds() throws Exception {
    Observation bundle = formed("# Formats this node's empty disk.");
    // With a blank and a quote in its path, as a user's home may have.
    Path local = directory.resolve("it's a run");
    try (LocalCluster cluster = LocalCluster.prepare(
            bundle,
            bundle.clusters().get(0),
            LocalBundles.jars("4.3.1"),
            new LocalSettings(local, Addressing.OWN_ADDRESSES, Optional.empty(), false));
        RunDirectory other = RunDirectory.claim(directory.resolve("other"));
        Children children = new Children(other)) {
      assertEquals(
          List.of(new Replacement(
              List.of("kafka-0", "kafka-1", "kafka-2"),
              "format.policy",
              "bootstrap=false",
              "bootstrap=true until the pod has been formatted once",
              "the disks on this machine are new")),
          cluster.replacements().stream()
              .filter(each -> each.what().equals("format.policy"))
              .toList());
      LocalPod pod = cluster.pods().get(1);
      PodPlan plan = pod.plan();
      Path disk = plan.disks().get(0);

      assertEquals(Optional.empty(), format(plan, children, true));
      assertTrue(Files.readString(disk.resolve("meta.properties")).contains("node.id=1"));
      assertEquals(Optional.empty(), format(plan, children, false), "a disk that is formatted");

      pod.loseDisks();
      String said = format(plan, children, false).orElseThrow();
      assertTrue(
          said.startsWith(
              "kafka-1 has an empty metadata disk, and the cluster has already formed."),
          said);
      assertTrue(said.contains("spec.reformat"), said);
      assertFalse(Files.exists(disk.resolve("meta.properties")));
      assertTrue(Files.readString(plan.log()).contains(said), "the pod's log has it");
      assertFalse(Files.exists(Path.of("/dev/termination-log")));
    }
  }

  @Test
  void guardOfAForeignScriptHoldsThoughItIsNotRun() throws Exception {
    Path trace = directory.resolve("was-here");
    Observation bundle = formed("echo here > " + trace + "\n    #");
    try (LocalCluster cluster = LocalCluster.prepare(
            bundle,
            bundle.clusters().get(0),
            LocalBundles.jars("4.3.1"),
            new LocalSettings(
                directory.resolve("local"), Addressing.OWN_ADDRESSES, Optional.empty(), false));
        RunDirectory other = RunDirectory.claim(directory.resolve("other"));
        Children children = new Children(other)) {
      PodPlan plan = cluster.pods().get(0).plan();
      assertFalse(plan.format().command().contains("/bin/sh"));
      assertEquals(Optional.empty(), format(plan, children, true));
      assertTrue(Files.exists(plan.disks().get(0).resolve("meta.properties")));
      cluster.pods().get(0).loseDisks();
      String said = format(plan, children, false).orElseThrow();
      assertTrue(said.startsWith("kafka-0 has an empty disk"), said);
      assertTrue(said.contains("deploy/kafka-configmap.yaml:"), said);
      assertEquals(List.of(), plan.disks().stream().filter(Files::exists).toList());
      assertFalse(Files.exists(trace));
    }
  }

  private static Optional<String> format(PodPlan plan, Children children, boolean isForming)
      throws Exception {
    return plan.format().run(children, plan.directory(), plan.disks(), plan.log(), isForming);
  }
}
