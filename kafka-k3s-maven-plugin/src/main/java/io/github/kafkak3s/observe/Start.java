package io.github.kafkak3s.observe;

import io.github.kafkak3s.diagnostic.Place;
import java.util.Optional;

/**
 * How a container starts Kafka.
 *
 * @param by what does it
 * @param configPath the properties file that Kafka reads, if it is known
 * @param place where the command stands, or the image where there is none
 */
public record Start(By by, Optional<String> configPath, Place place) {
  /** What starts Kafka. */
  public enum By {
    /** The image's own entrypoint, which turns environment and mounts into a properties file. */
    IMAGE,
    /** {@code kafka-server-start} with a file: the environment gives no option. */
    COMMAND,
    /** Something that could not be followed. */
    UNKNOWN
  }
}
