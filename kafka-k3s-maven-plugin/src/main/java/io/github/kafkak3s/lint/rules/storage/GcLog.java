package io.github.kafkak3s.lint.rules.storage;

import io.github.kafkak3s.kubernetes.Digits;
import io.github.kafkak3s.kubernetes.Quantity;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Start;
import java.util.Locale;
import java.util.Optional;

/**
 * The log of the garbage collector, which {@code kafka-run-class} turns on for a server unless
 * {@code KAFKA_GC_LOG_OPTS} says else.
 *
 * @param directory where it is written
 * @param mebibytes what it grows to: the current file and those rotated (JDK, "java", section
 *     "-Xlog Output Mode": {@code filecount} does not count the current one)
 */
record GcLog(String directory, long mebibytes) {
  /** {@code filecount=10,filesize=100M}, as the script of every release from 3.9 on has it. */
  private static final long OF_THE_SCRIPT = 11 * 100;

  private static final String FILE = "file=";

  /** Returns that of a node; empty where it has none, or where it is not known. */
  static Optional<GcLog> of(KafkaNode node) {
    boolean isNative = node.container().image().repository().endsWith("-native");
    if (node.start().by() == Start.By.UNKNOWN || isNative) {
      return Optional.empty();
    }
    if (node.environment().lacks("KAFKA_GC_LOG_OPTS")) {
      return directory(node).map(directory -> new GcLog(directory, OF_THE_SCRIPT));
    }
    return node.environment().text("KAFKA_GC_LOG_OPTS").flatMap(GcLog::parse);
  }

  /** Returns {@code LOG_DIR}, or where the scripts of the image write. */
  private static Optional<String> directory(KafkaNode node) {
    if (!node.environment().lacks("LOG_DIR")) {
      return node.environment().text("LOG_DIR").filter(path -> path.startsWith("/"));
    }
    return switch (node.image()) {
      case APACHE -> Optional.of("/opt/kafka/logs");
      case CONFLUENT -> Optional.of("/var/log/kafka");
      case BITNAMI -> Optional.of("/opt/bitnami/kafka/logs");
      case OTHER -> Optional.empty();
    };
  }

  /** Reads {@code -Xlog:gc*:file=/logs/gc.log:time:filecount=4,filesize=16M}. */
  private static Optional<GcLog> parse(String options) {
    for (String option : options.split(" ")) {
      int file = option.indexOf(FILE);
      if (option.startsWith("-Xlog:") && file >= 0) {
        String rest = option.substring(file + FILE.length());
        String path = rest.substring(0, rest.indexOf(':') < 0 ? rest.length() : rest.indexOf(':'));
        int slash = path.lastIndexOf('/');
        long count = number(rest, "filecount=", 5);
        long size = size(rest);
        return slash <= 0 || count < 0 || size < 0
            ? Optional.empty()
            : Optional.of(new GcLog(path.substring(0, slash), (count + 1) * size));
      }
    }
    return Optional.empty();
  }

  private static long number(String text, String name, long otherwise) {
    String value = value(text, name);
    boolean isNumber = !value.isEmpty() && value.length() <= 4 && Digits.only(value);
    return value.isEmpty() ? otherwise : isNumber ? Long.parseLong(value) : -1;
  }

  /** Returns the size of one file in MiB; 20 where it is not written, as the JVM has it. */
  private static long size(String text) {
    String value = value(text, "filesize=");
    if (value.isEmpty()) {
      return 20;
    }
    boolean hasUnit = "kKmMgG".indexOf(value.charAt(value.length() - 1)) >= 0;
    return Quantity.parse(hasUnit ? value.toUpperCase(Locale.ROOT) + "i" : value)
        .map(Quantity::mebibytes)
        .filter(size -> size <= 1 << 20)
        .orElse(-1L);
  }

  private static String value(String text, String name) {
    int at = text.indexOf(name);
    if (at < 0) {
      return "";
    }
    int end = at + name.length();
    while (end < text.length() && ",: ".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(at + name.length(), end);
  }
}
