package io.github.kafkak3s.kafka;

import io.github.kafkak3s.kafka.KafkaOption.Type;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Judges a text as {@code ConfigDef.parseType} and the option's validator do. What a validator
 * accepts stands in the catalogue as one word:
 *
 * <ul>
 *   <li>{@code 1..9}, {@code ..0}, {@code 0..}, {@code -1|1..9}: intervals, both ends included
 *   <li>{@code one-of:a,b}; {@code one-of-any-case:A,B}: choices
 *   <li>{@code list:FLAGS:a,b}: a list, of these choices where any are named; flag {@code n}: not
 *       empty; {@code e}: no entry is empty
 *   <li>{@code non-empty}; {@code voters}; {@code addresses}; {@code throttled-replicas};
 *       {@code offset-reset}
 *   <li>{@code metadata-version:0.8.0,…}: a metadata version in full, or a release that one of them
 *       begins
 * </ul>
 */
final class Constraint {
  private static final String THROTTLED_REPLICA = "([0-9]+:[0-9]+)?";
  private static final int LONGEST_QUOTE = 60;

  private Constraint() {}

  /** Returns why a text is refused, empty where it is accepted. */
  static Optional<String> problem(KafkaOption option, String text) {
    String value = text.trim();
    String constraint = option.constraint();
    String problem = switch (option.type()) {
      case BOOLEAN -> isBoolean(value) ? null : quote(value) + " is neither true nor false";
      case INT, SHORT, LONG, DOUBLE -> number(option.type(), value, constraint);
      case STRING -> constraint.isEmpty() ? null : string(value, constraint);
      case LIST -> constraint.isEmpty() ? null : list(entries(value), constraint);
      case CLASS -> value.isEmpty() ? "the name of a class is missing" : null;
      case PASSWORD -> null;
    };
    return problem == null ? Optional.empty() : Optional.of(problem + " (" + option.type() + ")");
  }

  private static boolean isBoolean(String value) {
    return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
  }

  private static List<String> entries(String value) {
    return value.isEmpty() ? List.of() : Commas.split(value);
  }

  private static String number(Type type, String value, String constraint) {
    double number;
    try {
      number = switch (type) {
        case INT -> Integer.parseInt(value);
        case SHORT -> Short.parseShort(value);
        case LONG -> Long.parseLong(value);
        default -> Double.parseDouble(value);
      };
    } catch (NumberFormatException e) {
      return quote(value) + notANumber(type, value);
    }
    if (constraint.isEmpty()) {
      return null;
    }
    String[] intervals = constraint.split("\\|");
    for (String interval : intervals) {
      if (isIn(number, interval)) {
        return null;
      }
    }
    StringBuilder words = new StringBuilder(quote(value)).append(" is out of range: ");
    for (int i = 0; i < intervals.length; i++) {
      words.append(i == 0 ? "" : " or ").append(words(intervals[i]));
    }
    return words.toString();
  }

  private static String notANumber(Type type, String value) {
    if (type == Type.DOUBLE) {
      return " is not a number";
    }
    boolean isWhole = value.matches("[+-]?[0-9]+");
    return isWhole ? " is too large" : " is not a whole number";
  }

  // Kafka compares as doubles too (ConfigDef.Range), and so lets NaN pass.
  private static boolean isIn(double number, String interval) {
    int dots = interval.indexOf("..");
    if (dots < 0) {
      return number == Double.parseDouble(interval);
    }
    String from = interval.substring(0, dots);
    String to = interval.substring(dots + 2);
    return !(!from.isEmpty() && number < Double.parseDouble(from))
        && !(!to.isEmpty() && number > Double.parseDouble(to));
  }

  private static String words(String interval) {
    int dots = interval.indexOf("..");
    if (dots < 0) {
      return interval;
    }
    String from = interval.substring(0, dots);
    String to = interval.substring(dots + 2);
    if (from.isEmpty()) {
      return "at most " + to;
    }
    return to.isEmpty() ? "at least " + from : from + " to " + to;
  }

  private static String string(String value, String constraint) {
    int colon = constraint.indexOf(':');
    String kind = colon < 0 ? constraint : constraint.substring(0, colon);
    String rest = constraint.substring(colon + 1);
    return switch (kind) {
      case "non-empty" -> value.isEmpty() ? "the value is empty" : null;
      case "one-of" -> isOne(value, rest) ? null : noneOf(value, rest);
      case "one-of-any-case" ->
        isOne(value.toUpperCase(Locale.ROOT), rest) ? null : noneOf(value, rest);
      case "offset-reset" ->
        isOffsetReset(value)
            ? null
            : quote(value) + " is none of earliest, latest and by_duration:PnDTnHnMn.nS";
      case "metadata-version" ->
        isMetadataVersion(value, rest)
            ? null
            : quote(value) + " is not a metadata version of this release";
      default -> throw new IllegalStateException(constraint);
    };
  }

  private static String list(List<String> entries, String constraint) {
    return switch (constraint) {
      case "voters" -> firstBad(entries, entry -> Voter.parse(entry).isPresent(), "id@host:port");
      case "addresses" -> firstBad(entries, Voter::isAddress, "host:port");
      case "throttled-replicas" -> throttledReplicas(entries);
      default -> validList(entries, constraint);
    };
  }

  private interface Test {
    boolean accepts(String entry);
  }

  private static String firstBad(List<String> entries, Test test, String form) {
    for (String entry : entries) {
      if (!test.accepts(entry)) {
        return quote(entry) + " is not of the form " + form;
      }
    }
    return null;
  }

  private static String throttledReplicas(List<String> entries) {
    if (String.join("", entries).equals("*")) {
      return null;
    }
    return firstBad(entries, entry -> entry.matches(THROTTLED_REPLICA), "partition:broker");
  }

  private static String validList(List<String> entries, String constraint) {
    int colon = constraint.indexOf(':', "list:".length());
    String flags = constraint.substring("list:".length(), colon);
    String choices = constraint.substring(colon + 1);
    if (flags.contains("n") && entries.isEmpty()) {
      return "the list is empty";
    }
    for (String entry : entries) {
      if (flags.contains("e") && entry.isEmpty()) {
        return "the list has an empty entry";
      }
      if (!choices.isEmpty() && !isOne(entry, choices)) {
        return noneOf(entry, choices);
      }
    }
    return null;
  }

  private static boolean isOne(String value, String choices) {
    return Arrays.asList(choices.split(",")).contains(value);
  }

  private static String noneOf(String value, String choices) {
    return quote(value) + " is none of " + choices.replace(",", ", ");
  }

  private static boolean isOffsetReset(String value) {
    if (value.equals("earliest") || value.equals("latest")) {
      return true;
    }
    String prefix = "by_duration:";
    try {
      return value.startsWith(prefix)
          && !Duration.parse(value.substring(prefix.length())).isNegative();
    } catch (DateTimeException e) {
      return false;
    }
  }

  // MetadataVersion.fromVersionString: what follows the release's own numbers is cut off.
  private static boolean isMetadataVersion(String value, String known) {
    String[] numbers = value.split("\\.");
    int kept = value.startsWith("0.") ? 3 : 2;
    String key = numbers.length <= kept ? value : String.join(".", Arrays.copyOf(numbers, kept));
    return isOne(key, known);
  }

  private static String quote(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    value
        .codePoints()
        .limit(LONGEST_QUOTE)
        .map(c -> Character.isISOControl(c) ? '?' : c)
        .forEach(quoted::appendCodePoint);
    boolean isCut = value.codePointCount(0, value.length()) > LONGEST_QUOTE;
    return quoted.append(isCut ? "…\"" : "\"").toString();
  }
}
