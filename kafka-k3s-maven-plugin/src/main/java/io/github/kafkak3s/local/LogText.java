package io.github.kafkak3s.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Parts of logs that processes are still writing to. */
public final class LogText {
  private static final int MOST = 1 << 20;
  private static final Pattern FRAME =
      Pattern.compile("\\s+(at [\\w.$/<>]+\\(.*\\)|\\.{3} \\d+ more)");

  private LogText() {}

  /**
   * Returns the end of a log; empty where there is none, or it cannot be read.
   *
   * @param most how long at most, in bytes
   */
  public static String last(Path log, int most) {
    try {
      return Files.isRegularFile(log) ? from(log, Math.max(0, Files.size(log) - most)) : "";
    } catch (IOException e) {
      return "";
    }
  }

  /** Returns a text without the frames of stack traces: {@code at a.B.c(B.java:3)}. */
  static String withoutFrames(String text) {
    return text.lines()
        .filter(line -> !FRAME.matcher(line).matches())
        .collect(Collectors.joining("\n"))
        .strip();
  }

  /** Returns what stands from an offset on, at most 1 MiB of it. */
  static String from(Path log, long offset) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(log.toFile(), "r")) {
      byte[] bytes = new byte[(int) Math.min(MOST, in.length() - offset)];
      in.seek(offset);
      in.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
