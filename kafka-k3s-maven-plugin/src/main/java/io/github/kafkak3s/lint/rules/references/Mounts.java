package io.github.kafkak3s.lint.rules.references;

import io.github.kafkak3s.observe.Container.Mount;
import io.github.kafkak3s.observe.Workload;
import java.util.List;

/** The mounts of a workload against its volumes. */
final class Mounts {
  private Mounts() {}

  /** Returns the mounts of volumes that the pods do not have. */
  static List<Mount> undeclared(Workload workload) {
    return workload.allContainers().stream()
        .flatMap(container -> container.mounts().stream())
        .filter(mount -> !mount.volume().isEmpty())
        .filter(mount -> workload.volume(mount.volume()).isEmpty())
        .filter(mount -> workload.claim(mount.volume()).isEmpty())
        .toList();
  }
}
