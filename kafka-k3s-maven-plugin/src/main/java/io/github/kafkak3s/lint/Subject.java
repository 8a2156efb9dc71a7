package io.github.kafkak3s.lint;

import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.observe.ObserveRules;
import java.util.List;

/**
 * One bundle as the rules see it.
 *
 * @param bundle what it was seen to run
 * @param faults what could not be read at all, each fault at its place
 */
public record Subject(Observation bundle, List<Finding> faults) {
  /** Keeps an unmodifiable copy. */
  public Subject {
    faults = List.copyOf(faults);
  }

  /**
   * Tells whether all that is applied can be seen, so that what is not there is absent: every file
   * could be read, and nothing comes from elsewhere.
   */
  public boolean isWhole() {
    for (Finding fault : faults) {
      if (fault.rule().equals(ObserveRules.NOT_A_MANIFEST)) {
        return false;
      }
    }
    return bundle.set().isWhole();
  }
}
