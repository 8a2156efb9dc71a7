package io.github.kafkak3s.proof;

/** What a number of a proof counts. */
public enum Failure {
  /** Pods that are away at once. */
  POD("pod"),
  /** Hosts that fail at once, each with all of its pods. */
  NODE("node"),
  /** Zones that fail at once, each with all of its hosts. */
  ZONE("zone"),
  /**
   * Pods that fail while every workload is being updated, each as many pods at a time as it may.
   */
  ROLL("roll"),
  /** Pods that fail while one host is drained as far as the disruption budgets let it be. */
  DRAIN("drain");

  private final String word;

  Failure(String word) {
    this.word = word;
  }

  /** Returns its name in reports. */
  public String word() {
    return word;
  }
}
