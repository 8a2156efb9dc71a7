package io.github.kafkak3s.diagnostic;

import java.util.Objects;

/**
 * A second place that a finding speaks of.
 *
 * @param place where it is
 * @param text what is there, in a few words
 */
public record Related(Place place, String text) {
  /** Checks that nothing is absent. */
  public Related {
    Objects.requireNonNull(place);
    Objects.requireNonNull(text);
  }
}
