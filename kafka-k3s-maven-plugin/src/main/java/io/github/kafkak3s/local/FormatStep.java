package io.github.kafkak3s.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
 * @param policy the policy that it reads, if it does
 * @param guard what is said where a script's policy was seen to let no empty disk be formatted
 * @param reads the files of which depends what it does with a formatted disk
 */
record FormatStep(
    List<String> command,
    Map<String, String> environment,
    boolean isOnlyForEmptyDisks,
    Optional<Policy> policy,
    Optional<String> guard,
    List<Path> reads) {
  /**
   * The policy by which our script decides whether an empty controller may be formatted.
   *
   * @param file the file that the script reads
   * @param text the text that the bundle has for it
   */
  record Policy(Path file, String text) {
    private static final String OPEN = "bootstrap=true";

    /** Tells whether it lets every empty controller be formatted. */
    boolean isOpen() {
      return text.lines().anyMatch(OPEN::equals);
    }

    /** Writes the bundle's, or one that lets a cluster form. */
    void write(boolean isForming) throws IOException {
      Files.writeString(file, isForming && !isOpen() ? OPEN + "\n" : text);
    }
  }

  private static final long SECONDS = 120;
  private static final String ALREADY = "already formatted";

  /** Nothing formats. */
  static final FormatStep NOTHING =
      new FormatStep(List.of(), Map.of(), false, Optional.empty(), Optional.empty(), List.of());

  /** Tells whether every start of the pod calls it, formatted disks or not. */
  boolean isOfEveryStart() {
    return !command.isEmpty() && !isOnlyForEmptyDisks;
  }

  /**
   * Carries it out; returns what it said where it refused.
   *
   * @param isForming whether the pod has never been formatted: there is no cluster yet then that a
   *     new disk could harm
   * @param log the pod's log, to which it writes
   */
  Optional<String> run(
      Children children, Path directory, List<Path> disks, Path log, boolean isForming)
      throws LocalException, InterruptedException {
    if (command.isEmpty()
        || isOnlyForEmptyDisks && disks.stream().allMatch(FormatStep::isFormatted)) {
      return Optional.empty();
    }
    try {
      if (guard.isPresent() && !isForming && disks.stream().noneMatch(FormatStep::isFormatted)) {
        Files.writeString(
            log, guard.get() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return guard;
      }
      if (policy.isPresent()) {
        policy.get().write(isForming);
      }
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
      String said = LogText.from(log, before);
      boolean isFine = process.exitValue() == 0 || isOnlyForEmptyDisks && said.contains(ALREADY);
      return isFine ? Optional.empty() : Optional.of(LogText.withoutFrames(said));
    } catch (IOException e) {
      throw new LocalException("The log " + log + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static boolean isFormatted(Path disk) {
    return Files.isRegularFile(disk.resolve("meta.properties"));
  }
}
