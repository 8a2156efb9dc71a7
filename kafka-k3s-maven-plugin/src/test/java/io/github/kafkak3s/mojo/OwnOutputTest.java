package io.github.kafkak3s.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.bundle.Bundle;
import io.github.kafkak3s.compile.Compilation;
import io.github.kafkak3s.compile.KafkaCompiler;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.kafka.OptionCatalogues;
import io.github.kafkak3s.lint.AllRules;
import io.github.kafkak3s.lint.Baseline;
import io.github.kafkak3s.lint.LintReport;
import io.github.kafkak3s.lint.LintRun;
import io.github.kafkak3s.lint.LintSettings;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.spec.KafkaFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What the lint says of our own output: never an error, and exactly the warnings and infos of
 * lint.txt beside each golden bundle, each at the line of kafka.yaml that causes it.
 */
class OwnOutputTest {
  private static final OptionCatalogues CATALOGUES = new OptionCatalogues();

  @TestFactory
  Stream<DynamicTest> isWithoutErrors() throws IOException {
    return CaseFiles.cases("bundles").stream()
        .map(directory -> dynamicTest(directory.getFileName().toString(), () -> check(directory)));
  }

  private static void check(Path directory) throws IOException {
    LintReport report = lint(directory);
    String said = report.results().stream()
        .map(result -> result.finding() + "\n")
        .collect(Collectors.joining());
    Path expected = directory.resolve("lint.txt");
    if (CaseFiles.UPDATE) {
      Files.writeString(expected, said);
    }
    assertEquals(0, report.counts().get(Severity.ERROR), said);
    assertEquals(Files.exists(expected) ? Files.readString(expected) : "", said);
  }

  private static LintReport lint(Path directory) {
    Findings findings = new Findings();
    Compilation compilation = KafkaCompiler.compile(
            directory, directory.resolve("kafka.yaml"), findings)
        .orElseThrow();
    LintRun run = new LintRun(AllRules.on(), LocalDate.of(2026, 11, 24), Baseline.none(), false);
    for (Bundle bundle : compilation.bundles()) {
      KafkaFile file = compilation.files().get(bundle.directory());
      ManifestSet set = ManifestSet.of(bundle, "deploy/" + bundle.directory(), findings);
      Observation observation = Observation.of(set, Intents.of(file.spec()), CATALOGUES);
      run.judge(
          new Subject(observation, findings.sorted()),
          Intents.settings(file.spec().lint()),
          Intents.origin(compilation, bundle, "deploy"));
    }
    return run.finish(LintSettings.DEFAULT);
  }
}
