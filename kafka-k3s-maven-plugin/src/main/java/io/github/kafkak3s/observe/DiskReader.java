package io.github.kafkak3s.observe;

import io.github.kafkak3s.kubernetes.Quantity;
import io.github.kafkak3s.observe.Container.Mount;
import io.github.kafkak3s.observe.LogDirectory.Kind;
import io.github.kafkak3s.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what the log directories of a node lie on. */
final class DiskReader {
  private final Workload workload;
  private final Container container;
  private final ManifestSet set;

  DiskReader(Workload workload, Container container, ManifestSet set) {
    this.workload = workload;
    this.container = container;
    this.set = set;
  }

  /** Returns the directories of {@code log.dirs}, or {@code log.dir}, and the metadata's. */
  List<LogDirectory> read(Options options) {
    List<LogDirectory> directories = new ArrayList<>();
    Optional<OptionFact> dirs = options.get("log.dirs");
    if (dirs.isEmpty()
        || dirs.get().value().isPresent() && dirs.get().value().get().isBlank()) {
      dirs = options.get("log.dir");
    }
    if (dirs.isPresent()) {
      add(dirs.get(), directories);
    }
    Optional<OptionFact> metadata = options.written("metadata.log.dir");
    if (metadata.isPresent()) {
      add(metadata.get(), directories);
    }
    return List.copyOf(directories);
  }

  private void add(OptionFact fact, List<LogDirectory> directories) {
    for (String item : Options.items(fact.value().orElse(""))) {
      String path =
          item.length() > 1 && item.endsWith("/") ? item.substring(0, item.length() - 1) : item;
      if (!holds(directories, path)) {
        directories.add(directory(path, fact));
      }
    }
  }

  private static boolean holds(List<LogDirectory> directories, String path) {
    for (LogDirectory known : directories) {
      if (known.path().equals(path)) {
        return true;
      }
    }
    return false;
  }

  private LogDirectory directory(String path, OptionFact fact) {
    Optional<Mount> mount = container.mountOf(path);
    if (mount.isEmpty()) {
      return new LogDirectory(
          path, fact, mount, Kind.CONTAINER, Optional.empty(), Optional.empty(), Optional.empty());
    }
    String name = mount.get().volume();
    Optional<YamlMap> template = workload.claim(name);
    if (template.isPresent()) {
      return claim(path, fact, mount, Kind.CLAIM_TEMPLATE, template.get());
    }
    Optional<YamlMap> volume = workload.volume(name);
    if (volume.isEmpty()) {
      return new LogDirectory(
          path, fact, mount, Kind.OTHER, volume, Optional.empty(), Optional.empty());
    }
    if (volume.get().at("persistentVolumeClaim") instanceof YamlMap reference) {
      Optional<K8sObject> claim = set.find(
          "PersistentVolumeClaim", workload.object().namespace(), reference.textAt("claimName"));
      return claim.isPresent()
          ? claim(path, fact, mount, Kind.CLAIM, claim.get().node())
          : new LogDirectory(
              path, fact, mount, Kind.CLAIM, volume, Optional.empty(), Optional.empty());
    }
    if (volume.get().at("ephemeral", "volumeClaimTemplate") instanceof YamlMap ephemeral) {
      return claim(path, fact, mount, Kind.EMPTY_DIR, ephemeral);
    }
    Kind kind = volume.get().byName().containsKey("emptyDir")
        ? Kind.EMPTY_DIR
        : volume.get().byName().containsKey("hostPath") ? Kind.HOST_PATH : Kind.OTHER;
    return new LogDirectory(path, fact, mount, kind, volume, Optional.empty(), Optional.empty());
  }

  private static LogDirectory claim(
      String path, OptionFact fact, Optional<Mount> mount, Kind kind, YamlMap claim) {
    String storageClass = claim.textAt("spec", "storageClassName");
    return new LogDirectory(
        path,
        fact,
        mount,
        kind,
        Optional.of(claim),
        storageClass.isEmpty() ? Optional.empty() : Optional.of(storageClass),
        Quantity.parse(claim.textAt("spec", "resources", "requests", "storage")));
  }
}
