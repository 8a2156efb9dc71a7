package io.github.kafkak3s.kafka;

/**
 * One exact Kafka release; ordered from the oldest to the newest.
 *
 * @param version full release number, {@code 4.3.1}
 * @param metadataVersion the metadata version that a new cluster of this release is formatted with,
 *     {@code 4.3-IV0} (Kafka's {@code MetadataVersion.LATEST_PRODUCTION})
 * @param imagePublished whether {@code apache/kafka} of this tag is known to exist on Docker Hub
 * @param shareGroups whether the release knows the {@code share.coordinator.*} options (4.0 and
 *     later)
 * @param log4j2 whether the release logs by log4j 2 (4.0 and later) rather than log4j 1
 * @param eligibleLeaderReplicas whether clusters formatted by this release freeze the first
 *     min.insync.replicas (ELR on by default: 4.1 and later, KIP-966)
 */
public record KafkaRelease(
    String version,
    String metadataVersion,
    boolean imagePublished,
    boolean shareGroups,
    boolean log4j2,
    boolean eligibleLeaderReplicas)
    implements Comparable<KafkaRelease> {

  /** Returns major and minor number, {@code 4.3}: releases of one line differ in their patches. */
  public String line() {
    return version.substring(0, version.lastIndexOf('.'));
  }

  /** Compares the numbers, so that 4.10.0 follows 4.9.0. */
  @Override
  public int compareTo(KafkaRelease other) {
    int at = 0;
    int otherAt = 0;
    int order = 0;
    while (order == 0 && at < version.length() && otherAt < other.version.length()) {
      int end = end(version, at);
      int otherEnd = end(other.version, otherAt);
      order = Integer.compare(
          Integer.parseInt(version, at, end, 10),
          Integer.parseInt(other.version, otherAt, otherEnd, 10));
      at = end + 1;
      otherAt = otherEnd + 1;
    }
    return order;
  }

  private static int end(String version, int from) {
    int dot = version.indexOf('.', from);
    return dot < 0 ? version.length() : dot;
  }
}
