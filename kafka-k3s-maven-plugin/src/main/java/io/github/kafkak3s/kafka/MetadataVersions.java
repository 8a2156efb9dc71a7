package io.github.kafkak3s.kafka;

import java.util.List;
import java.util.Optional;

/**
 * The metadata versions that disks can be formatted with: those of
 * {@code org.apache.kafka.server.common.MetadataVersion} from 3.3-IV3, the oldest that every
 * release takes, that were meant for production when a release came out.
 */
public final class MetadataVersions {
  private static final List<String> OLDEST_FIRST = List.of(
      "3.3-IV3", "3.4-IV0", "3.5-IV0", "3.5-IV1", "3.5-IV2", "3.6-IV0", "3.6-IV1", "3.6-IV2",
      "3.7-IV0", "3.7-IV1", "3.7-IV2", "3.7-IV3", "3.7-IV4", "3.8-IV0", "3.9-IV0", "4.0-IV0",
      "4.0-IV1", "4.0-IV2", "4.0-IV3", "4.1-IV0", "4.1-IV1", "4.2-IV0", "4.2-IV1", "4.3-IV0",
      "4.4-IV0", "4.4-IV1", "4.4-IV2");

  private MetadataVersions() {}

  /**
   * Returns why a release cannot format a disk with a metadata version; empty where it can.
   *
   * @param version {@code 4.3-IV0}, or {@code 4.3} for the newest of a line
   */
  public static Optional<String> problem(KafkaRelease release, String version) {
    List<String> known =
        OLDEST_FIRST.subList(0, OLDEST_FIRST.indexOf(release.metadataVersion()) + 1);
    boolean found =
        known.stream().anyMatch(each -> each.equals(version) || each.startsWith(version + "-IV"));
    return found
        ? Optional.empty()
        : Optional.of("Kafka %s cannot format a disk with metadata version %s: it knows %s to %s"
            .formatted(release.version(), version, known.get(0), known.get(known.size() - 1)));
  }
}
