package io.github.kafkak3s.rehearse;

/** A step of the drill; the order is that of a drill. */
public enum Step {
  /** Every pod is formatted and started; the quorum forms and every broker serves. */
  FORM("form"),
  /** A topic of each replication setting is created, and Kafka's own topics by their first use. */
  TOPICS("topics"),
  /** Every pod is replaced, in the order and with the limits of its workload. */
  ROLL("roll"),
  /**
   * Every broker is killed and comes back, the active controller among them; some lose their disks.
   */
  KILL("kill"),
  /** As many pods fail as each guarantee allows, and one more. */
  LIMITS("limits"),
  /** Every record that was acknowledged is read. */
  VERIFY("verify"),
  /** More disks are lost than the model says is survived; the cluster may be lost with them. */
  DISKS("disks");

  private final String word;

  Step(String word) {
    this.word = word;
  }

  /** Returns its name in parameters and reports. */
  public String word() {
    return word;
  }
}
