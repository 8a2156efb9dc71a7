package io.github.kafkak3s.diagnostic;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * One thing that is wrong, or worth knowing, at one place.
 *
 * @param rule which rule speaks
 * @param severity what this finding weighs; usually the rule's own severity
 * @param place where it stands
 * @param message what is wrong and which values disagree; one line, without a full stop at its end.
 *     Control characters, which only the input can have brought in, become their escapes
 * @param consequence what will happen; empty where the message says it already
 * @param help what to do about it; empty where the message says it already
 * @param related the other places that it speaks of, the most important first
 * @param cause the id of the rule whose finding is the root of this one; empty where this is a root
 */
public record Finding(
    Rule rule,
    Severity severity,
    Place place,
    String message,
    String consequence,
    String help,
    List<Related> related,
    String cause)
    implements Comparable<Finding> {
  private static final Comparator<Finding> ORDER = Comparator.comparing(
          (Finding finding) -> finding.place().file())
      .thenComparingInt(finding -> finding.place().line())
      .thenComparingInt(finding -> finding.place().column())
      .thenComparing(finding -> finding.rule().id())
      .thenComparing(Finding::place)
      .thenComparing(Finding::severity)
      .thenComparing(Finding::message);

  /** Checks that nothing is absent, and keeps the texts to one line of visible characters. */
  public Finding {
    Objects.requireNonNull(rule);
    Objects.requireNonNull(severity);
    Objects.requireNonNull(place);
    message = Texts.visible(message);
    consequence = Texts.visible(consequence);
    help = Texts.visible(help);
    Objects.requireNonNull(cause);
    related = List.copyOf(related);
  }

  /** Makes a finding about one place only. */
  public Finding(Rule rule, Severity severity, Place place, String message, String help) {
    this(rule, severity, place, message, "", help, List.of(), "");
  }

  /** Returns this finding with another weight. */
  public Finding withSeverity(Severity other) {
    return new Finding(rule, other, place, message, consequence, help, related, cause);
  }

  /** Returns this finding at another place, with other related ones. */
  public Finding at(Place newPlace, List<Related> newRelated) {
    return new Finding(rule, severity, newPlace, message, consequence, help, newRelated, cause);
  }

  /** Returns this finding as a consequence of another rule's one; of none where that is empty. */
  public Finding causedBy(String ruleId) {
    return new Finding(rule, severity, place, message, consequence, help, related, ruleId);
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
