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
    return isSet(log, goal, goal, all, one);
  }

  /**
   * Tells the same of a goal that is skipped together with others.
   *
   * @param group what they are skipped by: {@code kafka-k3s.<group>.skip}
   */
  static boolean isSet(Log log, String goal, String group, boolean all, boolean one) {
    if (!all && !one) {
      return false;
    }
    log.info("Skipping " + goal + ": kafka-k3s." + (all ? "" : group + ".") + "skip is set");
    return true;
  }
}
