package io.github.kafkak3s.mojo;

import io.github.kafkak3s.bundle.Bundle;
import io.github.kafkak3s.compile.Compilation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Remembers, below the build directory, what was judged last and not refused: the same kafka.yaml,
 * bundles and plugin on the same day need not be judged again. Suppressions end with a day.
 */
final class JudgedBefore {
  private final Path file;
  private final String key;

  private JudgedBefore(Path file, String key) {
    this.file = file;
    this.key = key;
  }

  /**
   * Asks about a compilation.
   *
   * @param buildDirectory the project's {@code target}
   * @param plugin what tells this build of the plugin from others
   * @param compilation with the text of kafka.yaml, which holds suppressions and decisions
   */
  static JudgedBefore of(Path buildDirectory, String plugin, Compilation compilation) {
    // Compared whole: in a cold JVM a checksum of them takes longer than writing them.
    StringBuilder key = new StringBuilder();
    add(plugin, key);
    add(LocalDate.now(ZoneOffset.UTC).toString(), key);
    add(compilation.text(), key);
    for (Bundle bundle : compilation.bundles()) {
      add(bundle.directory(), key);
      for (Map.Entry<String, String> text : bundle.files().entrySet()) {
        add(text.getKey(), key);
        add(text.getValue(), key);
      }
    }
    return new JudgedBefore(
        buildDirectory.resolve("kafka-k3s").resolve("generate.judged"), key.toString());
  }

  /** Each ends with NUL, so that no two lists of texts look the same. */
  private static void add(String text, StringBuilder key) {
    key.append(text).append('\0');
  }

  /** Tells whether it was judged and not refused. */
  boolean isTrue() {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).equals(key);
    } catch (IOException e) {
      return false;
    }
  }

  /** Remembers that it was; where that cannot be written, it is judged again the next time. */
  void remember() {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, key, StandardCharsets.UTF_8);
    } catch (IOException e) {
      // Nothing depends on it.
    }
  }
}
