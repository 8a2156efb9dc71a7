package io.github.kafkak3s.lab;

import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.yaml.YamlLimits;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One document of a bundle.
 *
 * @param path the file that it stands in
 * @param text its text
 * @param root its content
 */
public record Manifest(Path path, String text, YamlNode root) {
  /**
   * Reads every document of a bundle directory's {@code *.yaml} but the kustomization, sorted by
   * file.
   */
  public static List<Manifest> of(Path bundle) throws IOException {
    try (Stream<Path> files = Files.list(bundle)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".yaml"))
          .filter(file -> !file.getFileName().toString().equals("kustomization.yaml"))
          .sorted()
          .flatMap(Manifest::read)
          .toList();
    }
  }

  private static Stream<Manifest> read(Path path) {
    try {
      // Our own files hold one document; an extra manifest may hold several.
      return Pattern.compile("^---\\R", Pattern.MULTILINE)
          .splitAsStream(Files.readString(path))
          .map(text -> new Manifest(path, text, document(path, text)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static YamlNode document(Path path, String text) {
    Findings findings = new Findings();
    return YamlReader.readOne(path.getFileName().toString(), text, YamlLimits.MANIFESTS, findings)
        .orElseThrow(() -> new IllegalArgumentException(findings.sorted().toString()));
  }

  /** Tells whether this is an object of a kind. */
  public boolean is(String kind) {
    return root.textAt("kind").equals(kind);
  }
}
