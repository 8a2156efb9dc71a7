package io.github.kafkak3s.lint.rules.storage;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.observe.Container.Mount;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.LogDirectory;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A directory of a volume that stands for itself, so that several pods can come to use it: equal
 * for pods that do.
 *
 * @param source {@code persistentVolumeClaim} or {@code hostPath}
 * @param namespace the namespace of a claim; empty for a directory of a host
 * @param name the claim's name, or the path on the host
 * @param below the directory inside of the volume
 */
record SharedDirectory(String source, String namespace, String name, String below) {
  private static final String CLAIM = "persistentVolumeClaim";
  private static final String HOST_PATH = "hostPath";

  /** Returns those that a node keeps its data in; none for claim templates. */
  static List<SharedDirectory> of(KafkaNode node) {
    List<SharedDirectory> shared = new ArrayList<>();
    for (LogDirectory directory : node.logDirectories()) {
      // What the kubelet makes of subPathExpr differs from pod to pod, or is not known.
      Optional<Mount> mount = directory.mount();
      if (mount.isPresent() && mount.get().node().at("subPathExpr") == null) {
        add(node, directory, mount.get(), shared);
      }
    }
    return List.copyOf(shared);
  }

  private static void add(
      KafkaNode node, LogDirectory directory, Mount mount, List<SharedDirectory> shared) {
    String below = mount.subPath() + directory.path().substring(mount.path().length());
    String claim = text(node, mount.volume(), CLAIM, "claimName");
    String path = text(node, mount.volume(), HOST_PATH, "path");
    if (!claim.isEmpty()) {
      shared.add(new SharedDirectory(CLAIM, node.namespace(), claim, below));
    } else if (!path.isEmpty()) {
      shared.add(new SharedDirectory(HOST_PATH, "", path, below));
    }
  }

  private static String text(KafkaNode node, String volume, String... way) {
    Optional<YamlMap> found = node.workload().volume(volume);
    return found.isPresent() ? found.get().textAt(way) : "";
  }

  boolean isHostPath() {
    return source.equals(HOST_PATH);
  }

  /** Returns where a node's pod template names it. */
  Optional<Place> place(KafkaNode node) {
    return node.workload().podSpec().itemsAt("volumes").stream()
        .flatMap(volume ->
            Optional.ofNullable(volume.at(source, isHostPath() ? "path" : "claimName")).stream())
        .filter(this::isName)
        .map(YamlNode::place)
        .findFirst();
  }

  private boolean isName(YamlNode value) {
    return value instanceof YamlScalar scalar && scalar.text().equals(name);
  }

  /** Returns it for a message. */
  String shown() {
    return (isHostPath() ? "the host's " : "the claim ") + name;
  }
}
