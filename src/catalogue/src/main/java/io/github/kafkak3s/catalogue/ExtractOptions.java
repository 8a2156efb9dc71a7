package io.github.kafkak3s.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/**
 * Writes the options of the Kafka release on the class path, then the index over all releases that
 * have been written.
 *
 * <p>One line for each option, fields parted by tabs: kind ({@code b}roker, {@code t}opic,
 * {@code g}roup), name, type, default ({@code =text}, {@code -} for none, {@code !} for required),
 * constraint, then for broker options the update mode ({@code r}ead-only, {@code c}luster-wide,
 * per-{@code b}roker) and for topic options the broker option that gives the default, and flags
 * ({@code i}nternal, {@code d}eprecated). Sorted, so that a new release is a readable diff.
 */
public final class ExtractOptions {
  private static final Pattern DEPRECATED = Pattern.compile(
      "^\\W*deprecated\\b|\\bthis config(uration)? (is|has been) deprecated\\b",
      Pattern.CASE_INSENSITIVE);

  private ExtractOptions() {}

  /**
   * Writes.
   *
   * @param arguments the release, and the directory of the data files
   */
  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[1]);
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("options-" + arguments[0] + ".tsv"), lines());
    Files.writeString(
        directory.resolve("options-index.tsv"), OptionIndex.of(directory).lines());
  }

  /** Returns the data file of the release on the class path. */
  static String lines() {
    StringBuilder lines = new StringBuilder();
    Map<String, String> modes = KafkaDefinitions.updateModes();
    append(lines, 'b', KafkaDefinitions.broker(), name -> mode(modes.get(name)));
    KafkaDefinitions.group().ifPresent(group -> append(lines, 'g', group, name -> ""));
    Map<String, String> brokerNames = KafkaDefinitions.brokerNames();
    append(lines, 't', KafkaDefinitions.topic(), name -> brokerNames.getOrDefault(name, ""));
    return lines.toString();
  }

  private static String mode(String word) {
    return switch (Optional.ofNullable(word).orElse("read-only")) {
      case "read-only" -> "r";
      case "cluster-wide" -> "c";
      case "per-broker" -> "b";
      default -> throw new IllegalStateException("unknown update mode " + word);
    };
  }

  private interface Extra {
    String of(String name);
  }

  private static void append(StringBuilder lines, char kind, ConfigDef definition, Extra extra) {
    for (ConfigKey key : new TreeMap<>(definition.configKeys()).values()) {
      String flags = (key.internalConfig ? "i" : "") + (isDeprecated(key) ? "d" : "");
      String line = String.join(
          "\t",
          String.valueOf(kind),
          key.name,
          key.type.name(),
          defaultOf(key),
          Constraint.of(key),
          extra.of(key.name),
          flags);
      if (line.chars().anyMatch(c -> c != '\t' && (c < ' ' || c > '~'))
          || line.chars().filter(c -> c == '\t').count() != 6) {
        throw new IllegalStateException("does not fit in a line: " + line);
      }
      lines.append(line).append('\n');
    }
  }

  private static boolean isDeprecated(ConfigKey key) {
    return key.documentation != null && DEPRECATED.matcher(key.documentation).find();
  }

  private static String defaultOf(ConfigKey key) {
    if (!key.hasDefault()) {
      return "!";
    }
    String text = ConfigDef.convertToString(key.defaultValue, key.type);
    return text == null ? "-" : "=" + text;
  }
}
