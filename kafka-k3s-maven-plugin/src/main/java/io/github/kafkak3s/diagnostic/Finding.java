package io.github.kafkak3s.diagnostic;

import java.util.Comparator;
import java.util.Objects;

/**
 * One thing that is wrong, or worth knowing, at one place.
 *
 * @param rule which rule speaks
 * @param severity what this finding weighs; usually the rule's own severity
 * @param place where it stands
 * @param message what is wrong, which values disagree and what will happen; one line. Control
 *     characters, which only the input can have brought in, become their escapes
 * @param help what to do about it; empty where the message says it already
 */
public record Finding(Rule rule, Severity severity, Place place, String message, String help)
    implements Comparable<Finding> {
  private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::place)
      .thenComparing(Finding::severity)
      .thenComparing(finding -> finding.rule().id())
      .thenComparing(Finding::message);

  /** Checks that nothing is absent, and keeps the texts to one line of visible characters. */
  public Finding {
    Objects.requireNonNull(rule);
    Objects.requireNonNull(severity);
    Objects.requireNonNull(place);
    message = Texts.visible(message);
    help = Texts.visible(help);
  }

  /** Orders by file, line and column, so that a list reads in the order of the file. */
  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }

  /**
   * Returns the first line as people and editors read it: {@code place: severity id slug: message}.
   */
  @Override
  public String toString() {
    return place + ": " + severity.label() + " " + rule.id() + " " + rule.slug() + ": " + message;
  }
}
