package io.github.kafkak3s.yaml;

import java.util.Arrays;

/** The lines of a text, found when they are first asked for. */
final class TextLines {
  private final String text;
  private int[] starts;

  TextLines(String text) {
    this.text = text;
  }

  /**
   * Returns the column, from 1, of the first character that is no blank in the lines below one; 1
   * where there is none.
   */
  int firstColumnBelow(int line) {
    if (starts == null) {
      starts = starts();
    }
    for (int below = line + 1; below < starts.length; below++) {
      int column = 1;
      for (int i = starts[below]; i < text.length() && text.charAt(i) == ' '; i++) {
        column++;
      }
      int at = starts[below] + column - 1;
      if (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
        return column;
      }
    }
    return 1;
  }

  private int[] starts() {
    int[] found = new int[64];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean lineFeed = c == '\n';
      boolean loneReturn = c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
      if (lineFeed || loneReturn || c == '\u0085' || c == '\u2028' || c == '\u2029') {
        if (count == found.length) {
          found = Arrays.copyOf(found, count * 2);
        }
        found[count++] = i + 1;
      }
    }
    return Arrays.copyOf(found, count);
  }
}
