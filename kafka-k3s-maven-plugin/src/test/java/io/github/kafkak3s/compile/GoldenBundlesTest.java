package io.github.kafkak3s.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.bundle.Bundle;
import io.github.kafkak3s.diagnostic.Findings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each case is a directory: kafka.yaml, and below deploy/ exactly what it compiles to. The notes
 * that it gives stand in notes.txt.
 */
class GoldenBundlesTest {
  /** The group of the cases; other tests run over the same bundles. */
  static final String GROUP = "bundles";

  @TestFactory
  Stream<DynamicTest> bundles() throws IOException {
    return CaseFiles.cases(GROUP).stream()
        .map(directory -> dynamicTest(directory.getFileName().toString(), () -> check(directory)));
  }

  private static void check(Path directory) throws IOException {
    Compilation compilation = compile(directory);
    SortedMap<String, String> texts = texts(compilation);
    if (CaseFiles.UPDATE) {
      CaseFiles.replace(directory.resolve("deploy"), texts);
    }
    SortedMap<String, String> expected = CaseFiles.texts(directory.resolve("deploy"));
    assertEquals(List.copyOf(expected.keySet()), List.copyOf(texts.keySet()));
    expected.forEach((name, text) -> assertEquals(text, texts.get(name), name));
  }

  /** Compiles a case; a finding fails the test. */
  static Compilation compile(Path directory) {
    Findings findings = new Findings();
    Optional<Compilation> compilation =
        KafkaCompiler.compile(directory, directory.resolve("kafka.yaml"), findings);
    assertEquals(List.of(), findings.sorted());
    return compilation.orElseThrow();
  }

  /** Returns what is written below the output directory. */
  static SortedMap<String, String> texts(Compilation compilation) {
    SortedMap<String, String> texts = new TreeMap<>();
    for (Bundle bundle : compilation.bundles()) {
      bundle.files().forEach((name, text) -> texts.put(bundle.directory() + "/" + name, text));
    }
    texts.put("images.txt", compilation.images());
    if (!compilation.notes().isEmpty()) {
      texts.put("notes.txt", String.join("\n", compilation.notes()) + "\n");
    }
    return texts;
  }
}
