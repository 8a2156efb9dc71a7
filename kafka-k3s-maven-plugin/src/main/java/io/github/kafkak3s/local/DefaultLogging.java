package io.github.kafkak3s.local;

import io.github.kafkak3s.kafka.KafkaRelease;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The configuration of the logging where a bundle brings none.
 *
 * @param file where it stands
 * @param log4j2 whether it is of log4j 2 rather than log4j 1
 */
record DefaultLogging(Path file, boolean log4j2) {
  /** Writes the one that a release reads into a directory. */
  static DefaultLogging of(KafkaRelease release, Path directory) throws IOException {
    String name = release.log4j2() ? "log4j2.properties" : "log4j.properties";
    Path file = directory.resolve(name);
    try (InputStream in = DefaultLogging.class.getResourceAsStream(name)) {
      Files.copy(in, file);
    }
    return new DefaultLogging(file, release.log4j2());
  }

  /** Returns the option by which a JVM reads it. */
  String option() {
    return log4j2 ? "-Dlog4j2.configurationFile=" + file : "-Dlog4j.configuration=" + file.toUri();
  }
}
