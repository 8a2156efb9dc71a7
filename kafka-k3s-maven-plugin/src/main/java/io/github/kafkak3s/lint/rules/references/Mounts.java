package io.github.kafkak3s.lint.rules.references;

import io.github.kafkak3s.observe.Container;
import io.github.kafkak3s.observe.Container.Mount;
import io.github.kafkak3s.observe.Workload;
import java.util.List;
import java.util.stream.Stream;

/** The mounts of a workload against its volumes. */
final class Mounts {
  private Mounts() {}

  /** Returns every container, those that end before the others begin among them. */
  static Stream<Container> containers(Workload workload) {
    return Stream.concat(workload.initContainers().stream(), workload.containers().stream());
  }

  /** Returns the mounts of volumes that the pods do not have. */
  static List<Mount> undeclared(Workload workload) {
    return containers(workload)
        .flatMap(container -> container.mounts().stream())
        .filter(mount -> !mount.volume().isEmpty())
        .filter(mount -> workload.volume(mount.volume()).isEmpty())
        .filter(mount -> workload.claim(mount.volume()).isEmpty())
        .toList();
  }
}
