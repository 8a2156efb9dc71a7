package io.github.kafkak3s.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.Choices;
import io.github.kafkak3s.OddValues;
import io.github.kafkak3s.TextMutator;
import io.github.kafkak3s.bundle.Bundle;
import io.github.kafkak3s.compile.Compilation;
import io.github.kafkak3s.compile.KafkaCompiler;
import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.kafka.OptionCatalogues;
import io.github.kafkak3s.lint.AllRules;
import io.github.kafkak3s.lint.Baseline;
import io.github.kafkak3s.lint.Bundles;
import io.github.kafkak3s.lint.LintReport;
import io.github.kafkak3s.lint.LintRun;
import io.github.kafkak3s.lint.LintSettings;
import io.github.kafkak3s.lint.Origin;
import io.github.kafkak3s.lint.Result;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Intent;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.ManifestSource;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.report.GitHubCommands;
import io.github.kafkak3s.report.LintConsole;
import io.github.kafkak3s.report.ProofTable;
import io.github.kafkak3s.report.ReportFormat;
import io.github.kafkak3s.report.SuppressionHint;
import io.github.kafkak3s.report.Tool;
import io.github.kafkak3s.spec.KafkaFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tools.jackson.databind.ObjectMapper;

/**
 * The whole lint of inputs that choices make of the project's own cases: reading, observing, every
 * rule, every report. Whatever the input, each finding has a text and a place that exists, and each
 * report is well-formed.
 */
final class AnyLint {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final Tool TOOL = new Tool("1.2.3", "");
  private static final List<ReportFormat> FORMATS = ReportFormat.all();
  private static final int CONSOLE = FORMATS.size();
  private static final int OUTPUTS = CONSOLE + 2;
  private static final String UNREAD = "(not UTF-8)";
  private final OptionCatalogues catalogues = new OptionCatalogues();
  private final ObjectMapper json = new ObjectMapper();
  private final DocumentBuilderFactory xml = DocumentBuilderFactory.newInstance();
  private final List<String> kafkaFiles = new ArrayList<>();
  private final ManifestInputs inputs = new ManifestInputs();
  private final TextMutator kafkaYaml;
  private final TextMutator baselines = new TextMutator(
      List.of("0123456789abcdef0123456789abcdef KK1001 a\n", "# a\n"), OddValues.WORDS);

  AnyLint() throws IOException {
    for (Path directory : CaseFiles.cases("bundles")) {
      kafkaFiles.add(Files.readString(directory.resolve("kafka.yaml")));
    }
    kafkaYaml = new TextMutator(kafkaFiles, OddValues.WORDS);
  }

  /** Lints manifests that bytes make; each report has its turn. */
  void manifests(byte[] bytes) throws IOException {
    ManifestInput input = inputs.of(bytes);
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
      Path directory = memory.getPath("/manifests");
      write(input, directory);
      LintRun run = run(Baseline.none());
      SortedMap<String, String> texts = judge(run, directory, input);
      reported(run, texts, input.settings(), Set.of(input.output() % OUTPUTS));
      if (input.baseline().isPresent()) {
        String text = baselines.mutated(run.baselineText(), input.baseline().get());
        LintRun next = run(Baseline.parse("baseline", text));
        texts = judge(next, directory, input);
        texts.put("baseline", text);
        reported(next, texts, input.settings(), Set.of(CONSOLE));
      }
    }
  }

  /** Writes the files that bytes make. */
  void write(byte[] bytes, Path directory) throws IOException {
    write(inputs.of(bytes), directory);
  }

  static void write(ManifestInput input, Path directory) throws IOException {
    for (Map.Entry<String, byte[]> text : input.files().entrySet()) {
      Path file = directory.resolve(text.getKey());
      Files.createDirectories(file.getParent());
      Files.write(file, text.getValue());
    }
  }

  private SortedMap<String, String> judge(LintRun run, Path directory, ManifestInput input) {
    return judge(run, directory, input.intent(), input.settings());
  }

  /** Judges every bundle at or below a directory, and returns the texts of its files. */
  private SortedMap<String, String> judge(
      LintRun run, Path directory, Intent intent, LintSettings settings) {
    Findings unreadable = new Findings();
    SortedMap<String, String> texts = new TreeMap<>();
    for (ManifestSource source : ManifestSource.find(directory, "", unreadable)) {
      Findings faults = new Findings();
      ManifestSet set = source.read(faults);
      source.files().keySet().forEach(file -> texts.put(file, UNREAD));
      texts.putAll(set.texts());
      Subject subject = new Subject(Observation.of(set, intent, catalogues), faults.sorted());
      run.add(run.judged(subject, Origin.ITSELF), settings);
      run.prove(subject);
    }
    unreadable.sorted().forEach(finding -> run.add(finding, settings));
    return texts;
  }

  /** Lints a directory of manifests, and writes every report. */
  LintReport lintManifests(Path directory, Intent intent) {
    LintRun run = run(Baseline.none());
    SortedMap<String, String> texts = judge(run, directory, intent, LintSettings.DEFAULT);
    Set<Integer> all = IntStream.range(0, OUTPUTS).boxed().collect(Collectors.toSet());
    return reported(run, texts, LintSettings.DEFAULT, all);
  }

  /** A kafka.yaml that choices make. */
  private record KafkaInput(String text, byte[] bytes, int output) {}

  private KafkaInput kafkaInput(byte[] bytes) {
    Choices choices = new Choices(bytes);
    String file = choices.of(kafkaFiles);
    int output = choices.below(256);
    String text = kafkaYaml.mutated(file, choices);
    return new KafkaInput(text, ManifestInputs.bytes(text, choices), output);
  }

  /** Writes the kafka.yaml that bytes make. */
  void writeKafkaFile(byte[] bytes, Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.write(directory.resolve("kafka.yaml"), kafkaInput(bytes).bytes());
  }

  /** Compiles a kafka.yaml with changes; where it compiles, lints what it compiles to. */
  void kafkaFile(byte[] bytes) throws IOException {
    KafkaInput input = kafkaInput(bytes);
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
      Path base = Files.createDirectories(memory.getPath("/project"));
      Path file = Files.write(base.resolve("kafka.yaml"), input.bytes());
      Findings findings = new Findings();
      Optional<Compilation> compilation = KafkaCompiler.compile(base, file, findings);
      assertEquals(compilation.isEmpty(), findings.hasErrors());
      findings.sorted().forEach(AnyLint::hasText);
      if (compilation.isPresent()) {
        lint(compilation.get(), input.text(), input.output());
      }
    }
  }

  private void lint(Compilation compilation, String text, int output) {
    LintRun run = run(Baseline.none());
    SortedMap<String, String> texts = new TreeMap<>(Map.of("kafka.yaml", text));
    run.addComments(texts);
    for (Bundle bundle : compilation.bundles()) {
      KafkaFile file = compilation.files().get(bundle.directory());
      Findings faults = new Findings();
      ManifestSet set = ManifestSet.of(bundle, "deploy/" + bundle.directory(), faults);
      assertEquals(List.of(), faults.sorted());
      texts.putAll(set.texts());
      Observation observation = Observation.of(set, Intents.of(file.spec()), catalogues);
      Bundles.judge(
          run,
          new Subject(observation, faults.sorted()),
          Intents.settings(file.spec().lint()),
          Intents.origin(compilation, bundle, "deploy"));
    }
    reported(run, texts, LintSettings.DEFAULT, Set.of(output % OUTPUTS));
  }

  private static LintRun run(Baseline baseline) {
    return new LintRun(AllRules.on(), TODAY, baseline, true);
  }

  private LintReport reported(
      LintRun run, SortedMap<String, String> texts, LintSettings settings, Set<Integer> outputs) {
    LintReport report = run.finish(settings);
    Map<String, Integer> lines = new HashMap<>();
    texts.forEach((file, text) ->
        lines.put(file, text.equals(UNREAD) ? Integer.MAX_VALUE : text.split("\\R", -1).length));
    // Where decisions and promises of the owner stand, whose file is not read.
    lines.putIfAbsent("kafka.yaml", 1);
    for (Result result : report.results()) {
      hasText(result.finding());
      Place place = result.finding().place();
      assertTrue(place.line() <= lines.getOrDefault(place.file(), -1), result.finding()::toString);
    }
    outputs.forEach(output -> write(output, report, texts));
    return report;
  }

  /** Writes one of the reports, the console's lines or GitHub's commands. */
  private void write(int output, LintReport report, SortedMap<String, String> texts) {
    if (output < FORMATS.size()) {
      wellFormed(FORMATS.get(output), FORMATS.get(output).write(report, TOOL));
    } else if (output == CONSOLE) {
      new LintConsole("", file -> Optional.ofNullable(texts.get(file)), 100)
          .lines(report)
          .forEach(line -> isOneLine(line.text()));
      report.proofs().forEach(proof -> ProofTable.lines(proof).forEach(AnyLint::isOneLine));
      SuppressionHint.lines(report, "");
    } else {
      GitHubCommands.lines(report, TOOL).forEach(AnyLint::isOneLine);
    }
  }

  private static void isOneLine(String line) {
    assertTrue(line.chars().noneMatch(Character::isISOControl), line);
  }

  private static void hasText(Finding finding) {
    assertFalse(finding.message().isBlank());
    assertTrue(finding.message().chars().noneMatch(Character::isISOControl), finding::toString);
  }

  private void wellFormed(ReportFormat format, String text) {
    if (!text.startsWith("<")) {
      json.readTree(text);
      return;
    }
    try {
      xml.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError(format.name() + " is not well-formed: " + text, e);
    }
  }
}
