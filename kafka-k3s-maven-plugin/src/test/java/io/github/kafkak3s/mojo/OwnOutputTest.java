package io.github.kafkak3s.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.bundle.Bundle;
import io.github.kafkak3s.compile.Compilation;
import io.github.kafkak3s.compile.KafkaCompiler;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.kafka.KafkaRelease;
import io.github.kafkak3s.kafka.KafkaReleases;
import io.github.kafkak3s.kafka.OptionCatalogues;
import io.github.kafkak3s.lint.AllRules;
import io.github.kafkak3s.lint.Baseline;
import io.github.kafkak3s.lint.Bundles;
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
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the lint says of our own output: never an error, and exactly the warnings and infos of
 * lint.txt beside each golden bundle, each at the line of kafka.yaml that causes it.
 */
class OwnOutputTest {
  private static final OptionCatalogues CATALOGUES = new OptionCatalogues();
  private static final Pattern VERSION = Pattern.compile("(?m)^( +)version: .*$");

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

  /**
   * On every Kafka release, as far as it can be compiled for it: no error, and what differs from
   * lint.txt stands in lint-releases.txt.
   */
  @TestFactory
  Stream<DynamicTest> isWithoutErrorsOnEveryRelease(@TempDir Path copies) throws IOException {
    return CaseFiles.cases("bundles").stream()
        .map(directory -> directory.getFileName().toString())
        .map(name -> dynamicTest(
            name,
            () -> checkReleases(
                CaseFiles.group("bundles").resolve(name),
                Files.createDirectory(copies.resolve(name)))));
  }

  private static void checkReleases(Path directory, Path copy) throws IOException {
    CaseFiles.replace(copy, CaseFiles.texts(directory));
    String text = Files.readString(directory.resolve("kafka.yaml"));
    List<String> usual = Files.readAllLines(directory.resolve("lint.txt")).stream()
        .map(OwnOutputTest::withoutNumbers)
        .toList();
    StringBuilder said = new StringBuilder();
    for (KafkaRelease release : KafkaReleases.all()) {
      Files.writeString(
          copy.resolve("kafka.yaml"),
          VERSION
              .matcher(text)
              .replaceFirst("$1version: " + release.version() + image(text, release)));
      Findings findings = new Findings();
      Optional<Compilation> compilation =
          KafkaCompiler.compile(copy, copy.resolve("kafka.yaml"), findings);
      List<String> lines = compilation.isEmpty()
          ? List.of("refused: " + findings.sorted().get(0))
          : differences(usual, lint(compilation.get(), findings));
      lines.forEach(
          line -> said.append(release.version()).append(' ').append(line).append('\n'));
    }
    Path expected = directory.resolve("lint-releases.txt");
    if (CaseFiles.UPDATE) {
      Files.writeString(expected, said);
    }
    assertEquals(Files.readString(expected), said.toString());
  }

  /** Of a release without a published image one must be named. */
  private static String image(String text, KafkaRelease release) {
    return release.imagePublished() || text.contains("\n  image:")
        ? ""
        : "\n$1image: {repository: apache/kafka, tag: " + release.version() + "}";
  }

  private static List<String> differences(List<String> usual, LintReport report) {
    assertEquals(0, report.counts().get(Severity.ERROR), () -> report.results().toString());
    List<String> found = report.results().stream()
        .map(result -> withoutNumbers(result.finding().toString()))
        .toList();
    return Stream.concat(
            usual.stream().filter(line -> !found.contains(line)).map(line -> "- " + line),
            found.stream().filter(line -> !usual.contains(line)).map(line -> "+ " + line))
        .toList();
  }

  private static String withoutNumbers(String line) {
    // An image that must be named moves lines.
    return line.replaceAll("[0-9]+\\.[0-9]+\\.[0-9]+", "VERSION").replaceAll(":[0-9]+:[0-9]+", "");
  }

  private static LintReport lint(Path directory) {
    Findings findings = new Findings();
    Compilation compilation = KafkaCompiler.compile(
            directory, directory.resolve("kafka.yaml"), findings)
        .orElseThrow();
    return lint(compilation, findings);
  }

  private static LintReport lint(Compilation compilation, Findings findings) {
    LintRun run = new LintRun(AllRules.on(), LocalDate.of(2026, 11, 24), Baseline.none(), false);
    for (Bundle bundle : compilation.bundles()) {
      KafkaFile file = compilation.files().get(bundle.directory());
      ManifestSet set = ManifestSet.of(bundle, "deploy/" + bundle.directory(), findings);
      Observation observation = Observation.of(set, Intents.of(file.spec()), CATALOGUES);
      Bundles.judge(
          run,
          new Subject(observation, findings.sorted()),
          Intents.settings(file.spec().lint()),
          Intents.origin(compilation, bundle, "deploy"));
    }
    return run.finish(LintSettings.DEFAULT);
  }
}
