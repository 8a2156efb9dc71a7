package io.github.kafkak3s.kafka;

import java.util.ArrayList;
import java.util.List;

/**
 * Lists as {@code ConfigDef} takes them apart: at each comma, with the white space on its two sides
 * (its {@code COMMA_WITH_WHITESPACE}). By hand, since every bundle has many of them.
 */
public final class Commas {
  private Commas() {}

  /** Returns the entries of a text, empty ones kept. */
  public static List<String> split(String text) {
    List<String> entries = new ArrayList<>();
    int from = 0;
    for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', from)) {
      int end = comma;
      while (end > from && isSpace(text.charAt(end - 1))) {
        end--;
      }
      entries.add(text.substring(from, end));
      from = comma + 1;
      while (from < text.length() && isSpace(text.charAt(from))) {
        from++;
      }
    }
    entries.add(text.substring(from));
    return entries;
  }

  /** Tells whether a character is white space of a regular expression. */
  private static boolean isSpace(char c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }
}
