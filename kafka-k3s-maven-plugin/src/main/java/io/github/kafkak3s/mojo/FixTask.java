package io.github.kafkak3s.mojo;

import io.github.kafkak3s.bundle.LineDiff;
import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.fix.Fixes;
import io.github.kafkak3s.yaml.YamlSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;

/** Mends one kafka.yaml on the disk, and shows what it does. */
final class FixTask {
  private final Log log;
  private final CompileStep step;
  private final KafkaYamlJudge judge;

  FixTask(Log log, CompileStep step, LintOptions options) {
    this.log = log;
    this.step = step;
    this.judge = new KafkaYamlJudge(log, step.paths(), options, step.file(), step.outputName());
  }

  /** Mends the file; leaves it alone where there is none, or where it cannot be read. */
  void run() throws MojoExecutionException {
    if (!Files.isRegularFile(step.file())) {
      return;
    }
    try {
      Path file = step.file().toRealPath();
      byte[] bytes = Files.readAllBytes(file);
      Optional<String> text = YamlSource.decode(bytes, step.fileName(), new Findings());
      if (text.isPresent()) {
        mend(file, bytes, text.get());
      }
    } catch (IOException e) {
      throw new MojoExecutionException(
          "Cannot mend " + step.shownFile() + ": " + YamlSource.reason(e), e);
    }
  }

  private void mend(Path file, byte[] bytes, String text) throws IOException {
    Fixes.Mended mended = new Fixes(step.fileName(), judge).mend(text);
    if (mended.mended().isEmpty()) {
      log.info(step.shownFile() + ": nothing that can be mended by itself");
      return;
    }
    byte[] other = mended.text().getBytes(StandardCharsets.UTF_8);
    byte[] before = text.getBytes(StandardCharsets.UTF_8);
    // A byte order mark is no part of the text and stays.
    byte[] mark = Arrays.copyOf(bytes, bytes.length - before.length);
    byte[] whole = Arrays.copyOf(mark, mark.length + other.length);
    System.arraycopy(other, 0, whole, mark.length, other.length);
    replace(file, whole);
    for (Finding finding : mended.mended()) {
      log.info(
          "Mended " + finding.rule().id() + " " + finding.rule().slug() + ": " + finding.message());
    }
    LineDiff.unified(step.shownFile(), before, "mended", mended.text()).forEach(log::info);
  }

  /** Writes beside the file and renames, so that it is never half written. */
  private static void replace(Path file, byte[] bytes) throws IOException {
    String run = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    Path temporary = file.resolveSibling("." + file.getFileName() + "." + run);
    try {
      // With the file's own rights.
      Files.copy(file, temporary, StandardCopyOption.COPY_ATTRIBUTES);
      Files.write(temporary, bytes);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
