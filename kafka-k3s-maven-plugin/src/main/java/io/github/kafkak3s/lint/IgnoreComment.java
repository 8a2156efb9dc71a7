package io.github.kafkak3s.lint;

import java.util.List;

/**
 * A comment {@code # kafka-k3s:ignore KK3501 until=2027-01-31 reason} in a YAML text, also inside
 * of a block such as a properties file.
 *
 * @param file the file
 * @param line its line, counted from 1
 * @param column the column of its {@code #}, counted from 1
 * @param target the line that it speaks for beside its own: where nothing else stands on its line,
 *     the next one that is no comment; else its own
 * @param text what follows the marker
 */
record IgnoreComment(String file, int line, int column, int target, String text) {
  /** How many comments of one file are read; more are nobody's decisions. */
  static final int MOST = 10_000;

  private static final String MARKER = "kafka-k3s:ignore";

  /**
   * Adds the comments of a text, the first {@link #MOST}; costs one search where there are none.
   */
  static void collect(String file, String text, List<IgnoreComment> comments) {
    int line = 1;
    int start = 0;
    int target = 0;
    int from = 0;
    int most = comments.size() + MOST;
    int at = text.indexOf(MARKER);
    while (at >= 0 && comments.size() < most) {
      for (int i = from; i < at; i++) {
        if (text.charAt(i) == '\n') {
          line++;
          start = i + 1;
        }
      }
      from = at;
      int hash = hashBefore(text, start, at);
      if (hash < start || hash > start && !Character.isWhitespace(text.charAt(hash - 1))) {
        at = text.indexOf(MARKER, at + 1);
        continue;
      }
      int end = text.indexOf('\n', at);
      String rest = text.substring(at + MARKER.length(), end < 0 ? text.length() : end);
      String before = text.substring(start, hash);
      int column = 1 + before.codePointCount(0, before.length());
      boolean isAlone = before.isBlank() && end >= 0;
      if (isAlone && line >= target) {
        target = line + linesToNextOther(text, end + 1);
      }
      // Between a comment and its target there are comments only: they have the same.
      comments.add(new IgnoreComment(file, line, column, isAlone ? target : line, rest.strip()));
      at = end < 0 ? -1 : text.indexOf(MARKER, end);
    }
  }

  /**
   * Returns where the # is that only blanks divide from a place; less than the start where none.
   */
  private static int hashBefore(String text, int start, int at) {
    int hash = at - 1;
    while (hash >= start && Character.isWhitespace(text.charAt(hash))) {
      hash--;
    }
    return hash >= start && text.charAt(hash) == '#' ? hash : start - 1;
  }

  /** Counts from a comment's line to the next line that is none. */
  private static int linesToNextOther(String text, int start) {
    int lines = 1;
    int at = start;
    while (at < text.length()) {
      int first = at;
      while (first < text.length() && (text.charAt(first) == ' ' || text.charAt(first) == '\t')) {
        first++;
      }
      if (first == text.length() || text.charAt(first) != '#') {
        return lines;
      }
      lines++;
      at = text.indexOf('\n', first) + 1;
      if (at == 0) {
        return lines;
      }
    }
    return lines;
  }
}
