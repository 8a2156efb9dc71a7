package io.github.kafkak3s.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code logging}: log levels.
 *
 * @param root level of the root logger
 * @param loggers level by logger name
 */
public record LoggingSpec(Level root, Map<String, Located<Level>> loggers) {
  /** A log level, by the name that log4j 1 and 2 share. */
  public enum Level {
    /** Nothing. */
    OFF,
    /** What ends the process. */
    FATAL,
    /** Errors and worse. */
    ERROR,
    /** Warnings and worse. */
    WARN,
    /** What a production node logs. */
    INFO,
    /** Much. */
    DEBUG,
    /** Very much. */
    TRACE,
    /** Everything. */
    ALL
  }

  private static final Field<Level> ROOT = Field.optional(
      "root", Types.choice(words()), Level.INFO, "INFO", "Level of the root logger.");
  private static final Field<Map<String, Located<Level>>> LOGGERS = Field.optional(
      "loggers",
      Types.mapOf(Types.text("a logger name", "[A-Za-z0-9_.$-]+"), Types.choice(words())),
      Map.of(),
      "none",
      "Level by logger name: `kafka.request.logger: WARN`.");

  static final Shape<LoggingSpec> SHAPE = new Shape<>(
      "log levels",
      List.of(ROOT, LOGGERS),
      List.of(),
      values -> new LoggingSpec(values.get(ROOT).value(), values.get(LOGGERS).value()));

  /** What is logged where kafka.yaml does not say. */
  static final LoggingSpec DEFAULT = new LoggingSpec(Level.INFO, Map.of());

  private static Map<String, Level> words() {
    Map<String, Level> words = new LinkedHashMap<>();
    for (Level level : Level.values()) {
      words.put(level.name(), level);
    }
    return words;
  }
}
