package io.github.kafkak3s.observe;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * Knows by their own marks what this plugin writes beside manifests, wherever it lies: reports of a
 * lint or a rehearsal, and directories in which brokers run.
 */
public final class OwnFiles {
  /** The file that marks a directory in which a cluster runs, or ran. */
  public static final String RUN_MARK = "kafka-k3s.mark";

  /** GitLab's name for a list that has no mark of its own; no manifest is a list. */
  private static final String GITLAB = "gl-code-quality-report.json";

  /** What reports begin with, blanks left out. */
  private static final List<String> BEGINNINGS = List.of(
      "{\"apiVersion\":\"kafka-k3s/lint/",
      "{\"apiVersion\":\"kafka-k3s/rehearsal/",
      "{\"$schema\":\"https://docs.oasis-open.org/sarif/");

  private static final int HEAD = 256;

  private OwnFiles() {}

  /** Tells whether brokers run in a directory, or ran. */
  static boolean isRun(Path directory) {
    return Files.isRegularFile(directory.resolve(RUN_MARK), LinkOption.NOFOLLOW_LINKS);
  }

  /** Tells whether a file is a report; of what cannot be read it is not known. */
  static boolean isReport(Path file) {
    String name = file.getFileName().toString();
    if (!name.endsWith(".json") || !Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8).replaceAll("\\s", "");
      return name.equals(GITLAB) && head.startsWith("[")
          || BEGINNINGS.stream().anyMatch(head::startsWith);
    } catch (IOException e) {
      return false;
    }
  }
}
