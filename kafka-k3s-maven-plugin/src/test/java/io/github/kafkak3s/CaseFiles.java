package io.github.kafkak3s;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of test cases, and the switch that writes what is expected anew. */
public final class CaseFiles {
  /**
   * Set to true ({@code -Dkafka-k3s.update=true}), tests write what they would expect; read the
   * difference.
   */
  public static final boolean UPDATE = Boolean.getBoolean("kafka-k3s.update");

  private static final Path RESOURCES = Path.of("src/test/resources");

  private CaseFiles() {}

  /** Returns the repository's root. */
  public static Path repository() {
    return Path.of("..").toAbsolutePath().normalize();
  }

  /** Returns the directory of a group of cases. */
  public static Path group(String name) {
    return RESOURCES.resolve(name).toAbsolutePath();
  }

  /** Returns the cases of a group, one directory each, sorted. */
  public static List<Path> cases(String group) throws IOException {
    try (Stream<Path> entries = Files.list(group(group))) {
      return entries.filter(Files::isDirectory).sorted().toList();
    }
  }

  /** Returns every file below a directory as text, by its way from there with {@code /}. */
  public static SortedMap<String, String> texts(Path directory) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          texts.put(
              directory.relativize(file).toString().replace('\\', '/'), Files.readString(file));
        }
      }
    }
    return texts;
  }

  /** Makes a directory hold exactly these texts. */
  public static void replace(Path directory, Map<String, String> texts) throws IOException {
    for (String stale : texts(directory).keySet()) {
      if (!texts.containsKey(stale)) {
        Files.delete(directory.resolve(stale));
      }
    }
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Path file = directory.resolve(text.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, text.getValue());
    }
  }
}
