package io.github.kafkak3s.rehearse;

import java.util.List;

/**
 * How a step went.
 *
 * @param step the step
 * @param from when it began, in milliseconds since the rehearsal did
 * @param to when it ended
 * @param outcome what came of it
 * @param summary one sentence with the figures that matter: {@code 3 pods replaced, longest wait
 *     for an acknowledgement 0.4 s}
 * @param details further sentences: what failed, with the pod's own words
 */
public record StepResult(
    Step step, long from, long to, Outcome outcome, String summary, List<String> details) {
  /** What came of a step. */
  public enum Outcome {
    /** What must go well went well. */
    PASSED,
    /** Something that must go well did not. */
    FAILED,
    /** The time of the rehearsal was over before its end; nothing is known of the rest of it. */
    UNFINISHED,
    /** It was not tried, and the summary says why. */
    SKIPPED
  }

  /** Keeps an unmodifiable copy. */
  public StepResult {
    details = List.copyOf(details);
  }
}
