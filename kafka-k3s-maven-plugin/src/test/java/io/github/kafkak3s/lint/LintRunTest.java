package io.github.kafkak3s.lint;

import static io.github.kafkak3s.diagnostic.InputRules.STALE_OUTPUT;
import static io.github.kafkak3s.diagnostic.Severity.ERROR;
import static io.github.kafkak3s.diagnostic.Severity.INFO;
import static io.github.kafkak3s.diagnostic.Severity.WARNING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.lint.rules.availability.ShortGrace;
import io.github.kafkak3s.lint.rules.gitops.MutableImage;
import io.github.kafkak3s.observe.Intent;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is left of what the rules find: suppressions, decisions, the baseline, counts. */
class LintRunTest {
  private static final LocalDate TODAY = LocalDate.of(2027, 1, 31);
  private static final String BROKER = """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: kafka
      spec:
        replicas: 1
        template:
          spec:
            containers:
            - name: kafka
              image: apache/kafka:latest
      """;
  private static final Place DECIDED = new Place("kafka.yaml", 9, 5, "/spec/lint/rules/KK7004");

  private static LintRun run(Baseline baseline, boolean keepsAll) {
    return new LintRun(List.of(new ShortGrace(), new MutableImage()), TODAY, baseline, keepsAll);
  }

  private static LintReport lint(String text, LintSettings settings, Baseline baseline) {
    LintRun run = run(baseline, false);
    Bundles.judge(run, Bundles.of("a", Map.of("kafka.yaml", text), Intent.NONE), settings);
    return run.finish(settings);
  }

  private static List<String> lint(String text) {
    return shown(lint(text, LintSettings.DEFAULT, Baseline.none()));
  }

  private static List<String> shown(LintReport report) {
    return report.results().stream()
        .map(result -> RuleCase.shown(result.finding()))
        .toList();
  }

  private static String with(String line, String comment) {
    return BROKER.replace(line, line + " " + comment);
  }

  @Test
  void findsAndCounts() {
    LintReport report = lint(BROKER, LintSettings.DEFAULT, Baseline.none());
    assertEquals(
        List.of("a/kafka.yaml:8 KK7004 warning", "a/kafka.yaml:11 KK9001 error"), shown(report));
    assertEquals(Map.of(ERROR, 1, WARNING, 1, INFO, 0), report.counts());
    assertEquals(1, report.causes());
    assertTrue(report.isFailure());
    assertEquals("1 error, 1 warning, 0 infos in 1 file", report.summary());
    assertEquals("apps StatefulSet kafka", report.results().get(0).object());
    assertEquals("/spec/template/spec", report.results().get(0).pointer());
  }

  @Test
  void aCommentSuppressesOnItsLineAndOnTheNext() {
    String image = "apache/kafka:latest";
    List<String> rest = List.of("a/kafka.yaml:8 KK7004 warning");
    assertEquals(rest, lint(with(image, "# kafka-k3s:ignore KK9001 a test bed")));
    assertEquals(rest, lint(with(image, "#kafka-k3s:ignore mutable-image -- a test bed")));
    assertEquals(
        rest, lint(with(image, "# kafka-k3s:ignore KK9001 until=2027-01-31 the last day")));
    String both = BROKER
        .replace("        image", "        # kafka-k3s:ignore KK9001 a test bed\n        image")
        .replace("    spec:", "    # kafka-k3s:ignore KK7004 it holds no data\n    spec:");
    assertEquals(List.of(), lint(both));
    LintReport report = lint(both, LintSettings.DEFAULT, Baseline.none());
    assertEquals(2, report.suppressed());
    assertFalse(report.isFailure());
  }

  @Test
  void severalCommentsStandAboveOneLine() {
    String text = BROKER.replace(
        "        image",
        "        # kafka-k3s:ignore KK9001 a test bed\n"
            + "        # kafka-k3s:ignore KK9002 in vain\n"
            + "        # an image of our own\n        image");
    assertEquals(
        List.of("a/kafka.yaml:8 KK7004 warning", "a/kafka.yaml:12 KK0009 warning"), lint(text));
    String apart = text.replace("        # an image of our own\n", "\n");
    assertEquals(4, lint(apart).size());
  }

  @Test
  void aPartOfTheBundlesDoesNotSayWhatTheOthersNeed() {
    Map<String, String> comment =
        Map.of("kafka.yaml", "# kafka-k3s:ignore KK9002 for prod\nx: 1\n");
    LintRun part = run(Baseline.none(), false);
    part.addComments(comment);
    assertEquals(List.of(), shown(part.finishPart()));
    LintRun whole = run(Baseline.none(), false);
    whole.addComments(comment);
    assertEquals(List.of("kafka.yaml:1 KK0009 warning"), shown(whole.finish(LintSettings.DEFAULT)));
    assertEquals(Set.of(new Place("kafka.yaml", 1, 1, "")), whole.unneeded());
  }

  @Test
  void aCopyBringsItsCommentsAlong() {
    Origin original = value -> Optional.of(
        new Place("k8s/own.yaml", value.place().line() - 1, value.place().column(), ""));
    String text = "# header\n"
        + with("image: apache/kafka:latest", "# kafka-k3s:ignore KK9001,KK9002 a test bed");
    LintRun run = run(Baseline.none(), false);
    Bundles.judge(
        run,
        Bundles.of("a", Map.of("kafka.yaml", text), Intent.NONE),
        LintSettings.DEFAULT,
        original);
    assertEquals(
        List.of("k8s/own.yaml:8 KK7004 warning", "k8s/own.yaml:11 KK0009 warning"),
        shown(run.finish(LintSettings.DEFAULT)));
  }

  @Test
  void anAnnotationSuppressesInItsObject() {
    String annotated = BROKER.replace(
        "  name: kafka\nspec",
        "  name: kafka\n  annotations:\n"
            + "    kafka-k3s/ignore: 'KK9001 a test bed; KK7004 until=2028-01-01 no data'\nspec");
    assertEquals(List.of(), lint(annotated));
    assertEquals(
        List.of("a/kafka.yaml:10 KK7004 warning", "a/kafka.yaml:13 KK9001 error"),
        lint(annotated.replace("KK9001", "KK9002").replace("KK7004", "KK7001")).stream()
            .filter(line -> !line.contains("KK0009"))
            .toList());
  }

  @Test
  void whatIsSuppressedInVainIsAFinding() {
    String image = "apache/kafka:latest";
    String unmoved = "a/kafka.yaml:11 KK9001 error";
    for (String comment : List.of(
        "# kafka-k3s:ignore KK9001",
        "# kafka-k3s:ignore KK9001 until=2027-01-30 expired",
        "# kafka-k3s:ignore KK9001 until=tomorrow no date",
        "# kafka-k3s:ignore KK7004 of another line",
        "# kafka-k3s:ignore KK9999 of no rule",
        "# kafka-k3s:ignore")) {
      List<String> found = lint(with(image, comment));
      assertTrue(found.contains(unmoved), comment);
      assertTrue(found.contains("a/kafka.yaml:11 KK0009 warning"), comment + found);
      assertEquals(3, found.size(), comment);
    }
    assertEquals(
        2, lint(with(image, "# see kafka-k3s:ignore KK9001 in the manual")).size());
  }

  @Test
  void decisionsWeighRulesAnew() {
    LintSettings settings = settings("KK7004", Optional.of(ERROR), "outages cost us");
    assertEquals(
        List.of("a/kafka.yaml:8 KK7004 error", "a/kafka.yaml:11 KK9001 error"),
        shown(lint(BROKER, settings, Baseline.none())));
    assertEquals(
        List.of("a/kafka.yaml:11 KK9001 error"),
        shown(lint(BROKER, settings("short-grace", Optional.empty(), "no data"), Baseline.none())));
    String calm = BROKER.replace(
        "      containers", "      terminationGracePeriodSeconds: 90\n      containers");
    assertEquals(
        List.of("a/kafka.yaml:12 KK9001 error", "kafka.yaml:9 KK0009 warning"),
        shown(lint(calm, settings("KK7004", Optional.empty(), "no data"), Baseline.none())));
    assertEquals(
        3,
        lint(BROKER, settings("KK7004", Optional.empty(), " "), Baseline.none()).total());
    assertEquals(
        3,
        lint(BROKER, settings("short-grance", Optional.empty(), "x"), Baseline.none())
            .total());
  }

  private static LintSettings settings(String rule, Optional<Severity> severity, String reason) {
    return new LintSettings(
        Map.of(rule, new LintSettings.Decision(severity, reason, DECIDED)), Optional.of(ERROR));
  }

  @Test
  void failsFromTheBoundOn() {
    String calm = BROKER.replace(":latest", ":4.3.1@sha256:" + "0".repeat(64));
    assertFalse(lint(calm, LintSettings.DEFAULT, Baseline.none()).isFailure());
    LintSettings strict = LintSettings.DEFAULT.failingOn(Optional.of(WARNING));
    assertTrue(lint(calm, strict, Baseline.none()).isFailure());
    LintSettings never = LintSettings.DEFAULT.failingOn(Optional.empty());
    assertFalse(lint(BROKER, never, Baseline.none()).isFailure());
  }

  @Test
  void theBaselineSurvivesMovedLinesAndNothingElse() {
    LintRun first = run(Baseline.none(), true);
    Bundles.judge(
        first, Bundles.of("a", Map.of("kafka.yaml", BROKER), Intent.NONE), LintSettings.DEFAULT);
    String text = first.baselineText();
    assertEquals(3, text.lines().count(), text);
    String moved = "# a comment\n\n" + BROKER.replace("  replicas: 1", "  # one\n  replicas: 1");
    LintReport same = lint(moved, LintSettings.DEFAULT, Baseline.parse("baseline.txt", text));
    assertEquals(List.of(), shown(same));
    assertEquals(2, same.baselined());
    assertFalse(same.isFailure());
    String other = BROKER.replace("apache/kafka:latest", "apache/kafka");
    assertEquals(
        List.of("a/kafka.yaml:11 KK9001 error", "baseline.txt:3 KK0009 warning"),
        shown(lint(other, LintSettings.DEFAULT, Baseline.parse("baseline.txt", text))));
  }

  @Test
  void staleOutputCannotWait() {
    Finding stale = new Finding(STALE_OUTPUT, ERROR, Place.ofFile("kafka.yaml"), "it is stale", "");
    LintRun first = run(Baseline.none(), true);
    first.add(stale, LintSettings.DEFAULT);
    assertEquals(1, first.baselineText().lines().count());
  }

  @Test
  void keepsTheHeaviestAndCountsAll() {
    LintRun run = run(Baseline.none(), false);
    for (int i = 0; i < LintRun.MOST_RESULTS + 10; i++) {
      Bundles.judge(
          run,
          Bundles.of("b" + i, Map.of("kafka.yaml", BROKER), Intent.NONE),
          LintSettings.DEFAULT);
    }
    LintReport report = run.finish(LintSettings.DEFAULT);
    assertEquals(2 * (LintRun.MOST_RESULTS + 10), report.total());
    assertEquals(LintRun.MOST_RESULTS, report.results().size());
    assertTrue(report.results().stream().allMatch(r -> r.finding().severity() == ERROR));
    assertEquals(
        report.results().size(),
        report.results().stream().map(Result::fingerprint).distinct().count());
  }

  @Test
  void reportsWhatIsAboutNoBundle() {
    LintRun run = run(Baseline.none(), false);
    Finding finding = new Finding(
        new ShortGrace().rule(), WARNING, Place.ofFile("deploy/x.yaml"), "it is stale", "");
    run.add(finding, LintSettings.DEFAULT);
    LintReport report = run.finish(LintSettings.DEFAULT);
    assertEquals(List.of("deploy/x.yaml:0 KK7004 warning"), shown(report));
    assertEquals("deploy/x.yaml", report.results().get(0).object());
  }
}
