package io.github.kafkak3s.report;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.lint.LintReport;
import io.github.kafkak3s.observe.ManifestSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every format is what its readers' schema says, and always the same bytes. What it looks like
 * stands in {@code lint/report}.
 */
class ReportFormatTest {
  private static final Tool TOOL = new Tool(
      "1.2.3",
      "orders/",
      rule -> rule.id().equals("KK3501") ? Optional.of("# A \"page\"\n") : Optional.empty());
  private static final Path EXPECTED = CaseFiles.group("lint/report");
  private static final Path SCHEMAS = CaseFiles.group("schemas");

  @TestFactory
  Stream<DynamicTest> isWhatItsSchemaSays() {
    return Stream.of(Reports.full(), Reports.empty(), Reports.ofTheSeed())
        .flatMap(report -> ReportFormat.all().stream()
            .map(format -> dynamicTest(
                format.name() + " " + report.total(), () -> assertValid(format, report))));
  }

  private static void assertValid(ReportFormat format, LintReport report) throws IOException {
    String text = format.write(report, TOOL);
    switch (format.name()) {
      case "checkstyle" -> assertValidXml("checkstyle.xsd", text);
      case "junit" -> assertValidXml("junit.xsd", text);
      case "gitlab" ->
        assertValidJson(Files.readString(SCHEMAS.resolve("gitlab-code-quality.schema.json")), text);
      case "json" ->
        assertValidJson(
            Files.readString(CaseFiles.repository().resolve("docs/lint-report.schema.json")), text);
      case "sarif" -> assertValidJson(sarifSchema(), text);
      default -> throw new AssertionError("no schema for " + format.name());
    }
  }

  private static String sarifSchema() throws IOException {
    try (InputStream schema =
        ReportFormatTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void assertValidJson(String schemaText, String text) {
    Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
        .getSchema(schemaText, InputFormat.JSON);
    assertEquals(List.of(), schema.validate(text, InputFormat.JSON), text);
  }

  private static void assertValidXml(String schema, String text) {
    assertDoesNotThrow(
        () -> SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(SCHEMAS.resolve(schema).toFile())
            .newValidator()
            .validate(new StreamSource(new StringReader(text))),
        text);
  }

  @Test
  void schemasRefuseWhatIsWrong() throws IOException {
    Schema sarif = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
        .getSchema(sarifSchema(), InputFormat.JSON);
    String text = new SarifFormat().write(Reports.full(), TOOL);
    assertFalse(sarif
        .validate(text.replace("\"startLine\": 14", "\"startLine\": 0"), InputFormat.JSON)
        .isEmpty());
  }

  @TestFactory
  Stream<DynamicTest> looksLikeThis() {
    return ReportFormat.all().stream()
        .map(format -> dynamicTest(format.fileName(), () -> {
          Path file = EXPECTED.resolve(format.fileName());
          String text = format.write(Reports.full(), TOOL);
          if (CaseFiles.UPDATE) {
            Files.writeString(file, text);
          }
          assertEquals(Files.readString(file).replace("\r\n", "\n"), text);
        }));
  }

  @TestFactory
  Stream<DynamicTest> isTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    return ReportFormat.all().stream()
        .map(format -> dynamicTest(format.name(), () -> {
          String text = format.write(Reports.full(), TOOL);
          try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertEquals(text, format.write(Reports.full(), TOOL));
          } finally {
            Locale.setDefault(before);
          }
        }));
  }

  @TestFactory
  Stream<DynamicTest> isTheSameInEveryRun() {
    return ReportFormat.all().stream()
        .map(format -> dynamicTest(
            format.name(),
            () -> assertEquals(
                format.write(Reports.ofTheSeed(), TOOL), format.write(Reports.ofTheSeed(), TOOL))));
  }

  @Test
  void sarifHoldsThePagesOfTheRulesThatSpeak() {
    String text = new SarifFormat().write(Reports.ofTheSeed(), new Tool("1", ""));
    assertTrue(text.contains("# KK9001 mutable-image\\n\\n## Problem"), text);
    assertFalse(text.contains("# KK3501 no-write-slack\\n"), text);
    assertFalse(text.contains("suppressions"), "code scanning would show them as open");
  }

  @Test
  void gitHubReadsEachFindingFromOneLine() {
    List<String> lines = GitHubCommands.lines(Reports.full(), TOOL);
    assertEquals(
        List.of(
            "::error file=orders/deploy/a b&c/kafka.yaml,line=14,col=7,title=KK3501 no-write-slack"
                + "::min.insync.replicas=3 is the replication factor. What happens: any restart"
                + " stalls acks=all. What to do: set it to 2.",
            "::warning file=orders/deploy/a b&c/kafka.yaml,line=14,col=7,title=KK7004 short-grace::"
                + "\"quoted\" <b>&amp; \\ \\u0001\\u001b[31m \\u0009 100%25 a,b: é 😀 \\u000a:: ]]>"
                + " \\u2028\\ufffe.",
            "::notice file=orders/kafka.yaml,line=1,col=1,title=KK7007 no-priority::the whole file."
                + " What to do: write more."),
        lines);
  }

  @Test
  void namesEachFormatOnce() {
    Map<String, List<ReportFormat>> byFile = ReportFormat.all().stream()
        .collect(java.util.stream.Collectors.groupingBy(ReportFormat::fileName));
    assertEquals(ReportFormat.all().size(), byFile.size());
  }

  @Test
  void noReportIsTakenForAManifestWhereverItLies(@TempDir Path folder) throws IOException {
    int number = 0;
    for (LintReport report : List.of(Reports.empty(), Reports.full())) {
      for (ReportFormat format : ReportFormat.all()) {
        Path own = Files.createDirectories(folder.resolve("reports-" + number++));
        Files.writeString(own.resolve(format.fileName()), format.write(report, TOOL));
      }
    }
    Files.writeString(folder.resolve("moved.json"), RehearsalJson.write(Rehearsals.holds()));
    Findings findings = new Findings();
    assertEquals(List.of(), ManifestSource.find(folder, "k8s", findings));
    assertEquals(List.of(), findings.sorted());
  }
}
