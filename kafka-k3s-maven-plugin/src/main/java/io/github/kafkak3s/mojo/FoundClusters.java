package io.github.kafkak3s.mojo;

import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.kafka.OptionCatalogues;
import io.github.kafkak3s.observe.Container;
import io.github.kafkak3s.observe.Host;
import io.github.kafkak3s.observe.Intent;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.ManifestSource;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.observe.Unknown;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.spec.KafkaFileReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The clusters of the manifests at or below a directory, and what else was found there. */
final class FoundClusters {
  private static final int MOST_LINES = 10;

  private final String subject;
  private final List<RunnableCluster> clusters = new ArrayList<>();
  private final List<String> others = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private int files;

  private FoundClusters(String subject) {
    this.subject = subject;
  }

  /** Looks for them; what cannot be read has been said by the lint. */
  static FoundClusters of(ProjectPaths paths, Path directory, Optional<List<Host>> hosts) {
    OptionCatalogues catalogues = new OptionCatalogues();
    Intent intent = hosts.map(Intent.NONE::withHosts).orElse(Intent.NONE);
    FoundClusters found = new FoundClusters(paths.shown(directory));
    Findings said = new Findings();
    for (ManifestSource source : ManifestSource.find(directory, paths.name(directory), said)) {
      found.files += source.files().size();
      found.add(Observation.of(source.read(said), intent, catalogues));
    }
    return found;
  }

  private void add(Observation bundle) {
    ManifestSet set = bundle.set();
    for (KafkaCluster cluster : bundle.clusters()) {
      clusters.add(new RunnableCluster(set.directory(), bundle, cluster));
    }
    if (bundle.clusters().isEmpty()) {
      others.add(set.directory().isEmpty() ? "." : set.directory());
      for (Workload workload : bundle.workloads()) {
        for (Container container : workload.containers()) {
          lines.add(container.node().place() + ": container " + container.name() + " of "
              + workload.object().shown() + ", image " + container.image().text()
              + container.words("command").stream()
                  .findFirst()
                  .map(word -> ", command " + word.text())
                  .orElse(""));
        }
      }
      for (K8sObject object : set.ofKind(KafkaFileReader.KIND)) {
        if (object.node().textAt("apiVersion").equals(KafkaFileReader.API_VERSION)) {
          lines.add(object.place() + ": this is no manifest but what manifests are compiled from;"
              + " rehearse it by -Dkafka-k3s.file in place of -Dkafka-k3s.manifests");
        }
      }
      for (Unknown unknown : bundle.unknowns()) {
        lines.add(unknown.place() + ": not followed is " + unknown.what());
      }
    }
  }

  /** Returns the clusters, in the order of their directories. */
  List<RunnableCluster> clusters() {
    return clusters;
  }

  /** Says which directories have none beside those that have; empty where there are none. */
  Optional<String> passedOver() {
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Not rehearsed, for no pod there is known to run Kafka: " + few(others, ", "));
  }

  /** Says that there is none at all, what there is, and what would be one. */
  String none() {
    if (files == 0) {
      return subject + " holds no manifests: no file of it is named *.yaml, *.yml or *.json";
    }
    return subject + " holds no pod that is known to run Kafka, in " + files
        + (files == 1 ? " file" : " files")
        + (lines.isEmpty() ? " without any workload" : ":\n  " + few(lines, "\n  "))
        + "\nNothing was started. A pod is known to run Kafka by an image whose entry point is known"
        + " (apache/kafka, confluentinc/cp-kafka, bitnami/kafka), or by a command or a script in the"
        + " manifests that calls kafka-server-start.sh. A chart has to be rendered first (helm"
        + " template); what an operator makes is not in the manifests.";
  }

  private static String few(List<String> texts, String between) {
    List<String> shown = texts.stream().limit(MOST_LINES).map(Texts::visible).toList();
    int more = texts.size() - shown.size();
    return String.join(between, shown) + (more > 0 ? between + "and " + more + " more" : "");
  }
}
