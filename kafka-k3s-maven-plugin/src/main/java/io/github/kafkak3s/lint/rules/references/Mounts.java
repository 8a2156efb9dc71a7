package io.github.kafkak3s.lint.rules.references;

import io.github.kafkak3s.observe.Container;
import io.github.kafkak3s.observe.Container.Mount;
import io.github.kafkak3s.observe.Workload;
import java.util.ArrayList;
import java.util.List;

/** The mounts of a workload against its volumes. */
final class Mounts {
  private Mounts() {}

  /** Returns the mounts of volumes that the pods do not have. */
  static List<Mount> undeclared(Workload workload) {
    List<Mount> undeclared = new ArrayList<>();
    for (Container container : workload.allContainers()) {
      for (Mount mount : container.mounts()) {
        if (!mount.volume().isEmpty()
            && workload.volume(mount.volume()).isEmpty()
            && workload.claim(mount.volume()).isEmpty()) {
          undeclared.add(mount);
        }
      }
    }
    return undeclared;
  }
}
