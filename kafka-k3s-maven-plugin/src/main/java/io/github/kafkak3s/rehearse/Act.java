package io.github.kafkak3s.rehearse;

import io.github.kafkak3s.local.LocalException;
import java.util.List;

/** What is done in a step. */
@FunctionalInterface
interface Act {
  /**
   * What came of it.
   *
   * @param hasPassed whether what must go well went well
   * @param summary one sentence with the figures that matter
   * @param details further sentences
   */
  record Result(boolean hasPassed, String summary, List<String> details) {}

  /** Does it. */
  Result run() throws Stage.TimeIsOver, LocalException, InterruptedException;
}
