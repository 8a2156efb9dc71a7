package io.github.kafkak3s.observe;

import io.github.kafkak3s.observe.Container.Mount;
import io.github.kafkak3s.observe.shell.LocatedText;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The files that a container finds, as far as the bundle holds them.
 *
 * @param configs the keys of ConfigMaps and Secrets, by path
 * @param texts what can be read, by path: those and what earlier containers wrote
 * @param unknown the mounts whose files the bundle does not hold
 */
record ContainerFiles(
    Map<String, ConfigFile> configs, Map<String, LocatedText> texts, List<Mount> unknown) {

  /** Reads the mounts of a container. */
  static ContainerFiles of(
      Workload workload,
      Container container,
      Environment environment,
      Holdings holdings,
      Map<String, Map<String, LocatedText>> written,
      Set<String> opaque) {
    ContainerFiles files =
        new ContainerFiles(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
    for (Mount mount : container.mounts()) {
      Optional<String> subPath = Placeholders.expand(mount.subPath(), environment::get);
      Optional<YamlMap> volume = workload.volume(mount.volume());
      if (opaque.contains(mount.volume())) {
        files.unknown.add(mount);
      }
      if (subPath.isEmpty()) {
        files.unknown.add(mount);
        continue;
      }
      if (volume.isPresent()) {
        new Reader(workload, mount, subPath.get(), holdings, files).volume(volume.get());
      }
      Map<String, LocatedText> before = written.getOrDefault(mount.volume(), Map.of());
      for (Map.Entry<String, LocatedText> file : before.entrySet()) {
        Optional<String> place = files.path(mount, subPath.get(), file.getKey());
        if (place.isPresent()) {
          files.texts.put(place.get(), file.getValue());
        }
      }
    }
    return files;
  }

  /** Returns where a file of a volume stands in the container, if the mount shows it. */
  private Optional<String> path(Mount mount, String subPath, String inVolume) {
    String sub = trimmed(subPath);
    if (sub.isEmpty()) {
      return Optional.of(joined(mount.path(), inVolume));
    }
    if (inVolume.equals(sub)) {
      return Optional.of(mount.path());
    }
    return inVolume.startsWith(sub + "/")
        ? Optional.of(joined(mount.path(), inVolume.substring(sub.length() + 1)))
        : Optional.empty();
  }

  /** Returns the path inside of a mount's volume that a path of the container means. */
  static String inVolume(Mount mount, String path) {
    String below = path.equals(mount.path())
        ? ""
        : path.substring(mount.path().equals("/") ? 1 : mount.path().length() + 1);
    String sub = trimmed(mount.subPath());
    return sub.isEmpty() ? below : below.isEmpty() ? sub : sub + "/" + below;
  }

  /** Tells whether a path may hold something that the bundle does not show. */
  boolean mayHold(String path) {
    for (Mount mount : unknown) {
      if (path.equals(mount.path()) || path.startsWith(mount.path() + "/")) {
        return true;
      }
    }
    return false;
  }

  private static String trimmed(String subPath) {
    String text = subPath.startsWith("./") ? subPath.substring(2) : subPath;
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  private static String joined(String directory, String file) {
    return directory.endsWith("/") ? directory + file : directory + "/" + file;
  }

  private record Reader(
      Workload workload, Mount mount, String subPath, Holdings holdings, ContainerFiles files) {
    void volume(YamlMap volume) {
      source("ConfigMap", volume.at("configMap"), "name");
      source("Secret", volume.at("secret"), "secretName");
      for (YamlNode source : volume.itemsAt("projected", "sources")) {
        source("ConfigMap", source.at("configMap"), "name");
        source("Secret", source.at("secret"), "name");
      }
      if (volume.at("csi") != null) {
        files.unknown.add(mount);
      }
    }

    private void source(String kind, YamlNode source, String nameField) {
      if (!(source instanceof YamlMap map)) {
        return;
      }
      Optional<K8sObject> object =
          holdings.find(kind, workload.object().namespace(), map.textAt(nameField));
      if (object.isEmpty()) {
        files.unknown.add(mount);
        return;
      }
      Map<String, Held> keys = holdings.keys(object.get());
      List<YamlNode> items = map.itemsAt("items");
      if (items.isEmpty()) {
        for (Map.Entry<String, Held> key : keys.entrySet()) {
          file(key.getKey(), key.getValue());
        }
      }
      for (YamlNode item : items) {
        Held held = keys.get(item.textAt("key"));
        if (held != null) {
          file(item.textAt("path"), held);
        }
      }
    }

    private void file(String inVolume, Held held) {
      Optional<String> path = files.path(mount, subPath, inVolume);
      Optional<LocatedText> text = Holdings.text(held);
      if (path.isPresent() && text.isPresent()) {
        files.texts.put(path.get(), text.get());
        files.configs.put(
            path.get(),
            new ConfigFile(
                path.get(),
                held.object(),
                held.key(),
                held.keyPlace(),
                text.get(),
                mount,
                holdings.properties(held)));
      }
    }
  }
}
