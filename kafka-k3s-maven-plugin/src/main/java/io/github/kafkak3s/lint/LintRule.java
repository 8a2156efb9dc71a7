package io.github.kafkak3s.lint;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Severity;

/**
 * One way in which a deployment can fail. Has no state but what its class declares: one instance
 * judges every bundle of a run.
 */
public interface LintRule {
  /** How many findings of one rule a bundle may have. */
  enum Scope {
    /**
     * One for each Kubernetes object: the first in the order of the file; the others become related
     * places of it.
     */
    OBJECT,
    /** One for each value. */
    VALUE
  }

  /** Returns what the rule is; always the same instance. */
  Rule rule();

  /**
   * Returns the most that one of its findings may weigh: goal {@code generate}, which refuses
   * errors only, does not ask the others.
   */
  default Severity heaviest() {
    return rule().severity();
  }

  /** Returns how many findings it may have. */
  default Scope scope() {
    return Scope.OBJECT;
  }

  /**
   * Reports what is wrong in a bundle. Stays silent where what it needs to know is unknown. Never
   * throws: what a manifest holds may be of any type, or absent.
   */
  void check(Subject subject, Reporter reporter);
}
