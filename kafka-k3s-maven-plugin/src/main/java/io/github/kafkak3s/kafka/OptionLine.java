package io.github.kafkak3s.kafka;

import io.github.kafkak3s.kafka.KafkaOption.Type;
import io.github.kafkak3s.kafka.KafkaOption.UpdateMode;
import java.util.Optional;

/**
 * One line of a release's data file, as {@code src/catalogue} writes it: kind, name, type, default
 * ({@code =text}, {@code -} for none, {@code !} for required), constraint, update mode or broker's
 * name, flags; parted by tabs.
 */
final class OptionLine {
  private OptionLine() {}

  /** Returns the letter that begins the lines of a kind. */
  static char letter(OptionKind kind) {
    return switch (kind) {
      case BROKER -> 'b';
      case TOPIC -> 't';
      case GROUP -> 'g';
    };
  }

  /** Returns the name of the option that a line defines. */
  static String name(String line) {
    return line.substring(2, line.indexOf('\t', 2));
  }

  /** Reads a whole line. */
  static KafkaOption parse(String line) {
    String[] fields = line.split("\t", -1);
    String initial = fields[3];
    String extra = fields[5];
    String flags = fields[6];
    return new KafkaOption(
        fields[1],
        Type.valueOf(fields[2]),
        initial.startsWith("=") ? Optional.of(initial.substring(1)) : Optional.empty(),
        initial.equals("!"),
        fields[4],
        updateMode(extra),
        extra.length() > 1 ? Optional.of(extra) : Optional.empty(),
        flags.contains("i"),
        flags.contains("d"));
  }

  private static UpdateMode updateMode(String letter) {
    return switch (letter) {
      case "c" -> UpdateMode.CLUSTER_WIDE;
      case "b" -> UpdateMode.PER_BROKER;
      default -> UpdateMode.READ_ONLY;
    };
  }
}
