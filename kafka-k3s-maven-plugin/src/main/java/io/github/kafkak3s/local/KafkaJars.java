package io.github.kafkak3s.local;

import io.github.kafkak3s.kafka.KafkaRelease;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a Kafka release runs with.
 *
 * @param release the release
 * @param jars its jars and those that they need, a binding of the logging among them, in the order
 *     of the class path
 * @param children the jar or directory with the classes of {@code local.child}
 * @param archives the directory in which archives of loaded classes are kept from run to run; empty
 *     for none
 */
public record KafkaJars(
    KafkaRelease release, List<Path> jars, Path children, Optional<Path> archives) {
  /** Keeps an unmodifiable copy. */
  public KafkaJars {
    jars = List.copyOf(jars);
  }

  /** Returns the class path of child processes. */
  List<Path> classPath() {
    List<Path> all = new ArrayList<>(jars);
    all.add(children);
    return List.copyOf(all);
  }
}
