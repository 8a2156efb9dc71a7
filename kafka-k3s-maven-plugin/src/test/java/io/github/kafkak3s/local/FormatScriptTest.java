package io.github.kafkak3s.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.kafkak3s.lab.LabBundles;
import io.github.kafkak3s.lab.Manifest;
import io.github.kafkak3s.local.LocalSettings.Addressing;
import io.github.kafkak3s.observe.Observation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The emitted format script, run by a real shell with Kafka's own StorageTool: it formats an empty
 * disk, but not the metadata disk of a controller once the cluster has formed.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "one loopback address per pod")
class FormatScriptTest {
  private static final String FORMED = "bootstrap=false\n";

  /** Under the shell of Debian images. */
  @Nested
  class UnderDash extends Cases {
    @Override
    Optional<Shell> shell() {
      return Shell.dash();
    }
  }

  /** Under the shell and the tools of Alpine images. */
  @Nested
  class UnderBusybox extends Cases {
    @Override
    Optional<Shell> shell() throws IOException {
      return Shell.busybox();
    }
  }

  /** The format step of one pod under a shell; nothing else of the cluster runs. */
  private static final class Init implements AutoCloseable {
    private final Shell shell;
    private final LocalCluster cluster;
    private final RunDirectory directory;
    private final Children children;
    private final PodPlan plan;

    Init(Shell shell, String caseName, String pod, Path directory) throws Exception {
      Observation bundle = LocalBundles.observed(LabBundles.bundle(caseName));
      this.shell = shell;
      this.cluster = LocalCluster.prepare(
          bundle,
          bundle.clusters().get(0),
          LocalBundles.jars(LabBundles.RELEASE),
          new LocalSettings(
              directory.resolve("cluster"), Addressing.OWN_ADDRESSES, Optional.empty(), false));
      this.directory = RunDirectory.claim(directory.resolve("steps"));
      this.children = new Children(this.directory);
      this.plan = cluster.pods().stream()
          .filter(each -> each.name().equals(pod))
          .findFirst()
          .orElseThrow()
          .plan();
    }

    String pod() {
      return plan.node().podName();
    }

    Path script() {
      return Path.of(plan.format().command().get(1));
    }

    Path policy() {
      return plan.format().policy().orElseThrow().file();
    }

    /** Returns the properties file that both script and Kafka read. */
    Path properties() {
      return Path.of(plan.command().get(plan.command().size() - 1));
    }

    Path claim(String claim) {
      return plan.directory().resolve("volumes").resolve(claim);
    }

    Path meta(String claim) {
      return claim(claim).resolve("kraft").resolve("meta.properties");
    }

    Path terminationLog() {
      return plan.directory().resolve("termination-log");
    }

    String terminationMessage() throws IOException {
      return Files.exists(terminationLog()) ? Files.readString(terminationLog()) : "";
    }

    /** Runs it; returns what it said where it failed. */
    Optional<String> run() throws Exception {
      Files.deleteIfExists(terminationLog());
      List<String> command = new ArrayList<>(shell.command());
      command.add(script().toString());
      Map<String, String> environment = new TreeMap<>(plan.format().environment());
      environment.put("PATH", shell.path());
      return new FormatStep(
              command, environment, false, Optional.empty(), Optional.empty(), List.of())
          .run(children, plan.directory(), plan.disks(), plan.log(), false);
    }

    void assertFormats(String claim) throws Exception {
      assertFalse(Files.exists(meta(claim)));
      assertEquals(Optional.empty(), run());
      assertEquals("", terminationMessage());
      assertTrue(Files.exists(meta(claim)));
    }

    void assertRefuses(String policy, String claim) throws Exception {
      Files.writeString(policy(), policy);
      String said = run().orElseThrow();
      assertFalse(Files.exists(meta(claim)), "nothing was formatted");
      for (String text : List.of(said, terminationMessage())) {
        assertTrue(text.contains(pod()), text);
        assertTrue(text.contains("empty"), "says why: " + text);
        assertTrue(text.contains("spec.reformat"), "says what to do: " + text);
      }
      assertFalse(said.contains("Exception"), said);
    }

    @Override
    public void close() {
      children.close();
      directory.close();
      cluster.close();
    }
  }

  /** What holds under each shell. */
  abstract static class Cases {
    @TempDir
    Path directory;

    abstract Optional<Shell> shell() throws IOException;

    private Init init(String caseName, String pod) throws Exception {
      assumeTrue(shell().isPresent(), "this shell is not installed");
      return new Init(shell().get(), caseName, pod, directory);
    }

    @Test
    void formatsOnceAtTheFirstStart() throws Exception {
      try (Init init = init("three-combined", "kafka-1")) {
        init.assertFormats("data");
        String identity = Files.readString(init.meta("data"));
        assertTrue(identity.contains("node.id=1"), identity);
        assertTrue(identity.contains("cluster.id=q3mBf0RzTkSVh7nXw2LdYA"), identity);
        assertEquals(Optional.empty(), init.run());
        assertEquals(
            identity, Files.readString(init.meta("data")), "the second start changes nothing");
      }
    }

    @Test
    void refusesAnEmptyControllerDiskOnceTheClusterHasFormed() throws Exception {
      try (Init init = init("three-combined", "kafka-2")) {
        init.assertRefuses(FORMED, "data");
      }
      try (Init init = init("dedicated-3-3", "orders-controllers-0")) {
        init.assertRefuses(FORMED, "data");
      }
    }

    @Test
    void formatsAnEmptyBrokerDiskAtAnyTime() throws Exception {
      try (Init init = init("dedicated-3-3", "orders-brokers-b-0")) {
        Files.writeString(init.properties().resolveSibling("format.policy"), FORMED);
        init.assertFormats("data");
      }
    }

    @Test
    void leavesAFormattedControllerDiskAlone() throws Exception {
      try (Init init = init("three-combined", "kafka-0")) {
        init.assertFormats("data");
        Files.writeString(init.policy(), FORMED);
        assertEquals(Optional.empty(), init.run());
        assertEquals("", init.terminationMessage());
      }
    }

    @Test
    void formatsJustThePodsThatReformatNames() throws Exception {
      try (Init init = init("three-combined", "kafka-1")) {
        init.assertRefuses(FORMED + "reformat=kafka-2\n", "data");
        init.assertRefuses(FORMED + "reformat=kafka-10\n", "data");
        init.assertRefuses(FORMED + "reformat=my-kafka-1\n", "data");
        Files.writeString(init.policy(), FORMED + "reformat=kafka-2\nreformat=kafka-1\n");
        init.assertFormats("data");
      }
    }

    @Test
    void countsTheMetadataDiskOfSeveral() throws Exception {
      try (Init init = init("jbod", "kafka-0")) {
        init.assertFormats("data-0");
        assertTrue(Files.exists(init.meta("data-1")));
        Files.writeString(init.policy(), FORMED);
        RunDirectory.delete(init.claim("data-1"));
        assertEquals(Optional.empty(), init.run());
        assertTrue(Files.exists(init.meta("data-1")), "a lost data disk is formatted");
        RunDirectory.delete(init.claim("data-0"));
        init.assertRefuses(FORMED, "data-0");
        Files.writeString(init.policy(), FORMED + "reformat=kafka-0\n");
        init.assertFormats("data-0");
      }
    }

    @Test
    void runsAsEmittedButForThePathsOfTheContainer() throws Exception {
      try (Init init = init("three-combined", "kafka-0")) {
        String emitted = Manifest.of(LabBundles.bundle("three-combined")).stream()
            .filter(manifest -> manifest.is("ConfigMap"))
            .map(manifest -> manifest.root().textAt("data", "format.sh"))
            .findFirst()
            .orElseThrow();
        String run = Files.readString(init.script())
            .replace("'" + init.properties().getParent() + "'", "/etc/kafka-k3s")
            .replace("'" + init.claim("data").resolve("kraft") + "'", "/var/lib/kafka/data/kraft")
            .replace("'" + init.terminationLog() + "'", "/dev/termination-log")
            .replace(
                "'" + init.script().resolveSibling("kafka-storage") + "'",
                "/opt/kafka/bin/kafka-storage.sh");
        assertEquals(emitted, run);
      }
    }

    @Test
    void refusesTheDiskOfAnotherCluster() throws Exception {
      try (Init init = init("three-combined", "kafka-0")) {
        init.assertFormats("data");
        String identity = Files.readString(init.meta("data"));
        Files.writeString(
            init.script(),
            Files.readString(init.script())
                .replace("q3mBf0RzTkSVh7nXw2LdYA", "Zz1mBf0RzTkSVh7nXw2LdY"));
        String said = init.run().orElseThrow();
        assertTrue(said.contains("cluster.id"), said);
        assertEquals(identity, Files.readString(init.meta("data")));
      }
    }

    @Test
    void formatsNothingWithoutAFileForThePodOrAPolicy() throws Exception {
      try (Init init = init("three-combined", "kafka-0")) {
        String text = Files.readString(init.properties());
        Files.delete(init.properties());
        assertTrue(init.run().isPresent());
        Files.writeString(init.policy(), FORMED);
        assertTrue(init.run().isPresent());
        Files.writeString(init.properties(), text);
        Files.delete(init.policy());
        assertTrue(init.run().isPresent());
        assertFalse(Files.exists(init.meta("data")));
      }
    }
  }
}
