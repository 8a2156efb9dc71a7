package io.github.kafkak3s.local;

import io.github.kafkak3s.kafka.KafkaRelease;
import java.nio.file.Path;
import java.util.List;

/**
 * What a Kafka release runs with.
 *
 * @param release the release
 * @param jars its jars and those that they need, a binding of the logging among them, in the order
 *     of the class path
 * @param children the jar or directory with the classes of {@code local.child}
 */
public record KafkaJars(KafkaRelease release, List<Path> jars, Path children) {
  /** Keeps an unmodifiable copy. */
  public KafkaJars {
    jars = List.copyOf(jars);
  }
}
