package io.github.kafkak3s.report;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;
import static io.github.kafkak3s.diagnostic.Severity.INFO;
import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Related;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.kafka.OptionCatalogues;
import io.github.kafkak3s.lint.AllRules;
import io.github.kafkak3s.lint.Baseline;
import io.github.kafkak3s.lint.Bundles;
import io.github.kafkak3s.lint.LintReport;
import io.github.kafkak3s.lint.LintRun;
import io.github.kafkak3s.lint.LintSettings;
import io.github.kafkak3s.lint.Result;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Guarantee.Promise;
import io.github.kafkak3s.observe.Intent;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.ManifestSource;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.proof.Break;
import io.github.kafkak3s.proof.Cause;
import io.github.kafkak3s.proof.Failure;
import io.github.kafkak3s.proof.Proof;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reports that hold whatever a report can hold. */
final class Reports {
  /** What breaks a writer that does not escape. */
  static final String NASTY =
      "\"quoted\" <b>&amp; \\ \u0001\u001b[31m \t 100% a,b: é 😀 \n:: ]]> \u2028\uFFFE";

  private static final Path SEED = CaseFiles.group("lint/seed/manifests");

  private static final Rule SLACK =
      new Rule("KK3501", "no-write-slack", ERROR, "any restart stalls acks=all");
  private static final Rule GRACE = new Rule("KK7004", "short-grace", WARNING, "less than 60 s");
  private static final Rule QUIET = new Rule("KK7007", "no-priority", INFO, "no priority class");
  private static final Rule SILENT = new Rule("KK9001", "mutable-image", ERROR, "latest");

  private Reports() {}

  /** Returns a report of nothing. */
  static LintReport empty() {
    return of(List.of());
  }

  /** Returns a report with every kind of finding, and with texts and names that need escaping. */
  static LintReport full() {
    Place place = new Place("deploy/a b&c/kafka.yaml", 14, 7, "/spec/x~1y");
    Place other = new Place("kafka.yaml", 3, 1, "");
    return of(List.of(
        new Result(
            new Finding(
                SLACK,
                ERROR,
                place,
                "min.insync.replicas=3 is the replication factor",
                "any restart stalls acks=all",
                "set it to 2",
                List.of(new Related(other, "replication factor 3"), new Related(place, NASTY)),
                "KK9001"),
            "apps StatefulSet kafka/kafka",
            "/spec/x~1y",
            "0123456789abcdef0123456789abcdef"),
        new Result(
            new Finding(GRACE, WARNING, place, NASTY, ""),
            "apps StatefulSet kafka/kafka",
            "/spec",
            "1123456789abcdef0123456789abcdef"),
        new Result(
            new Finding(QUIET, INFO, Place.ofFile("kafka.yaml"), "the whole file", "write more"),
            "kafka.yaml",
            "",
            "2123456789abcdef0123456789abcdef")));
  }

  /** Returns what every rule says of the manifests that the project began with. */
  static LintReport ofTheSeed() {
    LintRun run = new LintRun(AllRules.on(), LocalDate.of(2026, 11, 24), Baseline.none(), false);
    Findings faults = new Findings();
    for (ManifestSource source : ManifestSource.find(SEED, "manifests", faults)) {
      ManifestSet set = source.read(faults);
      Bundles.judge(
          run,
          new Subject(Observation.of(set, Intent.NONE, new OptionCatalogues()), faults.sorted()),
          LintSettings.DEFAULT);
    }
    return run.finish(LintSettings.DEFAULT);
  }

  private static LintReport of(List<Result> results) {
    Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    results.forEach(result -> counts.merge(result.finding().severity(), 1, Integer::sum));
    return new LintReport(
        results,
        counts,
        0,
        1,
        2,
        List.of(SLACK, SILENT),
        5,
        !results.isEmpty(),
        results.isEmpty() ? List.of() : proofs());
  }

  private static List<Proof> proofs() {
    Break pods = new Break(2, List.of(), List.of(List.of("k-0"), List.of(NASTY)), Cause.QUORUM);
    Break roll = new Break(0, List.of("k-0"), List.of(), new Cause("__consumer_offsets", 1, 1));
    Map<Promise, Map<Failure, Break>> breaks = new EnumMap<>(Promise.class);
    breaks.put(Promise.WRITES, Map.of(Failure.POD, pods, Failure.ROLL, roll));
    breaks.put(Promise.CONTROL, Map.of());
    return List.of(
        new Proof("deploy/a b&c/kafka.yaml", "kafka/k", 2, 1, "", breaks),
        new Proof("f.yaml", NASTY, 0, 0, "no broker is known", new EnumMap<>(Promise.class)));
  }
}
