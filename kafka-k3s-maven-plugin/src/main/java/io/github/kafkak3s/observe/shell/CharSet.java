package io.github.kafkak3s.observe.shell;

/** A set of characters as patterns and {@code tr} write it: {@code a-z}, {@code [:digit:]}. */
final class CharSet {
  private final String text;
  private final boolean negated;

  private CharSet(String text, boolean negated) {
    this.text = text;
    this.negated = negated;
  }

  /** Returns where {@code […]} ends; -1 where it is not closed. */
  static int end(String text, int start) {
    int at = start + 1;
    if (at < text.length() && (text.charAt(at) == '!' || text.charAt(at) == '^')) {
      at++;
    }
    if (at < text.length() && text.charAt(at) == ']') {
      at++;
    }
    while (at < text.length() && text.charAt(at) != ']') {
      if (text.startsWith("[:", at)) {
        int close = text.indexOf(":]", at + 2);
        at = close < 0 ? at + 1 : close + 2;
      } else {
        at++;
      }
    }
    return at < text.length() ? at : -1;
  }

  /** Makes a set of {@code […]}. */
  static CharSet ofBrackets(String text, int start, int end) {
    char first = text.charAt(start + 1);
    boolean negated = first == '!' || first == '^';
    return new CharSet(text.substring(start + (negated ? 2 : 1), end), negated);
  }

  boolean has(char c) {
    return negated != contains(c);
  }

  private boolean contains(char c) {
    int i = 0;
    while (i < text.length()) {
      char first = text.charAt(i);
      int close = text.startsWith("[:", i) ? text.indexOf(":]", i + 2) : -1;
      if (close > 0) {
        if (isIn(text.substring(i + 2, close), c)) {
          return true;
        }
        i = close + 2;
      } else if (i + 2 < text.length() && text.charAt(i + 1) == '-') {
        if (c >= first && c <= text.charAt(i + 2)) {
          return true;
        }
        i += 3;
      } else {
        if (c == first) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  /** Tells whether a character is of a class of the C locale. */
  static boolean isIn(String name, char c) {
    boolean digit = c >= '0' && c <= '9';
    boolean lower = c >= 'a' && c <= 'z';
    boolean upper = c >= 'A' && c <= 'Z';
    return switch (name) {
      case "digit" -> digit;
      case "lower" -> lower;
      case "upper" -> upper;
      case "alpha" -> lower || upper;
      case "alnum" -> lower || upper || digit;
      case "blank" -> c == ' ' || c == '\t';
      case "space" -> c == ' ' || c >= '\t' && c <= '\r';
      case "xdigit" -> digit || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
      case "punct" -> c > ' ' && c < 0x7f && !lower && !upper && !digit;
      case "cntrl" -> c < ' ' || c == 0x7f;
      case "print" -> c >= ' ' && c < 0x7f;
      case "graph" -> c > ' ' && c < 0x7f;
      default -> false;
    };
  }
}
