package io.github.kafkak3s.observe;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A container of a pod template.
 *
 * @param node the container
 * @param name its name
 * @param image its image
 * @param env its environment in order, as written
 * @param mounts its mounts
 */
public record Container(
    YamlMap node, String name, ImageRef image, List<EnvEntry> env, List<Mount> mounts) {

  /**
   * One entry of {@code env}.
   *
   * @param name the variable
   * @param node the entry
   */
  public record EnvEntry(String name, YamlMap node) {
    /** Returns the value as written; empty where it comes from elsewhere. */
    public Optional<String> literal() {
      return node.at("value") instanceof YamlScalar scalar
          ? Optional.of(scalar.isNull() ? "" : scalar.text())
          : node.at("valueFrom") == null ? Optional.of("") : Optional.empty();
    }

    /** Returns where the entry stands. */
    public Place place() {
      return node.place();
    }

    /** Returns where the value stands, or the entry. */
    public Place valuePlace() {
      YamlNode value = node.at("value");
      return value == null ? node.place() : value.place();
    }
  }

  /**
   * One entry of {@code volumeMounts}.
   *
   * @param volume the volume's name
   * @param path where it is mounted, without a slash at the end
   * @param subPath the path inside the volume; empty for all of it
   * @param readOnly whether it is mounted read-only by the mount itself
   * @param node the entry
   */
  public record Mount(String volume, String path, String subPath, boolean readOnly, YamlMap node) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Mount mount && node == mount.node;
    }

    @Override
    public int hashCode() {
      return node.hashCode();
    }

    /** Returns where the entry stands. */
    public Place place() {
      return node.place();
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Container container && node == container.node;
  }

  @Override
  public int hashCode() {
    return node.hashCode();
  }

  static Container of(YamlMap node) {
    List<EnvEntry> env = new ArrayList<>();
    for (YamlNode entry : node.itemsAt("env")) {
      if (entry instanceof YamlMap map) {
        env.add(new EnvEntry(map.textAt("name"), map));
      }
    }
    List<Mount> mounts = new ArrayList<>();
    for (YamlNode entry : node.itemsAt("volumeMounts")) {
      if (entry instanceof YamlMap map) {
        String path = map.textAt("mountPath");
        mounts.add(new Mount(
            map.textAt("name"),
            path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path,
            map.textAt("subPath").isEmpty() ? map.textAt("subPathExpr") : map.textAt("subPath"),
            map.textAt("readOnly").equals("true"),
            map));
      }
    }
    return new Container(
        node,
        node.textAt("name"),
        ImageRef.parse(node.textAt("image")),
        List.copyOf(env),
        List.copyOf(mounts));
  }

  /** Returns the entries of {@code command} or {@code args}, as written. */
  public List<YamlScalar> words(String field) {
    List<YamlScalar> words = new ArrayList<>();
    for (YamlNode item : node.itemsAt(field)) {
      if (item instanceof YamlScalar word) {
        words.add(word);
      }
    }
    return List.copyOf(words);
  }

  /** Returns the mount that a path lies on: the one with the longest path. */
  public Optional<Mount> mountOf(String path) {
    Mount best = null;
    for (Mount mount : mounts) {
      boolean over = path.equals(mount.path())
          || path.startsWith(mount.path().equals("/") ? "/" : mount.path() + "/");
      if (over && (best == null || mount.path().length() > best.path().length())) {
        best = mount;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Returns where the key {@code env} stands; where there is none, the container. */
  public Place envPlace() {
    YamlMap.Entry entry = node.byName().get("env");
    return entry == null ? node.place() : entry.keyPlace();
  }

  /** Returns where the first line of the container stands. */
  public Place place() {
    return node.place();
  }
}
