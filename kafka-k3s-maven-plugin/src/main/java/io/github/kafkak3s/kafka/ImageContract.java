package io.github.kafkak3s.kafka;

import java.util.Optional;

/**
 * What an image promises: where Kafka's tools are and which user runs them. Chosen by the last two segments of the
 * repository, whatever the registry. From the images' public sources.
 */
public enum ImageContract {
  /** {@code apache/kafka}: tools in {@code /opt/kafka/bin} with the ending {@code .sh}. */
  APACHE_KAFKA("apache/kafka", "/opt/kafka/bin/", ".sh"),
  /** {@code confluentinc/cp-kafka}: tools in {@code /usr/bin} without ending. */
  CP_KAFKA("confluentinc/cp-kafka", "/usr/bin/", "");

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

  /** Returns the contract of a repository such as {@code harbor.lan/hub/apache/kafka}; empty where none is known. */
  public static Optional<ImageContract> of(String repository) {
    for (ImageContract contract : values()) {
      if (repository.equals(contract.repository) || repository.endsWith("/" + contract.repository)) {
        return Optional.of(contract);
      }
    }
    return Optional.empty();
  }
}
