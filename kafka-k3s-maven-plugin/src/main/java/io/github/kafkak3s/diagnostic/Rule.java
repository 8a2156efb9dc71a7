package io.github.kafkak3s.diagnostic;

import java.util.Objects;

/**
 * The identity of a rule; declared once and shared by message, documentation and suppression.
 *
 * @param id {@code KK} and four digits; never reused
 * @param slug the rule's short name in lower case with hyphens
 * @param severity what a finding of this rule weighs unless the finding says otherwise
 */
public record Rule(String id, String slug, Severity severity) {
  /** Checks that nothing is absent. */
  public Rule {
    Objects.requireNonNull(id);
    Objects.requireNonNull(slug);
    Objects.requireNonNull(severity);
  }
}
