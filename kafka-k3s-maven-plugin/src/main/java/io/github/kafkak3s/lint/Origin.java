package io.github.kafkak3s.lint;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.observe.K8sObject;
import java.util.Optional;

/** Knows where the values of a bundle come from; findings then point there. */
@FunctionalInterface
public interface Origin {
  /** Of bundles that were not compiled: every value comes from where it stands. */
  Origin ITSELF = value -> Optional.empty();

  /**
   * A value that a finding is about.
   *
   * @param ruleId the rule that speaks
   * @param about the name of the value, such as a Kafka option, where the rule has named it
   * @param object the object that holds it
   * @param pointer its JSON pointer in the object
   * @param place where it stands
   * @param text its text; in a block of several lines the line; empty where it is no scalar
   */
  record Value(
      String ruleId, String about, K8sObject object, String pointer, Place place, String text) {}

  /** Returns where a value comes from; nothing where it stands there itself. */
  Optional<Place> of(Value value);
}
