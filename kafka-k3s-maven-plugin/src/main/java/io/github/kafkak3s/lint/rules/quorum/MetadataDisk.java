package io.github.kafkak3s.lint.rules.quorum;

import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.LogDirectory;
import java.util.List;
import java.util.Optional;

/** Where a node keeps the log of the quorum. */
final class MetadataDisk {
  private MetadataDisk() {}

  /** Returns the directory: {@code metadata.log.dir}, else the first of {@code log.dirs}. */
  static Optional<LogDirectory> of(KafkaNode node) {
    List<LogDirectory> directories = node.logDirectories();
    for (LogDirectory directory : directories) {
      if (directory.fact().name().equals("metadata.log.dir")) {
        return Optional.of(directory);
      }
    }
    boolean isNamed = node.declared().written("metadata.log.dir").isPresent();
    if (!isNamed) {
      return directories.isEmpty() ? Optional.empty() : Optional.of(directories.get(0));
    }
    return node.declared()
        .value("metadata.log.dir")
        .flatMap(path -> directories.stream()
            .filter(directory -> directory.path().equals(path))
            .findFirst());
  }
}
