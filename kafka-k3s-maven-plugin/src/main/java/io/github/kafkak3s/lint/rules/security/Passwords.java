package io.github.kafkak3s.lint.rules.security;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Finds the passwords in a text: {@code password=…} of properties, JAAS and command lines, and
 * {@code user_<name>=…} by which Kafka's and ZooKeeper's login modules list those whom they let in.
 */
final class Passwords {
  private static final String WORD = "password";
  private static final String USER = "user_";
  private static final String JAAS = "loginmodule";

  private Passwords() {}

  /**
   * One password.
   *
   * @param value what follows, quotes off
   * @param line the line of the text, from 1
   */
  record Found(String value, int line) {}

  /** Returns the passwords in order. */
  static List<Found> in(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    List<Found> found = new ArrayList<>();
    for (int at = lower.indexOf(WORD); at >= 0; at = lower.indexOf(WORD, at + 1)) {
      int start = at + WORD.length();
      while (start < text.length() && text.charAt(start) == ' ') {
        start++;
      }
      if (start < text.length() && text.charAt(start) == '=') {
        String value = value(text, start + 1);
        if (!value.isEmpty()) {
          found.add(new Found(value, line(text, at)));
        }
      }
    }
    if (lower.contains(JAAS)) {
      addUsers(text, lower, found);
    }
    found.sort(Comparator.comparingInt(Found::line));
    return found;
  }

  private static void addUsers(String text, String lower, List<Found> found) {
    for (int at = lower.indexOf(USER); at >= 0; at = lower.indexOf(USER, at + 1)) {
      int end = at + USER.length();
      while (end < text.length() && isOfName(text.charAt(end))) {
        end++;
      }
      boolean isWhole = at == 0 || !isOfName(text.charAt(at - 1));
      if (isWhole && end < text.length() && text.charAt(end) == '=') {
        String value = value(text, end + 1);
        if (!value.isEmpty()) {
          found.add(new Found(value, line(text, at)));
        }
      }
    }
  }

  private static boolean isOfName(char c) {
    return Character.isLetterOrDigit(c) || "_-.@".indexOf(c) >= 0;
  }

  private static int line(String text, int at) {
    return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }

  private static String value(String text, int from) {
    int start = from;
    while (start < text.length() && (text.charAt(start) == ' ' || text.charAt(start) == '\\')) {
      start++;
    }
    char quote = start < text.length() ? text.charAt(start) : ' ';
    boolean isQuoted = quote == '"' || quote == '\'';
    int end = isQuoted ? start + 1 : start;
    while (end < text.length() && !ends(text.charAt(end), isQuoted, quote)) {
      end++;
    }
    return text.substring(isQuoted ? start + 1 : start, end);
  }

  private static boolean ends(char c, boolean isQuoted, char quote) {
    return c == '\n' || c == '\\' || (isQuoted ? c == quote : c == ' ' || c == ';' || c == ',');
  }
}
