package io.github.kafkak3s.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.kafka.OptionCatalogues;
import io.github.kafkak3s.local.KafkaJars;
import io.github.kafkak3s.local.LocalCluster;
import io.github.kafkak3s.local.LocalException;
import io.github.kafkak3s.local.LocalSettings;
import io.github.kafkak3s.local.LocalSettings.Addressing;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.ManifestSource;
import io.github.kafkak3s.observe.Observation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pods of manifests that choices make, prepared as {@code rehearse} and {@code start} do, and
 * not started: what cannot be run here is said, and nothing is written outside of the directory.
 */
final class AnyPods {
  private static final int MOST_PODS = 12;

  private final OptionCatalogues catalogues = new OptionCatalogues();
  private final ManifestInputs inputs = new ManifestInputs();
  private final Path parent;

  /**
   * Begins with the manifests of the project's cases.
   *
   * @param parent a directory that holds nothing
   */
  AnyPods(Path parent) throws IOException {
    this.parent = parent;
  }

  /** Prepares the pods of each cluster. */
  void prepare(byte[] bytes) throws IOException {
    ManifestInput input = inputs.of(bytes);
    Path manifests = Files.createDirectories(parent.resolve("manifests"));
    AnyLint.write(input, manifests);
    Findings ignored = new Findings();
    for (ManifestSource source : ManifestSource.find(manifests, "", ignored)) {
      ManifestSet set = source.read(ignored);
      Observation bundle = Observation.of(set, input.intent(), catalogues);
      for (KafkaCluster cluster : bundle.clusters()) {
        if (cluster.nodes().size() <= MOST_PODS) {
          prepare(bundle, cluster, input.output());
        }
      }
    }
    delete(manifests);
    assertEquals(List.of(), names(), "nothing is left, and nothing is beside the directory");
  }

  private void prepare(Observation bundle, KafkaCluster cluster, int choice) throws IOException {
    Path directory = parent.resolve("run");
    LocalSettings settings = new LocalSettings(
        directory,
        choice % 4 == 0 ? Addressing.OWN_PORTS : Addressing.OWN_ADDRESSES,
        Optional.empty(),
        choice % 8 == 0);
    KafkaJars jars = new KafkaJars(cluster.release(), List.of(), parent, Optional.empty());
    try (LocalCluster local = LocalCluster.prepare(bundle, cluster, jars, settings)) {
      assertFalse(local.pods().isEmpty());
    } catch (LocalException e) {
      assertFalse(e.getMessage().isBlank());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    delete(directory);
  }

  /** Writes the files that bytes make. */
  void write(byte[] bytes, Path directory) throws IOException {
    AnyLint.write(inputs.of(bytes), directory);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> entries = Files.list(parent)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {

      try (Stream<Path> entries = Files.walk(directory)) {
        for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(entry);
        }
      }
    }
  }
}
