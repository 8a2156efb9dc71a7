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
import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.rehearse.Rehearsal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A rehearsal on the console, as JSON and as a page. What they look like stands in
 * {@code rehearse/report}.
 */
class RehearsalReportsTest {
  private static final Path EXPECTED = CaseFiles.group("rehearse/report");
  private static final String PAGE = "target/kafka-k3s/rehearsal/rehearsal.html";

  private static Map<String, Rehearsal> all() {
    return new TreeMap<>(Map.of(
        "holds", Rehearsals.holds(),
        "broken", Rehearsals.broken(),
        "disagrees", Rehearsals.disagrees(),
        "unformed", Rehearsals.unformed(),
        "unfinished", Rehearsals.unfinished(),
        "empty", Rehearsals.empty(),
        "nasty", Rehearsals.nasty(),
        "large", Rehearsals.large()));
  }

  private static Map<String, String> written(String name, Rehearsal rehearsal) {
    return new TreeMap<>(Map.of(
        name + ".txt", console(rehearsal),
        name + ".json", RehearsalJson.write(rehearsal),
        name + ".html", RehearsalPage.write(rehearsal)));
  }

  private static String console(Rehearsal rehearsal) {
    return RehearsalTable.lines(rehearsal, PAGE).stream()
        .map(line -> (line.isError() ? "[ERROR] " : "[INFO] ") + line.text() + "\n")
        .collect(Collectors.joining());
  }

  @TestFactory
  Stream<DynamicTest> looksLikeThis() {
    return Stream.of("holds", "broken", "unformed", "unfinished")
        .flatMap(name -> written(name, all().get(name)).entrySet().stream())
        .map(file -> dynamicTest(file.getKey(), () -> {
          Path path = EXPECTED.resolve(file.getKey());
          if (CaseFiles.UPDATE) {
            Files.createDirectories(EXPECTED);
            Files.writeString(path, file.getValue());
          }
          assertEquals(Files.readString(path).replace("\r\n", "\n"), file.getValue());
        }));
  }

  @TestFactory
  Stream<DynamicTest> isTheSameInEveryLocaleAndRun() {
    Locale before = Locale.getDefault();
    return all().entrySet().stream()
        .map(each -> dynamicTest(each.getKey(), () -> {
          Map<String, String> texts = written(each.getKey(), each.getValue());
          try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertEquals(texts, written(each.getKey(), all().get(each.getKey())));
          } finally {
            Locale.setDefault(before);
          }
        }));
  }

  @TestFactory
  Stream<DynamicTest> jsonIsWhatItsSchemaSays() throws IOException {
    Schema schema = schema();
    return all().entrySet().stream()
        .filter(each -> !each.getKey().equals("nasty")) // its times are before the beginning
        .map(each -> dynamicTest(each.getKey(), () -> {
          String text = RehearsalJson.write(each.getValue());
          assertEquals(List.of(), schema.validate(text, InputFormat.JSON));
        }));
  }

  @Test
  void schemaRefusesWhatIsWrong() throws IOException {
    String text = RehearsalJson.write(Rehearsals.holds());
    Map<String, String> faults = Map.of(
        "\"verdict\": \"holds\"", "\"verdict\": \"HOLDS\"",
        "\"toMs\": 4130", "\"toMs\": \"4130\"",
        "\"lost\": 0", "\"lost\": -1",
        "\"agree\": true", "\"agree\": \"yes\"",
        "\"leftOut\":", "\"leftover\":");
    for (Map.Entry<String, String> fault : faults.entrySet()) {
      String wrong = text.replace(fault.getKey(), fault.getValue());
      assertFalse(wrong.equals(text), fault.getKey());
      assertFalse(schema().validate(wrong, InputFormat.JSON).isEmpty(), fault.getValue());
    }
  }

  private static Schema schema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
        .getSchema(
            Files.readString(CaseFiles.repository().resolve("docs/rehearsal-report.schema.json")),
            InputFormat.JSON);
  }

  @TestFactory
  Stream<DynamicTest> canBeWrittenAsUtf8AndHidesSecrets() {
    return written("nasty", Rehearsals.nasty()).entrySet().stream()
        .map(file -> dynamicTest(file.getKey(), () -> {
          String text = file.getValue();
          assertTrue(StandardCharsets.UTF_8.newEncoder().canEncode(text));
          assertFalse(text.contains("hunter"), "a password that the bundle holds");
        }));
  }

  @Test
  void noLineOfTheConsoleMovesTheCursorOrTurnsTheWriting() {
    all()
        .values()
        .forEach(rehearsal -> RehearsalTable.lines(rehearsal, PAGE).forEach(line -> {
          assertEquals(Texts.visible(line.text()), line.text());
          assertFalse(line.text().isBlank(), "a line that says nothing");
        }));
  }

  @Test
  void consoleSaysWhoseErrorADisagreementIsAndWhereToReportIt() {
    String text = console(Rehearsals.disagrees());
    assertTrue(
        text.startsWith(
            "[ERROR] rehearsal of kafka/kafka on Kafka 4.3.1 (3 pods, 94.9 s): DISAGREES\n"),
        text);
    assertTrue(text.contains("AN ERROR OF THIS PLUGIN"), text);
    assertTrue(text.contains("https://github.com/kafkak3s/kafka-k3s-maven-plugin/issues"), text);
    String flat = text.replaceAll("\n\\[ERROR] +", " ");
    assertTrue(flat.contains("the model says \"stops\", the brokers say \"holds\""), flat);
  }

  @Test
  void onlyWhatMustNotBeIsAnError() {
    assertFalse(console(Rehearsals.holds()).contains("[ERROR]"));
    List<String> errors = console(Rehearsals.broken())
        .lines()
        .filter(line -> line.startsWith("[ERROR]"))
        .toList();
    String all = String.join("\n", errors).replaceAll("\n\\[ERROR] +", " ");
    assertTrue(all.contains("3 LOST though acknowledged"), all);
    assertTrue(all.contains("6 given up, 20 waiting in the end; 17,281 read"), all);
    assertTrue(errors.stream().noneMatch(line -> line.contains("passed")), errors.toString());
  }

  @Test
  void partitionsAreFoldedIntoTopicsAndThoseIntoOneRowWhereTheyAreMany() {
    List<String> few = InSync.rows(Rehearsals.holds().timeline().partitions()).stream()
        .map(InSync::name)
        .toList();
    assertEquals(List.of("audit-0", "orders-0", "orders-1", "orders-2"), few);
    List<InSync> many = InSync.rows(Rehearsals.large().timeline().partitions());
    assertEquals(1, many.size());
    assertEquals(60, many.get(0).partitions());
    assertTrue(many.get(0).stretches().stream().anyMatch(s -> s.leaderless() == 60));
    List<InSync> topics = InSync.rows(Rehearsals.large().timeline().partitions().stream()
        .filter(change -> change.partition().matches("topic-[0-3]-.*"))
        .toList());
    assertEquals(
        List.of("topic-0", "topic-1", "topic-2", "topic-3"),
        topics.stream().map(InSync::name).toList());
    assertEquals(6, topics.get(0).partitions());
    assertTrue(topics.get(0).stretches().stream().anyMatch(s -> s.inSync() == 2));
  }

  @Test
  void writesNumbersAlike() {
    assertEquals(
        List.of("0", "999", "-1,000", "1,234,567"),
        Stream.of(0, 999, -1000, 1_234_567).map(Figures::count).toList());
    assertEquals(
        List.of("0 ms", "999 ms", "1.0 s", "9.4 s", "9.5 s"),
        Stream.of(0, 999, 1000, 9449, 9450).map(Figures::time).toList());
    assertEquals(
        List.of("12", "12.1", "0", "-3.5"),
        Stream.of(12.04, 12.05, -0.04, -3.5).map(Figures::coordinate).toList());
  }

  @Test
  void timeHasFewMarksHoweverLongItIs() {
    for (long end : new long[] {0, 1, 999, 14_999, 94_860, 600_000, 1L << 40, Long.MAX_VALUE}) {
      List<Long> ticks = assertDoesNotThrow(() -> new TimeScale(end).ticks());
      assertTrue(ticks.size() <= 16 && ticks.get(0) == 0, end + ": " + ticks.size());
    }
  }
}
