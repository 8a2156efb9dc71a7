package io.github.kafkak3s.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.InputRules;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Severity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsoleReportTest {
  private static Finding finding(String message, String help) {
    return new Finding(
        InputRules.UNKNOWN_FIELD,
        Severity.ERROR,
        new Place("kafka.yaml", 8, 7, "/spec/nodePools/kafka/replics"),
        message,
        help);
  }

  private static ConsoleReport report(String prefix) {
    return new ConsoleReport(prefix, name -> Optional.empty());
  }

  @Test
  void showsTheLineOfTheSource() {
    String source = "\n".repeat(7) + "      replics: 3\n";
    assertEquals(
        List.of(
            "kafka.yaml:8:7: error KK0002 unknown-field: no such field",
            "  8 |       replics: 3",
            "    |       ^^^^^^^"),
        new ConsoleReport("", name -> Optional.of(source)).lines(finding("no such field", "")));
  }

  @Test
  void hidesASecretThatIsWrittenOut() {
    Finding secret = new Finding(
        InputRules.PLAIN_SECRET, Severity.ERROR, new Place("kafka.yaml", 1, 1, ""), "m", "");
    assertEquals(
        "  1 | sasl.something: ***",
        new ConsoleReport("", name -> Optional.of("sasl.something: hunter2"))
            .lines(secret)
            .get(1));
  }

  @Test
  void showsTheFileAsItIsReachedFromTheRootOfTheBuild() {
    assertEquals(
        List.of("kafka.yaml:8:7: error KK0002 unknown-field: no such field"),
        report("").lines(finding("no such field", "")));
    assertEquals(
        List.of(
            "orders/kafka.yaml:8:7: error KK0002 unknown-field: no such field",
            "  help: did you mean \"replicas\"?"),
        report("orders/").lines(finding("no such field", "did you mean \"replicas\"?")));
  }

  @Test
  void letsNoInputMoveTheCursorOrBreakTheLine() {
    assertEquals(
        List.of(
            "kafka.yaml:8:7: error KK0002 unknown-field: \\u001b[31m\\u000a\\u0085\\u2028é😀",
            "  help: \\u0007"),
        report("").lines(finding("\u001b[31m\n\u0085\u2028é😀", "\u0007")));
  }

  @Test
  void countsInOneLine() {
    Findings findings = new Findings();
    ConsoleReport report = report("orders/");
    assertEquals("orders/kafka.yaml: no errors", report.summary("kafka.yaml", findings));
    findings.add(finding("one", ""));
    assertEquals("orders/kafka.yaml: 1 error", report.summary("kafka.yaml", findings));
    findings.add(finding("two", ""));
    findings.add(finding("two", ""));
    Place place = Place.ofFile("kafka.yaml");
    findings.add(new Finding(InputRules.UNKNOWN_FIELD, Severity.WARNING, place, "three", ""));
    assertEquals("orders/kafka.yaml: 2 errors, 1 warning", report.summary("kafka.yaml", findings));
  }
}
