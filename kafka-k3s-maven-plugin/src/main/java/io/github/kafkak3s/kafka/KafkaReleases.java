package io.github.kafkak3s.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The Kafka releases that can be compiled for. A new one is one run of {@code src/catalogue} and
 * one line here.
 *
 * <p>Metadata versions, share options, logging and ELR are asked of Kafka itself by that tool's
 * tests. That an image is published is by evidence of 2026-11: Kafka's own pages and digests pinned
 * in public repositories. For 4.4.0 Kafka's page names the tag, but only release candidates have
 * been seen.
 */
public final class KafkaReleases {
  private static final List<KafkaRelease> ALL = List.of(
      //               version  metadata  image share  log4j2 ELR
      new KafkaRelease("3.9.0", "3.9-IV0", true, false, false, false),
      new KafkaRelease("3.9.1", "3.9-IV0", true, false, false, false),
      new KafkaRelease("3.9.2", "3.9-IV0", true, false, false, false),
      new KafkaRelease("4.0.0", "4.0-IV3", true, true, true, false),
      new KafkaRelease("4.0.1", "4.0-IV3", true, true, true, false),
      new KafkaRelease("4.0.2", "4.0-IV3", true, true, true, false),
      new KafkaRelease("4.1.0", "4.1-IV1", true, true, true, true),
      new KafkaRelease("4.1.1", "4.1-IV1", true, true, true, true),
      new KafkaRelease("4.1.2", "4.1-IV1", true, true, true, true),
      new KafkaRelease("4.2.0", "4.2-IV1", true, true, true, true),
      new KafkaRelease("4.2.1", "4.2-IV1", true, true, true, true),
      new KafkaRelease("4.2.2", "4.2-IV1", true, true, true, true),
      new KafkaRelease("4.3.0", "4.3-IV0", true, true, true, true),
      new KafkaRelease("4.3.1", "4.3-IV0", true, true, true, true),
      new KafkaRelease("4.4.0", "4.4-IV2", false, true, true, true));

  private KafkaReleases() {}

  /** Returns every release, the newest last. */
  public static List<KafkaRelease> all() {
    return ALL;
  }

  /** Returns the release of a full version such as {@code 4.3.1}; empty where it is not known. */
  public static Optional<KafkaRelease> find(String version) {
    for (KafkaRelease release : ALL) {
      if (release.version().equals(version)) {
        return Optional.of(release);
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the release to propose for a version that is not known: the newest of its line
   * ({@code 4.3}, {@code 4.3.9}), of its major number ({@code 3}, {@code 3.7.2}), or of all.
   */
  public static KafkaRelease nearest(String version) {
    KafkaRelease nearest = ALL.get(ALL.size() - 1);
    int longest = 0;
    for (KafkaRelease release : ALL) {
      int shared = sharedNumbers(version, release.version());
      if (shared > 0 && shared >= longest) {
        longest = shared;
        nearest = release;
      }
    }
    return nearest;
  }

  private static int sharedNumbers(String version, String release) {
    String[] asked = version.split("\\.");
    String[] numbers = release.split("\\.");
    int shared = 0;
    while (shared < 2 && shared < asked.length && asked[shared].equals(numbers[shared])) {
      shared++;
    }
    return shared;
  }

  /** Returns the releases for a message: {@code 3.9.0 to 3.9.2, 4.0.0 to 4.0.2, …}. */
  public static String supported() {
    List<String> ranges = new ArrayList<>();
    for (int first = 0, next; first < ALL.size(); first = next) {
      String line = ALL.get(first).line();
      next = first + 1;
      while (next < ALL.size() && ALL.get(next).line().equals(line)) {
        next++;
      }
      String from = ALL.get(first).version();
      ranges.add(next - first == 1 ? from : from + " to " + ALL.get(next - 1).version());
    }
    return String.join(", ", ranges);
  }
}
