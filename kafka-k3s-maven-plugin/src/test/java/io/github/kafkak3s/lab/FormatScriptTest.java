package io.github.kafkak3s.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * The emitted format script, run by a real shell with Kafka's own StorageTool: it formats an empty
 * disk, but not the metadata disk of a controller once the cluster has formed.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the lab needs Linux")
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

  /** What holds under each shell. */
  abstract static class Cases {
    abstract Optional<Shell> shell() throws IOException;

    @Test
    void formatsOnceAtTheFirstStart() throws Exception {
      try (KafkaLab lab = lab("three-combined")) {
        PodSandbox pod = lab.pod("kafka-1");
        assertFormats(pod, "data");
        String identity = Files.readString(meta(pod, "data"));
        assertTrue(identity.contains("node.id=1"), identity);
        assertTrue(identity.contains("cluster.id=q3mBf0RzTkSVh7nXw2LdYA"), identity);
        assertEquals(0, run(pod).exit());
        assertEquals(
            identity, Files.readString(meta(pod, "data")), "the second start changes nothing");
      }
    }

    @Test
    void refusesAnEmptyControllerDiskOnceTheClusterHasFormed() throws Exception {
      try (KafkaLab lab = lab("three-combined")) {
        assertRefuses(lab.pod("kafka-2"), FORMED, "data");
      }
      try (KafkaLab lab = lab("dedicated-3-3")) {
        assertRefuses(lab.pod("orders-controllers-0"), FORMED, "data");
      }
    }

    @Test
    void formatsAnEmptyBrokerDiskAtAnyTime() throws Exception {
      try (KafkaLab lab = lab("dedicated-3-3")) {
        PodSandbox broker = lab.pod("orders-brokers-b-0");
        policy(broker, FORMED);
        assertFormats(broker, "data");
      }
    }

    @Test
    void leavesAFormattedControllerDiskAlone() throws Exception {
      try (KafkaLab lab = lab("three-combined")) {
        PodSandbox pod = lab.pod("kafka-0");
        assertFormats(pod, "data");
        policy(pod, FORMED);
        PodSandbox.Outcome outcome = run(pod);
        assertEquals(0, outcome.exit(), outcome::output);
        assertEquals("", outcome.terminationMessage());
      }
    }

    @Test
    void formatsJustThePodsThatReformatNames() throws Exception {
      try (KafkaLab lab = lab("three-combined")) {
        PodSandbox pod = lab.pod("kafka-1");
        assertRefuses(pod, FORMED + "reformat=kafka-2\n", "data");
        assertRefuses(pod, FORMED + "reformat=kafka-10\n", "data");
        assertRefuses(pod, FORMED + "reformat=my-kafka-1\n", "data");
        policy(pod, FORMED + "reformat=kafka-2\nreformat=kafka-1\n");
        assertFormats(pod, "data");
      }
    }

    @Test
    void countsTheMetadataDiskOfSeveral() throws Exception {
      try (KafkaLab lab = lab("jbod")) {
        PodSandbox pod = lab.pod("kafka-0");
        assertFormats(pod, "data-0");
        assertTrue(Files.exists(meta(pod, "data-1")));
        policy(pod, FORMED);
        empty(pod.claim("data-1"));
        PodSandbox.Outcome outcome = run(pod);
        assertEquals(0, outcome.exit(), outcome::output);
        assertTrue(Files.exists(meta(pod, "data-1")), "a lost data disk is formatted");
        empty(pod.claim("data-0"));
        assertRefuses(pod, FORMED, "data-0");
        policy(pod, FORMED + "reformat=kafka-0\n");
        assertFormats(pod, "data-0");
      }
    }

    @Test
    void runsAsEmittedButForThePathsOfTheContainer() throws Exception {
      try (KafkaLab lab = lab("three-combined")) {
        PodSandbox pod = lab.pod("kafka-0");
        String emitted = Manifest.of(LabBundles.bundle("three-combined")).stream()
            .filter(manifest -> manifest.is("ConfigMap"))
            .map(manifest -> manifest.root().required("data", "format.sh"))
            .findFirst()
            .orElseThrow();
        Path script = pod.initFile("format.sh");
        Path directory = pod.claim("data").getParent().getParent();
        String run = Files.readString(script)
            .replace(script.getParent().toString(), "/etc/kafka-k3s")
            .replace(pod.claim("data").toString(), "/var/lib/kafka/data")
            .replace(directory.resolve("termination-log").toString(), "/dev/termination-log")
            .replace(
                directory.resolve("kafka-storage").toString(), "/opt/kafka/bin/kafka-storage.sh");
        assertEquals(emitted, run);
      }
    }

    @Test
    void refusesTheDiskOfAnotherCluster() throws Exception {
      try (KafkaLab lab = lab("three-combined")) {
        PodSandbox pod = lab.pod("kafka-0");
        assertFormats(pod, "data");
        String identity = Files.readString(meta(pod, "data"));
        Path script = pod.initFile("format.sh");
        Files.writeString(
            script,
            Files.readString(script).replace("q3mBf0RzTkSVh7nXw2LdYA", "Zz1mBf0RzTkSVh7nXw2LdY"));
        PodSandbox.Outcome outcome = run(pod);
        assertNotEquals(0, outcome.exit());
        assertTrue(outcome.output().contains("cluster.id"), outcome::output);
        assertEquals(identity, Files.readString(meta(pod, "data")));
      }
    }

    @Test
    void formatsNothingWithoutAFileForThePodOrAPolicy() throws Exception {
      try (KafkaLab lab = lab("three-combined")) {
        PodSandbox pod = lab.pod("kafka-0");
        Path properties = pod.initFile("kafka-0.properties");
        String text = Files.readString(properties);
        Files.delete(properties);
        assertNotEquals(0, run(pod).exit());
        policy(pod, FORMED);
        assertNotEquals(0, run(pod).exit());
        Files.writeString(properties, text);
        Files.delete(pod.initFile("format.policy"));
        assertNotEquals(0, run(pod).exit());
        assertFalse(Files.exists(meta(pod, "data")));
      }
    }

    private KafkaLab lab(String caseName) throws IOException {
      assumeTrue(shell().isPresent(), "this shell is not installed");
      return KafkaLab.of(LabBundles.bundle(caseName), LabBundles.RELEASE);
    }

    private PodSandbox.Outcome run(PodSandbox pod) throws IOException, InterruptedException {
      return pod.initialize(shell().orElseThrow());
    }

    private void assertFormats(PodSandbox pod, String claim) throws Exception {
      assertFalse(Files.exists(meta(pod, claim)));
      PodSandbox.Outcome outcome = run(pod);
      assertEquals(0, outcome.exit(), outcome::output);
      assertEquals("", outcome.terminationMessage());
      assertTrue(Files.exists(meta(pod, claim)));
    }

    private void assertRefuses(PodSandbox pod, String policy, String claim) throws Exception {
      policy(pod, policy);
      PodSandbox.Outcome outcome = run(pod);
      assertNotEquals(0, outcome.exit());
      assertFalse(Files.exists(meta(pod, claim)), "nothing was formatted");
      for (String text : List.of(outcome.output(), outcome.terminationMessage())) {
        assertTrue(text.contains(pod.name()), text);
        assertTrue(text.contains("empty"), "says why: " + text);
        assertTrue(text.contains("spec.reformat"), "says what to do: " + text);
      }
      assertFalse(outcome.output().contains("Exception"), outcome::output);
    }

    private static void policy(PodSandbox pod, String text) throws IOException {
      Files.writeString(pod.initFile("format.policy"), text);
    }

    private static Path meta(PodSandbox pod, String claim) {
      return pod.claim(claim).resolve("kraft").resolve("meta.properties");
    }

    private static void empty(Path directory) throws IOException {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          if (!file.equals(directory)) {
            Files.delete(file);
          }
        }
      }
    }
  }
}
