package io.github.kafkak3s.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.bundle.Bundle;
import io.github.kafkak3s.compile.Compilation;
import io.github.kafkak3s.compile.KafkaCompiler;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.kafka.OptionCatalogues;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.proof.Proof;
import io.github.kafkak3s.report.ProofTable;
import io.github.kafkak3s.spec.KafkaFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What each golden bundle is proved to survive: proof.txt beside it. */
class OwnProofsTest {
  private static final int WIDEST = 100;

  @TestFactory
  Stream<DynamicTest> areThese() throws IOException {
    return CaseFiles.cases("bundles").stream()
        .map(directory -> dynamicTest(directory.getFileName().toString(), () -> check(directory)));
  }

  private static void check(Path directory) throws IOException {
    Findings findings = new Findings();
    Compilation compilation = KafkaCompiler.compile(
            directory, directory.resolve("kafka.yaml"), findings)
        .orElseThrow();
    List<String> lines = new ArrayList<>();
    for (Bundle bundle : compilation.bundles()) {
      KafkaFile file = compilation.files().get(bundle.directory());
      ManifestSet set = ManifestSet.of(bundle, "deploy/" + bundle.directory(), findings);
      Observation observation =
          Observation.of(set, Intents.of(file.spec()), new OptionCatalogues());
      Proof.of(observation).forEach(proof -> lines.addAll(ProofTable.lines(proof)));
    }
    String said = String.join("\n", lines) + "\n";
    Path expected = directory.resolve("proof.txt");
    if (CaseFiles.UPDATE) {
      Files.writeString(expected, said);
    }
    assertEquals(Files.readString(expected).replace("\r\n", "\n"), said);
    assertTrue(lines.stream().allMatch(line -> line.length() <= WIDEST), said);
  }
}
