package io.github.kafkak3s.rehearse;

/** Hears what a rehearsal is doing, while it does it. */
@FunctionalInterface
public interface Progress {
  /**
   * Something begins or has ended, in words: {@code roll: kafka-2 is stopped}.
   *
   * @param isMilestone whether it is worth a line also where nobody watches
   */
  void says(String line, boolean isMilestone);
}
