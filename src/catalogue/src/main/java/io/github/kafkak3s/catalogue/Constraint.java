package io.github.kafkak3s.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigException;

/**
 * Writes what one of Kafka's validators accepts as one word of the catalogue's small language; the
 * reader's side and the language's description are in the plugin,
 * {@code io.github.kafkak3s.kafka.Constraint}.
 */
final class Constraint {
  private static final Pattern PLAIN = Pattern.compile("[\\w.-]+");
  private static final long DENSE = 10_000;

  private Constraint() {}

  /** Returns the word, empty where every text of the option's type is accepted. */
  static String of(ConfigKey key) {
    ConfigDef.Validator validator = key.validator;
    if (validator == null) {
      return "";
    }
    String type = validator.getClass().getName().replaceAll("^.*[.$](?=[A-Za-z])", "");
    return switch (type) {
      case "Range" ->
        interval((Number) KafkaDefinitions.field(validator.getClass(), validator, "min"), (Number)
            KafkaDefinitions.field(validator.getClass(), validator, "max"));
      case "ValidString" -> "one-of:" + join(choices(validator));
      case "CaseInsensitiveValidString" ->
        "one-of-any-case:" + join(new TreeSet<>(choices(validator)));
      case "ValidList" -> list(validator);
      case "NonEmptyString" -> "non-empty";
      case "NonNullValidator" -> "";
      case "ControllerQuorumVotersValidator" -> "voters";
      case "ControllerQuorumBootstrapServersValidator" -> "addresses";
      case "ThrottledReplicaListValidator" -> "throttled-replicas";
      case "MetadataVersionValidator" ->
        "metadata-version:" + join(KafkaDefinitions.metadataVersions());
      default ->
        validator.getClass().getName().endsWith("ShareGroupAutoOffsetResetStrategy$Validator")
            ? "offset-reset"
            : probed(key);
    };
  }

  private static String list(ConfigDef.Validator validator) {
    Class<?> type = validator.getClass();
    Object choice = KafkaDefinitions.field(type, validator, "validString");
    String choices = join(choices(choice));
    boolean strict = // since 4.2 a list has no empty entries
        List.of(type.getDeclaredFields()).stream()
            .anyMatch(field -> field.getName().equals("isEmptyAllowed"));
    if (!strict) {
      return "list::" + choices;
    }
    boolean emptyAllowed = (boolean) KafkaDefinitions.field(type, validator, "isEmptyAllowed");
    return "list:" + (emptyAllowed ? "e:" : "en:") + choices;
  }

  @SuppressWarnings("unchecked")
  private static Collection<String> choices(Object validator) {
    return (Collection<String>)
        KafkaDefinitions.field(validator.getClass(), validator, "validStrings");
  }

  private static String join(Collection<String> words) {
    for (String word : words) {
      if (!PLAIN.matcher(word).matches()) {
        throw new IllegalStateException("choice with a delimiter: " + word);
      }
    }
    return String.join(",", words);
  }

  private static String interval(Number min, Number max) {
    return (min == null ? "" : min) + ".." + (max == null ? "" : max);
  }

  /**
   * A validator that is code, not data: asked number by number, so that only whole intervals can
   * come out.
   */
  private static String probed(ConfigKey key) {
    if (key.type != ConfigDef.Type.INT && key.type != ConfigDef.Type.LONG) {
      throw new IllegalStateException(
          "unknown validator " + key.validator.getClass().getName() + " of " + key.name);
    }
    boolean isInt = key.type == ConfigDef.Type.INT;
    long lowest = isInt ? Integer.MIN_VALUE : Long.MIN_VALUE;
    long highest = isInt ? Integer.MAX_VALUE : Long.MAX_VALUE;
    boolean below = accepts(key, lowest);
    if (below != accepts(key, -DENSE) || accepts(key, highest) != accepts(key, DENSE)) {
      throw new IllegalStateException(key.name + " has a bound outside ±" + DENSE);
    }
    StringBuilder intervals = new StringBuilder();
    String start = below ? "" : null;
    for (long n = -DENSE; n <= DENSE; n++) {
      boolean now = accepts(key, n);
      if (now && start == null) {
        start = Long.toString(n);
      } else if (!now && start != null) {
        String end = Long.toString(n - 1);
        append(intervals, start.equals(end) ? end : start + ".." + end);
        start = null;
      }
    }
    if (start != null) {
      append(intervals, start + "..");
    }
    return intervals.toString();
  }

  private static void append(StringBuilder intervals, String interval) {
    intervals.append(intervals.isEmpty() ? "" : "|").append(interval);
  }

  private static boolean accepts(ConfigKey key, long number) {
    try {
      Object value = key.type == ConfigDef.Type.INT ? (Object) (int) number : (Object) number;
      key.validator.ensureValid(key.name, value);
      return true;
    } catch (ConfigException e) {
      return false;
    }
  }
}
