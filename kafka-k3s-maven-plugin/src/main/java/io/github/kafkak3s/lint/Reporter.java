package io.github.kafkak3s.lint;

import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Related;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;

/** Takes what one rule finds in one bundle. */
public final class Reporter {
  private final LintRule check;
  private final List<Report> reports = new ArrayList<>();

  Reporter(LintRule check) {
    this.check = check;
  }

  /**
   * Reports a finding of the rule's own severity; whatever else is to be said about it is added to
   * the report that comes back.
   *
   * @param place where it stands; for what is absent, the key of the map that should hold it
   * @param message what is wrong and which two values disagree, without a full stop at its end
   */
  public Report at(Place place, String message) {
    Report report = new Report(check, place, message);
    reports.add(report);
    return report;
  }

  List<Report> reports() {
    return reports;
  }

  /** One finding while it is being written. */
  public static final class Report {
    private final LintRule check;
    private final Rule rule;
    private final Place place;
    private final String message;
    private List<Related> related = List.of();
    private Severity severity;
    private String consequence = "";
    private String help = "";
    private String cause = "";
    private String about = "";

    private Report(LintRule check, Place place, String message) {
      this.check = check;
      this.rule = check.rule();
      this.severity = rule.severity();
      this.place = place;
      this.message = message;
    }

    /**
     * Weighs this finding otherwise than the rule's other ones.
     *
     * @throws IllegalArgumentException if that is more than the rule says its findings may weigh
     */
    public Report severity(Severity otherSeverity) {
      if (otherSeverity.compareTo(check.heaviest()) < 0) {
        throw new IllegalArgumentException(rule.id() + " says that it never weighs so much");
      }
      severity = otherSeverity;
      return this;
    }

    /** Says what happens when it runs like this; in the present tense, as it was seen. */
    public Report consequence(String text) {
      consequence = text;
      return this;
    }

    /** Says what to do. */
    public Report help(String text) {
      help = text;
      return this;
    }

    /** Adds another place that the finding speaks of. */
    public Report related(Place other, String text) {
      if (related.isEmpty()) {
        related = new ArrayList<>();
      }
      related.add(new Related(other, text));
      return this;
    }

    /** Names the rule of the finding that this one follows from. */
    public Report causedBy(String ruleId) {
      cause = ruleId;
      return this;
    }

    /**
     * Names the value that the finding is about, such as a Kafka option: tells values apart that
     * stand at one place, as the options of a properties file inside a quoted text do.
     */
    public Report about(String name) {
      about = name;
      return this;
    }

    Rule rule() {
      return rule;
    }

    Place place() {
      return place;
    }

    String message() {
      return message;
    }

    String about() {
      return about;
    }

    Finding finding() {
      return new Finding(rule, severity, place, message, consequence, help, related, cause);
    }
  }
}
