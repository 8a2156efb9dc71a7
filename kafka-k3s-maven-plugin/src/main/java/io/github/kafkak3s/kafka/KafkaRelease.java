package io.github.kafkak3s.kafka;

/**
 * One exact Kafka release.
 *
 * @param version full release number, {@code 4.3.1}
 * @param metadataVersion the metadata version that a new cluster of this release is formatted with, {@code 4.3-IV0}
 * @param imagePublished whether {@code apache/kafka} of this tag exists on Docker Hub
 * @param shareGroups whether the release knows the {@code share.coordinator.*} options (4.0 and later)
 * @param log4j2 whether the release logs by log4j 2 (4.0 and later) rather than log4j 1
 * @param eligibleLeaderReplicas whether clusters formatted by this release freeze the first min.insync.replicas (ELR on
 *     by default: 4.1 and later)
 */
public record KafkaRelease(
    String version,
    String metadataVersion,
    boolean imagePublished,
    boolean shareGroups,
    boolean log4j2,
    boolean eligibleLeaderReplicas) {}
