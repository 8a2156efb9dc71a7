package io.github.kafkak3s.lint.rules.quorum;

import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.LogDirectory;
import java.util.Optional;

/** Where a node keeps the log of the quorum. */
final class MetadataDisk {
  private MetadataDisk() {}

  /** Returns the directory: {@code metadata.log.dir}, else the first of {@code log.dirs}. */
  static Optional<LogDirectory> of(KafkaNode node) {
    Optional<LogDirectory> own = node.logDirectories().stream()
        .filter(directory -> directory.fact().name().equals("metadata.log.dir"))
        .findFirst();
    boolean isNamed = node.declared().written("metadata.log.dir").isPresent();
    if (own.isPresent() || !isNamed) {
      return own.or(() -> node.logDirectories().stream().findFirst());
    }
    return node.declared()
        .value("metadata.log.dir")
        .flatMap(path -> node.logDirectories().stream()
            .filter(directory -> directory.path().equals(path))
            .findFirst());
  }
}
