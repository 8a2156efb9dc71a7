package io.github.kafkak3s.local;

import io.github.kafkak3s.observe.Container;
import io.github.kafkak3s.observe.Container.Mount;
import io.github.kafkak3s.observe.Workload;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where the paths inside a container are on this machine: below {@code files} what the kubelet
 * makes of ConfigMaps and Secrets, below {@code volumes} a directory for each other volume, below
 * {@code container} what lies on no volume.
 */
final class PodPaths {
  private static final Set<String> MADE_OF_OBJECTS =
      Set.of("configMap", "secret", "projected", "downwardAPI");

  private final Workload workload;
  private final Container container;
  private final Path directory;
  private final Pattern mounted;

  PodPaths(Workload workload, Container container, Path directory) {
    this.workload = workload;
    this.container = container;
    this.directory = directory;
    String paths = container.mounts().stream()
        .map(Mount::path)
        .filter(path -> path.length() > 1)
        .distinct()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .map(Pattern::quote)
        .collect(Collectors.joining("|"));
    this.mounted = Pattern.compile(
        paths.isEmpty() ? "(?!)" : "(?<![\\w./-])(?:" + paths + ")(?![\\w.-])(?:/[\\w./@-]*)?");
  }

  /** Returns where a path of the container is here. */
  Path local(String path) {
    Optional<Mount> mount = container.mountOf(path);
    if (mount.isEmpty()) {
      return below(directory.resolve("container"), path);
    }
    if (MADE_OF_OBJECTS.contains(workload.volumeSource(mount.get().volume()))) {
      return below(directory.resolve("files"), path);
    }
    Path volume = below(directory.resolve("volumes"), mount.get().volume());
    Path sub = below(volume, mount.get().subPath());
    return below(sub, path.substring(Math.min(mount.get().path().length(), path.length())));
  }

  /** Returns a text with every path on a mount replaced by where it is here. */
  String relocated(String text) {
    return mounted
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(local(found.group()).toString()));
  }

  /** Resolves step by step, so that nothing leads out of the directory. */
  private static Path below(Path root, String path) {
    Path result = root;
    for (String step : List.of(path.split("/"))) {
      if (!step.isEmpty() && !step.equals(".") && !step.equals("..")) {
        result = result.resolve(step);
      }
    }
    return result;
  }
}
