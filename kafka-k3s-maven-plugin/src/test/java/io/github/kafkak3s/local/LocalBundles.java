package io.github.kafkak3s.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.Classpath;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.kafka.KafkaReleases;
import io.github.kafkak3s.kafka.OptionCatalogues;
import io.github.kafkak3s.local.LocalPod.State;
import io.github.kafkak3s.local.child.ParentWatch;
import io.github.kafkak3s.observe.Intent;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.Manifests;
import io.github.kafkak3s.observe.Observation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

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
    return changed(
        CaseFiles.group("lint/bases").resolve(name),
        directory,
        each -> each.replace(text, replacement));
  }

  /** Writes the manifests of a bundle into a directory, changed, and observes it. */
  static Observation changed(Path bundle, Path directory, UnaryOperator<String> change)
      throws IOException {
    Map<String, String> texts = CaseFiles.texts(bundle);
    Map<String, String> changed = new TreeMap<>(texts);
    changed.replaceAll((file, text) -> change.apply(text));
    assertNotEquals(texts, changed);
    CaseFiles.replace(directory, changed);
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
    return new KafkaJars(
        KafkaReleases.find(release).orElseThrow(),
        Classpath.of("kafka-" + release).jars(),
        Classpath.of(ParentWatch.class),
        Optional.empty());
  }

  /** Returns the same and the classes of the tests, for main classes of their own. */
  public static KafkaJars jarsWithTests(String release) throws IOException {
    KafkaJars jars = jars(release);
    List<Path> all = new ArrayList<>(jars.jars());
    all.add(Classpath.of(LocalBundles.class));
    return new KafkaJars(jars.release(), all, jars.children(), jars.archives());
  }

  /** Starts every pod of a cluster and waits until each of them serves. */
  public static void serve(LocalCluster cluster)
      throws IOException, InterruptedException, LocalException {
    for (LocalPod pod : cluster.pods()) {
      assertEquals(Optional.empty(), pod.start(), pod::name);
    }
    for (LocalPod pod : cluster.pods()) {
      awaitReady(pod);
    }
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
}
