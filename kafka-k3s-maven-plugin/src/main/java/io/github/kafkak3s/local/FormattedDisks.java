package io.github.kafkak3s.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a pod's format step left behind when it succeeded in this run: the {@code meta.properties}
 * of each disk, and the files that it had read. As long as they are the same to the byte, the same
 * step finds every disk formatted and does nothing, so that its processes can be spared.
 */
final class FormattedDisks {
  private final List<Path> files;
  private Map<Path, ByteBuffer> left = Map.of();

  /**
   * Knows nothing yet.
   *
   * @param disks the disks that the step formats
   * @param reads what it reads beside of them
   */
  FormattedDisks(List<Path> disks, List<Path> reads) {
    List<Path> all = new ArrayList<>(reads);
    disks.forEach(disk -> all.add(disk.resolve("meta.properties")));
    this.files = List.copyOf(all);
  }

  /** The step has succeeded. */
  void remember() {
    left = read();
  }

  /** The step is carried out, and what comes of it is not known. */
  void forget() {
    left = Map.of();
  }

  /** Tells whether everything is there, as the step left it. */
  boolean areAsLeft() {
    return !left.isEmpty() && left.equals(read());
  }

  /** Returns the contents of all files; none where one of them cannot be read. */
  private Map<Path, ByteBuffer> read() {
    Map<Path, ByteBuffer> contents = new LinkedHashMap<>();
    try {
      for (Path file : files) {
        contents.put(file, ByteBuffer.wrap(Files.readAllBytes(file)));
      }
      return contents;
    } catch (IOException e) {
      return Map.of();
    }
  }
}
