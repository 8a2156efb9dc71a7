package io.github.kafkak3s.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the data files that lie beside this class: ASCII, lines ended by LF. */
final class DataFile {
  private DataFile() {}

  /** Returns the lines of a file that the build put there. */
  static List<String> lines(String name) {
    String text;
    try (InputStream in = DataFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + name);
      }
      text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> lines = new ArrayList<>(512);
    for (int from = 0, to; (to = text.indexOf('\n', from)) >= 0; from = to + 1) {
      lines.add(text.substring(from, to));
    }
    return lines;
  }
}
