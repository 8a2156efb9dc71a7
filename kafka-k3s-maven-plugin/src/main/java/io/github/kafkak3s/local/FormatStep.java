package io.github.kafkak3s.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What formats a pod's empty disks.
 *
 * @param command the command line; empty where nothing formats
 * @param environment its variables
 * @param isOnlyForEmptyDisks whether it is called only where a disk is empty
 */
record FormatStep(
    List<String> command, Map<String, String> environment, boolean isOnlyForEmptyDisks) {
  private static final long SECONDS = 120;
  private static final String ALREADY = "already formatted";

  /** Nothing formats. */
  static final FormatStep NOTHING = new FormatStep(List.of(), Map.of(), false);

  /**
   * Carries it out; returns what it said where it refused.
   *
   * @param log the pod's log, to which it writes
   */
  Optional<String> run(Children children, Path directory, List<Path> disks, Path log)
      throws LocalException, InterruptedException {
    if (command.isEmpty()
        || isOnlyForEmptyDisks && disks.stream().allMatch(FormatStep::isFormatted)) {
      return Optional.empty();
    }
    try {
      long before = Files.exists(log) ? Files.size(log) : 0;
      Process process = children.launch(command, directory, environment, log);
      try {
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
          throw new LocalException("The format step did not end within " + SECONDS
              + " s; what it said is in " + log + ".");
        }
      } finally {
        process.destroyForcibly();
      }
      String said = from(log, before);
      boolean isFine = process.exitValue() == 0 || isOnlyForEmptyDisks && said.contains(ALREADY);
      return isFine ? Optional.empty() : Optional.of(said.strip());
    } catch (IOException e) {
      throw new LocalException("The log " + log + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static boolean isFormatted(Path disk) {
    return Files.isRegularFile(disk.resolve("meta.properties"));
  }

  private static String from(Path file, long offset) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] bytes = new byte[(int) Math.min(1 << 20, in.length() - offset)];
      in.seek(offset);
      in.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
