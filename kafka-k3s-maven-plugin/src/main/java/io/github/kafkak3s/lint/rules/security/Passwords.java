package io.github.kafkak3s.lint.rules.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds the passwords in a text: {@code password=…} of properties, JAAS and command lines. */
final class Passwords {
  private static final String WORD = "password";

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
          found.add(new Found(
              value,
              1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count()));
        }
      }
    }
    return found;
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
