package io.github.kafkak3s.lint;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Severity;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the owner of a deployment has decided about the rules.
 *
 * @param rules decisions by the id or the slug of the rule
 * @param failOn the lightest severity that fails the build; empty where none does
 */
public record LintSettings(Map<String, Decision> rules, Optional<Severity> failOn) {
  /** Of somebody who has decided nothing: an error fails the build. */
  public static final LintSettings DEFAULT =
      new LintSettings(Map.of(), Optional.of(Severity.ERROR));

  /**
   * A decision about one rule.
   *
   * @param severity what its findings weigh; empty where it is switched off
   * @param reason why
   * @param place where the decision stands
   */
  public record Decision(Optional<Severity> severity, String reason, Place place) {
    /** Checks that nothing is absent. */
    public Decision {
      Objects.requireNonNull(severity);
      Objects.requireNonNull(reason);
      Objects.requireNonNull(place);
    }
  }

  /** Keeps a sorted copy. */
  public LintSettings {
    rules = Collections.unmodifiableMap(new TreeMap<>(rules));
    Objects.requireNonNull(failOn);
  }

  /** Returns these settings with another bound for failure. */
  public LintSettings failingOn(Optional<Severity> bound) {
    return new LintSettings(rules, bound);
  }

  /** Tells whether it makes errors of what some rule finds. */
  public boolean raises() {
    for (Decision decision : rules.values()) {
      if (decision.severity().equals(Optional.of(Severity.ERROR))) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether a finding of this weight fails the build. */
  public boolean fails(Severity severity) {
    return failOn.isPresent() && severity.compareTo(failOn.get()) <= 0;
  }
}
