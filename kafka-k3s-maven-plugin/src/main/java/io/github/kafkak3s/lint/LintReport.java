package io.github.kafkak3s.lint;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.proof.Proof;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a lint has found.
 *
 * @param results the findings in the order of file, line, column and id; where there are more than
 *     {@link LintRun#MOST_RESULTS}, the heaviest
 * @param counts how many findings there are of each weight, also those past the bound
 * @param causes how many errors are no consequence of another one that is reported
 * @param suppressed how many findings somebody has decided to live with
 * @param baselined how many findings the baseline holds
 * @param rules the rules that were asked, by area
 * @param files how many files were read
 * @param isFailure whether the build is to fail
 * @param proofs which failures the clusters survive, at most {@link LintRun#MOST_PROOFS}; none
 *     where they were not asked for
 */
public record LintReport(
    List<Result> results,
    Map<Severity, Integer> counts,
    int causes,
    int suppressed,
    int baselined,
    List<Rule> rules,
    int files,
    boolean isFailure,
    List<Proof> proofs) {
  /** Makes a report without proofs. */
  public LintReport(
      List<Result> results,
      Map<Severity, Integer> counts,
      int causes,
      int suppressed,
      int baselined,
      List<Rule> rules,
      int files,
      boolean isFailure) {
    this(results, counts, causes, suppressed, baselined, rules, files, isFailure, List.of());
  }

  /** Keeps unmodifiable copies. */
  public LintReport {
    results = List.copyOf(results);
    Map<Severity, Integer> all = new EnumMap<>(Severity.class);
    for (Severity severity : Severity.values()) {
      all.put(severity, counts.getOrDefault(severity, 0));
    }
    counts = java.util.Collections.unmodifiableMap(all);
    rules = List.copyOf(rules);
    proofs = List.copyOf(proofs);
  }

  /** Returns what of this report weighs as much as an error. */
  public LintReport errors() {
    List<Result> errors =
        results.stream().filter(r -> r.finding().severity() == Severity.ERROR).toList();
    return new LintReport(
        errors,
        Map.of(Severity.ERROR, counts.get(Severity.ERROR)),
        causes,
        suppressed,
        baselined,
        rules,
        files,
        counts.get(Severity.ERROR) > 0);
  }

  /** Returns how many findings there are. */
  public int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Returns a line such as {@code 23 errors (9 causes), 27 warnings, 19 infos in 5 files}. */
  public String summary() {
    StringBuilder text = new StringBuilder();
    int errors = counts.get(Severity.ERROR);
    text.append(counted(errors, "error"));
    if (errors > 0 && causes < errors) {
      text.append(" (").append(counted(causes, "cause")).append(')');
    }
    text.append(", ").append(counted(counts.get(Severity.WARNING), "warning"));
    text.append(", ").append(counted(counts.get(Severity.INFO), "info"));
    if (files > 0) {
      text.append(" in ").append(counted(files, "file"));
    }
    if (suppressed > 0) {
      text.append("; ").append(suppressed).append(" suppressed");
    }
    if (baselined > 0) {
      text.append("; ").append(baselined).append(" in the baseline");
    }
    return text.toString();
  }

  private static String counted(int number, String word) {
    return number + " " + word + (number == 1 ? "" : "s");
  }
}
