package io.github.kafkak3s.proof;

/**
 * What breaks: the quorum, or the topics of one kind.
 *
 * @param what in words: {@code the quorum}, {@code __consumer_offsets}
 * @param replicas the replication factor of the topics; 0 for the quorum
 * @param minIsr how many replicas in sync an acknowledgement waits for; 0 for the quorum
 */
public record Cause(String what, int replicas, int minIsr) {
  /** The quorum of the controllers. */
  public static final Cause QUORUM = new Cause("the quorum", 0, 0);

  /** Tells whether it is the quorum. */
  public boolean isQuorum() {
    return replicas == 0;
  }
}
