package io.github.kafkak3s.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code lint}: what has been decided about the rules. Emitted nowhere.
 *
 * @param failOn the lightest finding that fails the build
 * @param rules decisions by the id or the slug of a rule
 */
public record LintSpec(FailOn failOn, Map<String, Located<Decision>> rules) {
  /** What fails the build. */
  public enum FailOn {
    /** An error. */
    ERROR,
    /** A warning, or worse. */
    WARNING,
    /** Any finding. */
    INFO,
    /** Nothing. */
    NEVER
  }

  /** What the findings of a rule weigh. */
  public enum Weight {
    /** An error. */
    ERROR,
    /** A warning. */
    WARNING,
    /** An info. */
    INFO,
    /** Nothing: they are left out. */
    OFF
  }

  /**
   * A decision about one rule.
   *
   * @param severity what its findings weigh
   * @param reason why
   */
  public record Decision(Located<Weight> severity, Located<String> reason) {
    private static final Field<Weight> SEVERITY = Field.required(
        "severity",
        Types.choice(words(Weight.values())),
        "What its findings weigh; `off` leaves them out.");
    private static final Field<String> REASON = Field.required(
        "reason",
        Types.text("a reason", "(?s).*\\S.*"),
        "Why. A decision without a reason is none.");
    private static final Shape<Decision> SHAPE = new Shape<>(
        "a decision about a rule",
        List.of(SEVERITY, REASON),
        List.of(),
        values -> new Decision(values.get(SEVERITY), values.get(REASON)));
  }

  private static final Field<FailOn> FAIL_ON = Field.optional(
      "failOn",
      Types.choice(words(FailOn.values())),
      FailOn.ERROR,
      "error",
      "The lightest finding that fails the build.");
  private static final Field<Map<String, Located<Decision>>> RULES = Field.optional(
      "rules",
      Types.mapOf(
          Types.text("the id or the slug of a rule", "KK[0-9]{4}|[a-z][a-z0-9-]*"), Decision.SHAPE),
      Map.of(),
      "none",
      "Decisions by the id or the slug of a rule: `KK7007: {severity: off, reason: …}`.");

  static final Shape<LintSpec> SHAPE = new Shape<>(
      "what has been decided about the rules",
      List.of(FAIL_ON, RULES),
      List.of(),
      values -> new LintSpec(values.get(FAIL_ON).value(), values.get(RULES).value()));

  /** What has been decided where kafka.yaml does not say. */
  static final LintSpec DEFAULT = new LintSpec(FailOn.ERROR, Map.of());

  private static <E extends Enum<E>> Map<String, E> words(E[] values) {
    Map<String, E> words = new LinkedHashMap<>();
    for (E value : values) {
      words.put(value.name().toLowerCase(Locale.ROOT), value);
    }
    return words;
  }
}
