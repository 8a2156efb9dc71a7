package io.github.kafkak3s.lint.rules.storage;

import io.github.kafkak3s.observe.Container.Mount;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Workload;
import java.util.stream.Stream;

/** The mounts of claims in a container that runs Kafka. */
final class ClaimedMounts {
  private ClaimedMounts() {}

  static Stream<Mount> of(KafkaNode node) {
    return node.container().mounts().stream()
        .filter(mount -> isClaim(node.workload(), mount.volume()));
  }

  private static boolean isClaim(Workload workload, String volume) {
    return workload.claim(volume).isPresent()
        || workload.volumeSource(volume).equals("persistentVolumeClaim");
  }
}
