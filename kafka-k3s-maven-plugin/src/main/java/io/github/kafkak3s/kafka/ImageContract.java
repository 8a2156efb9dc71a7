package io.github.kafkak3s.kafka;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an image promises: where Kafka's tools are and which user runs them. Chosen by the last two
 * segments of the repository, whatever the registry. From the images' public sources.
 */
public enum ImageContract {
  /** {@code apache/kafka}: tools in {@code /opt/kafka/bin} with the ending {@code .sh}. */
  APACHE_KAFKA("apache/kafka", "/opt/kafka/bin/", ".sh"),
  /** {@code confluentinc/cp-kafka}: tools in {@code /usr/bin} without ending. */
  CP_KAFKA("confluentinc/cp-kafka", "/usr/bin/", "");

  private static final Pattern LINE = Pattern.compile("v?([0-9]+\\.[0-9]+)(?![0-9]).*");

  /**
   * Kafka line by Confluent Platform line: Confluent's pages "Supported Versions and
   * Interoperability" (7.9 to 8.1) and "Upgrade Confluent Platform" of Confluent for Kubernetes
   * (8.3); 8.2 lies between. Later ones are not judged.
   */
  private static final Map<String, String> CONFLUENT_PLATFORM =
      Map.of("7.9", "3.9", "8.0", "4.0", "8.1", "4.1", "8.2", "4.2", "8.3", "4.3");

  private final String repository;
  private final String directory;
  private final String ending;

  ImageContract(String repository, String directory, String ending) {
    this.repository = repository;
    this.directory = directory;
    this.ending = ending;
  }

  /** Returns the repository's last two segments. */
  public String repository() {
    return repository;
  }

  /** Returns the absolute path of one of Kafka's tools: {@code tool("kafka-storage")}. */
  public String tool(String name) {
    return directory + name + ending;
  }

  /** Returns the numeric user that the image runs as; also its group. */
  public long user() {
    return 1000;
  }

  /**
   * Returns the Kafka line ({@code 4.1}) that a tag of this image holds; empty where the tag does
   * not say it or is not in Confluent's table.
   */
  public Optional<String> kafkaLine(String tag) {
    Matcher matcher = LINE.matcher(tag);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String line = matcher.group(1);
    return this == CP_KAFKA ? Optional.ofNullable(CONFLUENT_PLATFORM.get(line)) : Optional.of(line);
  }

  /**
   * Returns why a tag does not fit a release, {@code cp-kafka 8.0.2 is Kafka 4.0, not 4.3.1}; empty
   * where it may.
   */
  public Optional<String> misfit(String tag, KafkaRelease release) {
    String name = repository.substring(repository.indexOf('/') + 1);
    return kafkaLine(tag)
        .filter(line -> !line.equals(release.line()))
        .map(line -> name + " " + tag + " is Kafka " + line + ", not " + release.version());
  }

  /**
   * Returns the contract of a repository such as {@code harbor.lan/hub/apache/kafka}; empty where
   * none is known.
   */
  public static Optional<ImageContract> of(String repository) {
    for (ImageContract contract : values()) {
      if (repository.equals(contract.repository)
          || repository.endsWith("/" + contract.repository)) {
        return Optional.of(contract);
      }
    }
    return Optional.empty();
  }
}
