package io.github.kafkak3s.diagnostic;

import java.util.List;
import java.util.Objects;

/**
 * One thing that is wrong, or worth knowing, at one place.
 *
 * @param rule which rule speaks
 * @param severity what this finding weighs; usually the rule's own severity
 * @param place where it stands
 * @param message what is wrong and which values disagree; one line, without a full stop at its end.
 *     Control characters, which only the input can have brought in, are seen as their escapes
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
  /** Checks that nothing is absent. */
  public Finding {
    Objects.requireNonNull(rule);
    Objects.requireNonNull(severity);
    Objects.requireNonNull(place);
    Objects.requireNonNull(message);
    Objects.requireNonNull(consequence);
    Objects.requireNonNull(help);
    Objects.requireNonNull(cause);
    related = List.copyOf(related);
  }

  /** Makes a finding about one place only. */
  public Finding(Rule rule, Severity severity, Place place, String message, String help) {
    this(rule, severity, place, message, "", help, List.of(), "");
  }

  // Texts are made visible when they are read: of many thousand findings, most are only counted.

  /** Returns the message as one line of visible characters. */
  @Override
  public String message() {
    return Texts.visible(message);
  }

  /** Returns the consequence as one line of visible characters. */
  @Override
  public String consequence() {
    return Texts.visible(consequence);
  }

  /** Returns the help as one line of visible characters. */
  @Override
  public String help() {
    return Texts.visible(help);
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

  @Override
  public boolean equals(Object other) {
    return other instanceof Finding finding
        && place.equals(finding.place)
        && message.equals(finding.message)
        && rule.equals(finding.rule)
        && severity == finding.severity
        && consequence.equals(finding.consequence)
        && help.equals(finding.help)
        && related.equals(finding.related)
        && cause.equals(finding.cause);
  }

  @Override
  public int hashCode() {
    return place.hashCode() * 31 + message.hashCode();
  }

  /** Orders by file, line and column, so that a list reads in the order of the file. */
  @Override
  public int compareTo(Finding other) {
    int order = place.file().compareTo(other.place.file());
    if (order == 0) {
      order = Integer.compare(place.line(), other.place.line());
    }
    if (order == 0) {
      order = Integer.compare(place.column(), other.place.column());
    }
    if (order == 0) {
      order = rule.id().compareTo(other.rule.id());
    }
    if (order == 0) {
      order = place.compareTo(other.place);
    }
    if (order == 0) {
      order = severity.compareTo(other.severity);
    }
    return order == 0 ? message.compareTo(other.message) : order;
  }

  /**
   * Returns the first line as people and editors read it: {@code place: severity id slug: message}.
   */
  @Override
  public String toString() {
    return place + ": " + severity.label() + " " + rule.id() + " " + rule.slug() + ": " + message();
  }
}
