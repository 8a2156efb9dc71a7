package io.github.kafkak3s.observe;

import io.github.kafkak3s.kafka.ImageContract;
import io.github.kafkak3s.kafka.KafkaRelease;
import io.github.kafkak3s.kafka.KafkaReleases;
import java.util.List;
import java.util.Optional;

/**
 * The Kafka release that an image is judged as.
 *
 * @param release the release
 * @param isKnown whether the tag tells this release, or its line
 */
record ReleaseReader(KafkaRelease release, boolean isKnown) {
  /**
   * Reads the tag: {@code 4.1.0}, {@code 3.9.0-debian-12-r1}, {@code 2.13-3.9.0}; Confluent's
   * numbers by its own table, 7.x being 3.x. {@code latest} is the newest release known.
   */
  static ReleaseReader of(ImageKind kind, ImageRef image, Intent intent) {
    if (intent.release().isPresent()) {
      return new ReleaseReader(intent.release().get(), true);
    }
    List<KafkaRelease> all = KafkaReleases.all();
    KafkaRelease newest = all.get(all.size() - 1);
    String version = image.tag().map(ReleaseReader::version).orElse("");
    if (kind == ImageKind.CONFLUENT) {
      return ofConfluent(version, newest);
    }
    if (version.isEmpty() || !mayBeKafka(version)) {
      return new ReleaseReader(newest, false);
    }
    return nearest(version, newest);
  }

  private static ReleaseReader ofConfluent(String version, KafkaRelease newest) {
    Optional<String> line = ImageContract.CP_KAFKA.kafkaLine(version);
    if (line.isPresent()) {
      return nearest(line.get(), newest);
    }
    int major = major(version);
    return major == 0 || major >= 8
        ? new ReleaseReader(newest, false)
        : new ReleaseReader(KafkaReleases.nearest("3"), false);
  }

  private static ReleaseReader nearest(String version, KafkaRelease newest) {
    Optional<KafkaRelease> exact = KafkaReleases.find(version);
    if (exact.isPresent()) {
      return new ReleaseReader(exact.get(), true);
    }
    int major = major(version);
    if (major > 0 && major < 3) {
      return new ReleaseReader(KafkaReleases.nearest("3"), false);
    }
    KafkaRelease nearest = major == 0 ? newest : KafkaReleases.nearest(version);
    return new ReleaseReader(
        nearest, version.equals(nearest.line()) || version.startsWith(nearest.line() + "."));
  }

  /**
   * An image of one's own is numbered as one likes: only what looks like a Kafka release counts.
   */
  private static boolean mayBeKafka(String version) {
    int major = major(version);
    return major >= 1 && major <= 4 && version.indexOf('.') > 0;
  }

  private static int major(String version) {
    int end = 0;
    while (end < version.length() && isDigit(version.charAt(end))) {
      end++;
    }
    return end == 0 || end > 3 ? 0 : Integer.parseInt(version.substring(0, end));
  }

  /** Returns the numbers of a tag: {@code v3.7.0-alpine} is 3.7.0, {@code 2.13-3.9.0} is 3.9.0. */
  private static String version(String tag) {
    String rest = tag.startsWith("v") ? tag.substring(1) : tag;
    if (rest.startsWith("2.12-") || rest.startsWith("2.13-")) {
      rest = rest.substring(5);
    }
    int end = 0;
    while (end < rest.length() && (isDigit(rest.charAt(end)) || rest.charAt(end) == '.')) {
      end++;
    }
    String numbers = rest.substring(0, end);
    return numbers.endsWith(".") ? numbers.substring(0, numbers.length() - 1) : numbers;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
