package io.github.kafkak3s.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Severity;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is said to follow from something else ends with it. */
class ConsequenceTest {
  private static final String SET = "kafka-statefulset.yaml";
  private static final String ENV = "        env:\n";

  /**
   * One change of the manifests that the project began with.
   *
   * @param cause the rule whose finding it mends
   * @param effects the other errors that end with it
   * @param file the file that is changed
   * @param from what is replaced
   * @param to what takes its place
   */
  private record Mend(String cause, List<String> effects, String file, String from, String to) {}

  private static final List<Mend> MENDS = List.of(
      new Mend("KK1001", List.of("KK1002"), "kafka-secrets.yaml", "\ndata:", "\nstringData:"),
      new Mend("KK2101", List.of("KK2102", "KK3006"), SET, ENV, """
                  command:
                  - sh
                  - -c
                  - |
                    export KAFKA_BROKER_ID=$((${HOSTNAME##*-} + 1))
                    exec /etc/confluent/docker/run
          """ + ENV),
      new Mend(
          "KK4001",
          List.of("KK3002"),
          SET,
          ENV,
          ENV + "        - {name: KAFKA_PROCESS_ROLES, value: 'broker,controller'}\n"),
      new Mend(
          "KK4002",
          List.of("KK3004"),
          SET,
          ENV,
          ENV + "        - {name: CLUSTER_ID, value: q3mBf0RzTkSVh7nXw2LdYA}\n"),
      new Mend(
          "KK4005",
          List.of("KK4003", "KK4009"),
          SET,
          ENV,
          "        command: [kafka-server-start, /etc/kafka/server.properties]\n" + ENV));

  @TestFactory
  Stream<DynamicTest> theEffectEndsWithItsCause() {
    return MENDS.stream().map(mend -> dynamicTest(mend.cause(), () -> check(mend)));
  }

  private static void check(Mend mend) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>(SeedCase.read().texts());
    Map<String, String> causes = errors(texts);
    mend.effects().forEach(effect -> assertEquals(mend.cause(), causes.get(effect), effect));

    String text = texts.get(mend.file());
    assertTrue(text.contains(mend.from()), mend.from());
    texts.put(mend.file(), text.replace(mend.from(), mend.to()));
    SortedSet<String> left = new TreeSet<>(errors(texts).keySet());
    assertTrue(!left.contains(mend.cause()), mend.cause());
    left.retainAll(mend.effects());
    assertEquals(new TreeSet<>(), left);
  }

  /** Returns the rules that speak of errors, each with the one that it follows from. */
  private static Map<String, String> errors(SortedMap<String, String> texts) throws IOException {
    return new RuleCase(texts, SeedCase.read().intent(), new TreeSet<>())
        .findings().stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .collect(Collectors.toMap(
                finding -> finding.rule().id(), Finding::cause, (one, other) -> one, TreeMap::new));
  }

  @Test
  void theSummaryCountsCauses() throws IOException {
    LintRun run = run();
    Bundles.judge(
        run, Bundles.of(SeedCase.read().texts(), SeedCase.read().intent()), LintSettings.DEFAULT);
    LintReport report = run.finish(LintSettings.DEFAULT);
    assertEquals("23 errors (15 causes), 27 warnings, 19 infos in 5 files", report.summary());
    assertEquals(
        Map.of(
            "KK1002", "KK1001",
            "KK2102", "KK2101",
            "KK3002", "KK4001",
            "KK3004", "KK4002",
            "KK3006", "KK2101",
            "KK4003", "KK4005",
            "KK4009", "KK4005",
            "KK7001", "KK5001"),
        report.results().stream()
            .map(Result::finding)
            .filter(finding -> !finding.cause().isEmpty())
            .collect(Collectors.toMap(finding -> finding.rule().id(), Finding::cause)));
  }

  @Test
  void anEffectWhoseCauseIsSuppressedIsACauseItself() throws IOException {
    SortedMap<String, String> texts = new TreeMap<>(SeedCase.read().texts());
    texts.computeIfPresent(
        "kafka-secrets.yaml",
        (file, text) -> text.replace(
            "\n  ssl.key:", "\n  # kafka-k3s:ignore KK1001 made elsewhere\n  ssl.key:"));
    LintRun run = run();
    Bundles.judge(run, Bundles.of(texts, SeedCase.read().intent()), LintSettings.DEFAULT);
    assertEquals(
        "22 errors (15 causes), 27 warnings, 19 infos in 5 files; 1 suppressed",
        run.finish(LintSettings.DEFAULT).summary());
  }

  private static LintRun run() {
    return new LintRun(AllRules.on(), LocalDate.of(2027, 1, 1), Baseline.none(), false);
  }
}
