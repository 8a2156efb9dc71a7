package io.github.kafkak3s.local;

import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.kafka.KafkaReleases;
import io.github.kafkak3s.kafka.OptionCatalogues;
import io.github.kafkak3s.local.LocalPod.State;
import io.github.kafkak3s.local.child.ParentWatch;
import io.github.kafkak3s.observe.Intent;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.Manifests;
import io.github.kafkak3s.observe.Observation;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Bundles of tests and the jars that the build has resolved for them. */
public final class LocalBundles {
  private static final long SECONDS = 180;

  private LocalBundles() {}

  /** Observes the bundle of a golden case, {@code smallest}. */
  public static Observation golden(String name) throws IOException {
    return observed(CaseFiles.group("bundles").resolve(name).resolve("deploy"));
  }

  /** Observes a good bundle of manifests written by hand, {@code environment}. */
  public static Observation foreign(String name) {
    return observed(CaseFiles.group("lint/bases").resolve(name));
  }

  /**
   * Writes the manifests of a foreign bundle into a directory, a text replaced, and observes it.
   */
  public static Observation foreign(String name, Path directory, String text, String replacement)
      throws IOException {
    boolean isFound = false;
    for (Map.Entry<String, String> file :
        CaseFiles.texts(CaseFiles.group("lint/bases").resolve(name)).entrySet()) {
      isFound |= file.getValue().contains(text);
      Files.writeString(
          Files.createDirectories(directory).resolve(file.getKey()),
          file.getValue().replace(text, replacement));
    }
    if (!isFound) {
      throw new AssertionError(name + " has no " + text);
    }
    return observed(directory);
  }

  /** Observes the one bundle at or below a directory. */
  public static Observation observed(Path directory) {
    Findings findings = new Findings();
    List<ManifestSet> sets = Manifests.read(directory, "deploy", findings);
    if (sets.size() != 1 || findings.hasErrors()) {
      throw new AssertionError(sets.size() + " bundles, " + findings.sorted());
    }
    return Observation.of(sets.get(0), Intent.NONE, new OptionCatalogues());
  }

  /** Returns what a release runs with, {@code 4.3.1}, from the file that the build has written. */
  public static KafkaJars jars(String release) throws IOException {
    Path file = Path.of("target", "lab", "kafka-" + release + ".classpath");
    if (!Files.isRegularFile(file)) {
      throw new IllegalStateException(
          file + " is missing; it is made by: mvn generate-test-resources");
    }
    List<Path> jars = Arrays.stream(Files.readString(file).trim().split(File.pathSeparator))
        .map(Path::of)
        .toList();
    return new KafkaJars(
        KafkaReleases.find(release).orElseThrow(), jars, children(), Optional.empty());
  }

  /** Waits until a pod serves; fails with its log where it does not. */
  static void awaitReady(LocalPod pod) throws IOException, InterruptedException {
    await(pod, State.READY);
  }

  /** Waits until a pod is in a state; fails with its log where it is not in time. */
  static void await(LocalPod pod, State state) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    for (State now = pod.state(); now != state; now = pod.state()) {
      if (now == State.DOWN || System.nanoTime() > end) {
        throw new AssertionError(pod.name() + " is " + now + ", exit code " + pod.exitCode() + "\n"
            + Files.readString(pod.log()));
      }
      Thread.sleep(100);
    }
  }

  private static Path children() {
    try {
      return Path.of(
          ParentWatch.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
