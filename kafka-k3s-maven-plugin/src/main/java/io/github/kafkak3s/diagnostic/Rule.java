package io.github.kafkak3s.diagnostic;

import java.util.List;
import java.util.Objects;

/**
 * A rule's identity and what is said of it without a case at hand; declared once and shared by
 * message, documentation, suppression and every output format.
 *
 * @param id {@code KK} and four digits; never reused
 * @param slug the rule's short name in lower case with hyphens
 * @param severity what a finding of this rule weighs unless the finding says otherwise
 * @param summary when it fires, in one line without a full stop
 * @param oldSlugs names that it had before; links and suppressions go on to understand them
 */
public record Rule(
    String id, String slug, Severity severity, String summary, List<String> oldSlugs) {
  /** Checks that nothing is absent. */
  public Rule {
    Objects.requireNonNull(id);
    Objects.requireNonNull(slug);
    Objects.requireNonNull(severity);
    Objects.requireNonNull(summary);
    oldSlugs = List.copyOf(oldSlugs);
  }

  /** Makes a rule that never had another name. */
  public Rule(String id, String slug, Severity severity, String summary) {
    this(id, slug, severity, summary, List.of());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Rule rule
        && id.equals(rule.id)
        && slug.equals(rule.slug)
        && severity == rule.severity
        && summary.equals(rule.summary)
        && oldSlugs.equals(rule.oldSlugs);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /** Tells whether it has this id or this name, or once had the name. */
  public boolean isNamed(String name) {
    return id.equals(name) || slug.equals(name) || oldSlugs.contains(name);
  }

  /** Returns the name of its page: {@code KK3501-no-write-slack.md}. */
  public String page() {
    return id + "-" + slug + ".md";
  }
}
