package io.github.kafkak3s.yaml;

import java.util.Optional;
import java.util.Set;

/**
 * What Kubernetes' own readers make of a text without quotes: kubectl's (go-yaml 2, YAML 1.1's
 * words) or Kustomize's, which writes dates anew.
 */
public final class ScalarTypes {
  private static final int LONGEST_WORD = 5;
  private static final int LONGEST_NUMBER = 400;

  /** Words in lower case, with a capital, or in capitals; not in any other mixture. */
  private static final Set<String> BOOLEANS = Set.of(
      "y", "Y", "yes", "Yes", "YES", "n", "N", "no", "No", "NO", "on", "On", "ON", "off", "Off",
      "OFF", "true", "True", "TRUE", "false", "False", "FALSE");

  private ScalarTypes() {}

  /**
   * Returns what a scalar is read as, {@code a number}, {@code a boolean} or {@code a date}; empty
   * where it stays a text, or is nothing.
   */
  public static Optional<String> retyped(YamlScalar scalar) {
    String text = scalar.text();
    if (!scalar.isPlain() || text.isEmpty() || text.length() > LONGEST_NUMBER) {
      return Optional.empty();
    }
    // Most texts begin with a letter, and most others are digits.
    char first = text.charAt(0);
    if (first > '9') {
      return text.length() <= LONGEST_WORD && BOOLEANS.contains(text)
          ? Optional.of("a boolean")
          : Optional.empty();
    }
    if (digits(text, 0) == text.length()) {
      return Optional.of("a number");
    }
    return other(text);
  }

  private static Optional<String> other(String text) {
    char first = text.charAt(0);
    boolean mayBeNumber = isDigit(first) || first == '-' || first == '+' || first == '.';
    if (mayBeNumber && (isInteger(text) || isFloat(text))) {
      return Optional.of("a number");
    }
    return isDate(text) ? Optional.of("a date") : Optional.empty();
  }

  /** Go's {@code strconv.ParseInt} with base 0, underscores left out. */
  private static boolean isInteger(String text) {
    String digits = text.replace("_", "");
    int start = !digits.isEmpty() && (digits.charAt(0) == '-' || digits.charAt(0) == '+') ? 1 : 0;
    int base = 10;
    if (digits.length() > start + 2 && digits.charAt(start) == '0') {
      base = switch (digits.charAt(start + 1)) {
        case 'x', 'X' -> 16;
        case 'o', 'O' -> 8;
        case 'b', 'B' -> 2;
        default -> 10;
      };
      start += base == 10 ? 0 : 2;
    }
    for (int i = start; i < digits.length(); i++) {
      if (digits.charAt(i) > 'f' || Character.digit(digits.charAt(i), base) < 0) {
        return false;
      }
    }
    return digits.length() > start;
  }

  /** {@code [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?}, or {@code .inf}, {@code .nan}. */
  private static boolean isFloat(String text) {
    int at = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
    String rest = text.substring(at);
    if (rest.equalsIgnoreCase(".inf") || text.equalsIgnoreCase(".nan")) {
      return true;
    }
    int whole = digits(text, at);
    at += whole;
    int fraction = 0;
    if (at < text.length() && text.charAt(at) == '.') {
      fraction = digits(text, at + 1);
      at += 1 + fraction;
    }
    if (whole + fraction == 0) {
      return false;
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      at++;
      at += at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? 1 : 0;
      int exponent = digits(text, at);
      at += exponent;
      return exponent > 0 && at == text.length();
    }
    return at == text.length();
  }

  /** {@code 2026-01-31}, alone or before a time. */
  private static boolean isDate(String text) {
    int month = 5;
    if (text.length() < 8 || digits(text, 0) != 4 || text.charAt(4) != '-') {
      return false;
    }
    int monthDigits = digits(text, month);
    int day = month + monthDigits + 1;
    if (monthDigits < 1 || monthDigits > 2 || day >= text.length() || text.charAt(day - 1) != '-') {
      return false;
    }
    int dayDigits = digits(text, day);
    int end = day + dayDigits;
    return dayDigits >= 1
        && dayDigits <= 2
        && (end == text.length() || isTime(text.substring(end)));
  }

  private static boolean isTime(String text) {
    return (text.charAt(0) == 'T' || text.charAt(0) == 't' || text.charAt(0) == ' ')
        && text.indexOf(':') > 0
        && text.chars().allMatch(c -> c >= '0' && c <= '9' || "Tt :.+-Zz".indexOf(c) >= 0);
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return at - from;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
