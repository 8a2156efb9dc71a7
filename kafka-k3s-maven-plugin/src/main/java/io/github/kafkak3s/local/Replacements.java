package io.github.kafkak3s.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects what is replaced, pod by pod; what is replaced for one reason is one entry. Files are
 * named relative to the directory of the run.
 */
final class Replacements {
  private record Key(String what, String why) {}

  private record Values(String from, String to, List<String> pods) {}

  private final Map<Key, Values> found = new LinkedHashMap<>();
  private final String directory;

  /**
   * Begins with none.
   *
   * @param directory the directory of the run
   */
  Replacements(Path directory) {
    this.directory = directory.toAbsolutePath() + directory.getFileSystem().getSeparator();
  }

  /** Notes that a pod has something else here. */
  void add(String pod, String what, String from, String to, String why) {
    List<String> pods = found
        .computeIfAbsent(
            new Key(what, why),
            key -> new Values(from, to.replace(directory, ""), new ArrayList<>()))
        .pods();
    if (!pods.contains(pod)) {
      pods.add(pod);
    }
  }

  /** Returns them in the order in which each was first noted. */
  List<Replacement> list() {
    return found.entrySet().stream()
        .map(entry -> new Replacement(
            entry.getValue().pods(),
            entry.getKey().what(),
            entry.getValue().from(),
            entry.getValue().to(),
            entry.getKey().why()))
        .toList();
  }
}
