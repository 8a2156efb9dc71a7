package io.github.kafkak3s.mojo;

import io.github.kafkak3s.bundle.Bundle;
import io.github.kafkak3s.compile.Compilation;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.kafka.KafkaRelease;
import io.github.kafkak3s.kafka.OptionCatalogues;
import io.github.kafkak3s.observe.Host;
import io.github.kafkak3s.observe.Intent;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/**
 * A cluster that is to be run on this machine.
 *
 * @param directory the directory of its bundle, as the user knows it
 * @param bundle what it is part of
 * @param cluster the cluster
 */
record RunnableCluster(String directory, Observation bundle, KafkaCluster cluster) {
  /** Returns the clusters of what a kafka.yaml compiles to. */
  static List<RunnableCluster> compiled(
      CompileStep step, Compilation compilation, Optional<List<Host>> hosts) {
    OptionCatalogues catalogues = new OptionCatalogues();
    List<RunnableCluster> clusters = new ArrayList<>();
    for (Bundle bundle : compilation.bundles()) {
      Intent said = Intents.of(compilation.files().get(bundle.directory()).spec());
      String directory = step.outputName() + "/" + bundle.directory();
      ManifestSet set = ManifestSet.of(bundle, directory, new Findings());
      add(set, hosts.map(said::withHosts).orElse(said), catalogues, clusters);
    }
    return clusters;
  }

  private static void add(
      ManifestSet set, Intent intent, OptionCatalogues catalogues, List<RunnableCluster> clusters) {
    Observation bundle = Observation.of(set, intent, catalogues);
    bundle
        .clusters()
        .forEach(cluster -> clusters.add(new RunnableCluster(set.directory(), bundle, cluster)));
  }

  /** Returns its name for people: namespace and name of its first workload. */
  String name() {
    return cluster.name();
  }

  /** Returns the Kafka release to run, and says where the bundle leaves it open. */
  KafkaRelease release(Log log) {
    KafkaRelease release = cluster.release();
    List<String> unknown = cluster.nodes().stream()
        .filter(node -> !node.isReleaseKnown())
        .map(KafkaNode::podName)
        .toList();
    if (!unknown.isEmpty()) {
      log.warn("The image of " + String.join(", ", unknown) + " does not tell its Kafka release: "
          + release.version() + " is run");
    }
    List<String> releases = cluster.nodes().stream()
        .map(node -> node.release().version())
        .distinct()
        .toList();
    if (releases.size() > 1) {
      log.warn("The nodes of " + name() + " are of Kafka " + String.join(" and ", releases) + ": "
          + release.version() + " is run for all");
    }
    return release;
  }
}
