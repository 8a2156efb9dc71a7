package io.github.kafkak3s.diagnostic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;

/** Collects findings while an input is read and compiled; not thread-safe, one per run. */
public final class Findings {
  private final List<Finding> all = new ArrayList<>();
  private int errors;

  /** Adds a finding with the rule's own severity. */
  public void add(Rule rule, Place place, String message, String help) {
    add(new Finding(rule, rule.severity(), place, message, help));
  }

  /** Adds a finding. */
  public void add(Finding finding) {
    all.add(finding);
    if (finding.severity() == Severity.ERROR) {
      errors++;
    }
  }

  /** Adds every finding of another collection. */
  public void addAll(Findings others) {
    for (Finding finding : others.all) {
      add(finding);
    }
  }

  /**
   * Returns how many errors have been added; what a caller compares to see whether a step went
   * well.
   */
  public int errorCount() {
    return errors;
  }

  /** Tells whether any error has been added. */
  public boolean hasErrors() {
    return errors > 0;
  }

  /** Returns the distinct findings in the order of their places. */
  public List<Finding> sorted() {
    List<Finding> sorted = new ArrayList<>(new LinkedHashSet<>(all));
    Collections.sort(sorted);
    return Collections.unmodifiableList(sorted);
  }
}
