package io.github.kafkak3s.mojo;

import org.apache.maven.plugin.logging.Log;

/** The two flags that every goal obeys. */
final class SkipFlag {
  private SkipFlag() {}

  /**
   * Tells whether a goal is to do nothing, and says in one line which flag is the reason.
   *
   * @param all the value of {@code kafka-k3s.skip}
   * @param one the value of {@code kafka-k3s.<goal>.skip}
   */
  static boolean isSet(Log log, String goal, boolean all, boolean one) {
    if (!all && !one) {
      return false;
    }
    log.info("Skipping " + goal + ": kafka-k3s." + (all ? "" : goal + ".") + "skip is set");
    return true;
  }
}
