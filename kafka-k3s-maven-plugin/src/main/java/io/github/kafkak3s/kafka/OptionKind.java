package io.github.kafkak3s.kafka;

/** Whose options they are. */
public enum OptionKind {
  /** Brokers and controllers: what a node's properties file holds. */
  BROKER("nodes"),
  /** Topics: what a topic is created with or altered to. */
  TOPIC("topics"),
  /** Consumer, share and streams groups; none before 4.0. */
  GROUP("groups");

  private final String owners;

  OptionKind(String owners) {
    this.owners = owners;
  }

  /**
   * Returns the owners as a word of a sentence: {@code nodes}, {@code topics} or {@code groups}.
   */
  public String owners() {
    return owners;
  }
}
