package io.github.kafkak3s.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.Choices;
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
import io.github.kafkak3s.report.ReportFormat;
import io.github.kafkak3s.report.SuppressionHint;
import io.github.kafkak3s.report.Tool;
import io.github.kafkak3s.spec.KafkaFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
  private static final String UNREAD = "(not UTF-8)";
  private static final String DIGITS = "9".repeat(400);

  private static final List<String> WORDS = List.of(
      "",
      "~",
      "[]",
      "{}",
      "[[]]",
      "[{}]",
      "{a: {b: c}}",
      "0",
      "1",
      "2",
      "-1",
      "3.5",
      ".nan",
      ".inf",
      "-0",
      "0x7fffffff",
      "010",
      "1_000",
      "1e3",
      "1e400",
      "2147483647",
      "2147483648",
      "-2147483648",
      "9223372036854775807",
      "9223372036854775808",
      DIGITS,
      "\"" + DIGITS + "\"",
      "true",
      "\"true\"",
      "2026-11-24",
      "1Gi",
      "1e400Gi",
      "-5m",
      "0.0000000000001",
      DIGITS + "Ei",
      "100%",
      "-1%",
      "1e9%",
      "\"\"",
      "\" \"",
      "'a'",
      "a",
      "A_B.c-d",
      "a".repeat(300),
      "é\uD83D\uDE00",
      "\"\\0\\n\\u2028\"",
      "&a [*a]",
      "&b {<<: *b}",
      "*c",
      "&c x",
      "<<: {a: b}",
      "!!int x",
      "!!binary eA==",
      "|",
      "|-\n",
      ">",
      "? ",
      "---",
      "...",
      "#",
      "# kafka-k3s:ignore KK3501",
      "# kafka-k3s:ignore * until=9999-99-99 x",
      "\t",
      "\0",
      "\r",
      "\u0085",
      "\uFEFF",
      "\uFFFE",
      "- ",
      ": ",
      "{{ .Values.a }}",
      "${X}",
      "${X:-${X}}",
      "${",
      "$(X)",
      "$(",
      "$$(A)",
      "@",
      "1@",
      "@a:1",
      "1@a:99999",
      "1@a:1,1@a:1",
      "1@[::1]:9093",
      "99999999999@a:1",
      "::",
      "A://",
      "A://:0,A://:0",
      "PLAINTEXT://${HOSTNAME}:9092,CONTROLLER://:9093",
      "CONTROLLER:SSL,CONTROLLER:SSL",
      ",",
      ",,,",
      "/",
      "//",
      "/../..",
      "/var/lib/kafka/data",
      "../..",
      ".",
      "[sh, -c, 'kafka-server-start.sh /x']",
      "[bash, -c]",
      "'export A=${HOSTNAME##*-}; exec /etc/kafka/docker/run'",
      "apache/kafka",
      "apache/kafka:4.1.0",
      "apache/kafka:9999999999.0.0",
      "bitnami/kafka:3.7",
      "confluentinc/cp-kafka:7.9.0",
      "kafka@sha256:",
      "a/b/c/d:e@f",
      ":::",
      "None",
      "StatefulSet",
      "Deployment",
      "DaemonSet",
      "Job",
      "CronJob",
      "Pod",
      "List",
      "Service",
      "ConfigMap",
      "Secret",
      "PodDisruptionBudget",
      "NetworkPolicy",
      "Kafka",
      "Kustomization",
      "apps/v1",
      "v1",
      "a/b/c",
      "server.properties",
      "process.roles=broker,controller",
      "node.id",
      "broker",
      "controller",
      "*/0 * * * *",
      "0 0 31 2 *",
      "Retain",
      "local-path",
      "kubernetes.io/hostname",
      "topology.kubernetes.io/zone",
      "[kustomization.yaml]",
      "[., ..]");

  private final OptionCatalogues catalogues = new OptionCatalogues();
  private final ObjectMapper json = new ObjectMapper();
  private final DocumentBuilderFactory xml = DocumentBuilderFactory.newInstance();
  private final List<SortedMap<String, String>> bundles = new ArrayList<>();
  private final List<String> kafkaFiles = new ArrayList<>();
  private final TextMutator manifests;
  private final TextMutator kafkaYaml;

  AnyLint() throws IOException {
    for (Path rule : CaseFiles.cases("lint/cases")) {
      for (Path directory : CaseFiles.cases("lint/cases/" + rule.getFileName())) {
        bundles.add(CaseFiles.texts(directory));
      }
    }
    bundles.add(CaseFiles.texts(CaseFiles.group("lint/seed")));
    for (Path directory : CaseFiles.cases("bundles")) {
      bundles.add(CaseFiles.texts(directory.resolve("deploy")));
      kafkaFiles.add(Files.readString(directory.resolve("kafka.yaml")));
    }
    bundles.removeIf(Map::isEmpty);
    manifests = new TextMutator(
        bundles.stream().flatMap(bundle -> bundle.values().stream()).toList(), WORDS);
    kafkaYaml = new TextMutator(kafkaFiles, WORDS);
  }

  /** Lints manifests of one case, or of two together, with changes. */
  void manifests(byte[] bytes) throws IOException {
    Choices choices = new Choices(bytes);
    SortedMap<String, String> texts = new TreeMap<>(choices.of(bundles));
    if (choices.below(4) == 3) {
      choices.of(bundles).forEach((file, text) -> texts.put("b-" + file, text));
    }
    Intent intent = intent(choices);
    List<String> files = List.copyOf(texts.keySet());
    int changed = 1 + choices.below(Math.min(3, files.size()));
    for (int i = 0; i < changed; i++) {
      texts.compute(choices.of(files), (file, text) -> manifests.mutated(text, choices));
    }
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
      Path directory = memory.getPath("/manifests");
      for (Map.Entry<String, String> text : texts.entrySet()) {
        Path file = directory.resolve(text.getKey());
        Files.createDirectories(file.getParent());
        Files.write(file, bytes(text.getValue(), choices));
      }
      lintManifests(directory, intent);
    }
  }

  private static byte[] bytes(String text, Choices choices) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (choices.below(16) == 15) {
      bytes[choices.below(bytes.length)] = (byte) choices.below(256);
    }
    return bytes;
  }

  private static Intent intent(Choices choices) {
    Intent none = Intent.NONE;
    return switch (choices.below(3)) {
      case 0 -> none;
      case 1 -> none.withHosts(Intent.counted(1, 2));
      default ->
        new Intent(
            Optional.of(Intent.counted(3, 0)),
            Optional.of("1.35"),
            Optional.of("none"),
            none.release(),
            java.util.Set.of(),
            true);
    };
  }

  /** Lints a directory of manifests. */
  LintReport lintManifests(Path directory, Intent intent) {
    Findings unreadable = new Findings();
    LintRun run = run();
    SortedMap<String, String> texts = new TreeMap<>();
    for (ManifestSource source : ManifestSource.find(directory, "", unreadable)) {
      Findings faults = new Findings();
      ManifestSet set = source.read(faults);
      source.files().keySet().forEach(file -> texts.put(file, UNREAD));
      texts.putAll(set.texts());
      Observation bundle = Observation.of(set, intent, catalogues);
      Subject subject = new Subject(bundle, faults.sorted());
      run.add(run.judged(subject, Origin.ITSELF), LintSettings.DEFAULT);
    }
    unreadable.sorted().forEach(finding -> run.add(finding, LintSettings.DEFAULT));
    return reported(run, texts);
  }

  /** Compiles a kafka.yaml with changes; where it compiles, lints what it compiles to. */
  void kafkaFile(byte[] bytes) throws IOException {
    Choices choices = new Choices(bytes);
    String text = kafkaYaml.mutated(choices.of(kafkaFiles), choices);
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
      Path base = Files.createDirectories(memory.getPath("/project"));
      Path file = Files.write(base.resolve("kafka.yaml"), bytes(text, choices));
      Findings findings = new Findings();
      Optional<Compilation> compilation = KafkaCompiler.compile(base, file, findings);
      assertEquals(compilation.isEmpty(), findings.hasErrors());
      findings.sorted().forEach(AnyLint::hasText);
      if (compilation.isPresent()) {
        lint(compilation.get(), text);
      }
    }
  }

  private void lint(Compilation compilation, String text) {
    LintRun run = run();
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
    reported(run, texts);
  }

  private static LintRun run() {
    return new LintRun(AllRules.on(), TODAY, Baseline.none(), true);
  }

  private LintReport reported(LintRun run, SortedMap<String, String> texts) {
    Baseline.parse("baseline", run.baselineText());
    LintReport report = run.finish(LintSettings.DEFAULT);
    Map<String, Integer> lines = new HashMap<>();
    texts.forEach((file, text) ->
        lines.put(file, text.equals(UNREAD) ? Integer.MAX_VALUE : text.split("\\R", -1).length));
    for (Result result : report.results()) {
      hasText(result.finding());
      Place place = result.finding().place();
      assertTrue(place.line() <= lines.getOrDefault(place.file(), -1), result.finding()::toString);
    }
    for (ReportFormat format : ReportFormat.all()) {
      wellFormed(format, format.write(report, TOOL));
    }
    new LintConsole("", file -> Optional.ofNullable(texts.get(file)), 100)
        .lines(report)
        .forEach(line ->
            assertTrue(line.text().chars().noneMatch(Character::isISOControl), line.text()));
    GitHubCommands.lines(report, TOOL)
        .forEach(line -> assertTrue(line.chars().noneMatch(Character::isISOControl), line));
    SuppressionHint.lines(report, "");
    return report;
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
