package io.github.kafkak3s.lab;

import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.yaml.YamlLimits;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One file of a bundle.
 *
 * @param path where it lies
 * @param text its whole text
 * @param root the one document that it holds
 */
record Manifest(Path path, String text, Fields root) {
  /** Reads every {@code *.yaml} of a bundle directory but the kustomization, sorted by name. */
  static List<Manifest> of(Path bundle) throws IOException {
    try (Stream<Path> files = Files.list(bundle)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".yaml"))
          .filter(file -> !file.getFileName().toString().equals("kustomization.yaml"))
          .sorted()
          .map(Manifest::read)
          .toList();
    }
  }

  private static Manifest read(Path path) {
    try {
      String text = Files.readString(path);
      Findings findings = new Findings();
      YamlNode root = YamlReader.readOne(
              path.getFileName().toString(), text, YamlLimits.MANIFESTS, findings)
          .orElseThrow(() -> new IllegalArgumentException(findings.sorted().toString()));
      return new Manifest(path, text, Fields.of(root));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Tells whether this is an object of a kind. */
  boolean is(String kind) {
    return root.required("kind").equals(kind);
  }

  /** Returns {@code metadata.name}. */
  String name() {
    return root.required("metadata", "name");
  }

  /** Returns {@code metadata.namespace}. */
  String namespace() {
    return root.required("metadata", "namespace");
  }
}
