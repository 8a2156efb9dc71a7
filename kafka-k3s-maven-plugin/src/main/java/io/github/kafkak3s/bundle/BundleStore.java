package io.github.kafkak3s.bundle;

import static io.github.kafkak3s.diagnostic.InputRules.FOREIGN_FILE;
import static io.github.kafkak3s.diagnostic.InputRules.UNWRITABLE_OUTPUT;

import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.yaml.YamlSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The output directory on the disk: compares it with what was compiled, and writes it.
 *
 * <p>A run that writes leaves whole files wherever it ends, changes nothing where it is refused or
 * the disk fills up, and never touches a file that is not ours. It follows no link out of the
 * output directory.
 */
public final class BundleStore {
  private final Path output;
  private final String displayName;

  /**
   * Creates the store of an output directory, which need not exist.
   *
   * @param output the directory
   * @param displayName how the user knows it, with {@code /}, for messages
   */
  public BundleStore(Path output, String displayName) {
    this.output = output;
    this.displayName = displayName;
  }

  /**
   * Compares without writing anything.
   *
   * @param findings gets a KK0014 for what cannot be read
   * @return the comparison, or nothing with a finding
   */
  public Optional<Comparison> compare(Emission emission, Findings findings) {
    DiskComparison comparison = new DiskComparison(output, displayName);
    try {
      return Optional.of(comparison.with(emission));
    } catch (IOException e) {
      findings.add(
          UNWRITABLE_OUTPUT,
          Place.ofFile(comparison.current()),
          "this cannot be read: " + YamlSource.reason(e),
          "");
      return Optional.empty();
    }
  }

  /**
   * Writes what a comparison found missing or different, then removes what is ours and no longer
   * compiled.
   *
   * <p>Every text is first written beside its target under a temporary name, so that a full disk
   * changes nothing; then all are renamed, the kustomization of a bundle after its other files.
   *
   * @param findings gets a KK0015 for each file that is not ours and in the way, and a KK0014 for
   *     an I/O fault that says what was written
   * @return what was done, or nothing with a finding
   */
  public Optional<Outcome> write(Comparison comparison, Findings findings) {
    if (refuses(comparison, findings)) {
      return Optional.empty();
    }
    AtomicWrite write = new AtomicWrite();
    try {
      write.perform(comparison);
      return Optional.of(new Outcome(write.written(), comparison.unchanged(), write.removed()));
    } catch (IOException e) {
      write.undoStaged();
      findings.add(
          UNWRITABLE_OUTPUT,
          Place.ofFile(write.current()),
          "this cannot be %s: %s; %s"
              .formatted(write.action(), YamlSource.reason(e), write.progress()),
          write.written().isEmpty()
              ? "nothing was changed; run it again when the cause is gone"
              : "every file is whole; run it again when the cause is gone");
      return Optional.empty();
    }
  }

  /**
   * Returns a unified diff of the files that are ours and differ: what is on the disk as {@code -},
   * what was compiled as {@code +}.
   *
   * @param mostLines most lines over all files; the last one then says how many more there are
   */
  public List<String> diff(Comparison comparison, int mostLines) {
    List<String> lines = new ArrayList<>();
    for (Comparison.Item item : comparison.files()) {
      if (item.state() == FileState.EDITED && lines.size() <= mostLines) {
        try {
          lines.addAll(LineDiff.unified(
              item.name(), Files.readAllBytes(item.path()), "compiled", item.text()));
        } catch (IOException e) {
          lines.add("--- " + item.name() + ": cannot be read: " + YamlSource.reason(e));
        }
      }
    }
    if (lines.size() <= mostLines) {
      return lines;
    }
    List<String> first = new ArrayList<>(lines.subList(0, mostLines - 1));
    first.add("… and more");
    return first;
  }

  private static boolean refuses(Comparison comparison, Findings findings) {
    int before = findings.errorCount();
    for (Comparison.Item item : comparison.files()) {
      Place place = Place.ofFile(item.name());
      String message = "this " + item.state().description();
      switch (item.state()) {
        case FOREIGN ->
          findings.add(
              FOREIGN_FILE,
              place,
              message,
              "move it away, or name another kafka-k3s.outputDirectory; nothing was written");
        case LINK ->
          findings.add(
              FOREIGN_FILE,
              place,
              message,
              "remove the link, or name the directory itself in kafka-k3s.outputDirectory; nothing was written");
        case BLOCKED ->
          findings.add(UNWRITABLE_OUTPUT, place, message, "move it away; nothing was written");
        default -> {}
      }
    }
    return findings.errorCount() > before;
  }
}
