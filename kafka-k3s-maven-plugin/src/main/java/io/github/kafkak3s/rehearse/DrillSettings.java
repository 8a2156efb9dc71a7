package io.github.kafkak3s.rehearse;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is drilled.
 *
 * @param steps the steps; {@link Step#FORM} is always among them, and {@link Step#TOPICS} with any
 *     other one, for all of these need something that is written to
 * @param limit the longest time that the rehearsal may take; what is not done by then fails
 */
public record DrillSettings(Set<Step> steps, Duration limit) {
  /** The steps of a drill that nobody has chosen steps for: all but the loss of disks. */
  public static final Set<Step> DEFAULT_STEPS =
      Set.copyOf(EnumSet.complementOf(EnumSet.of(Step.DISKS)));

  /** Keeps an unmodifiable copy, with the steps that the others need. */
  public DrillSettings {
    EnumSet<Step> all = EnumSet.of(Step.FORM);
    all.addAll(steps);
    if (all.size() > 1) {
      all.add(Step.TOPICS);
    }
    steps = Set.copyOf(all);
  }
}
