package io.github.kafkak3s.report;

/**
 * Texts of manifests and brokers where people read them: what has no picture of its own, moves the
 * cursor or turns the direction of writing is shown as its escape, {@code \u202e}.
 */
final class ForeignText {
  private ForeignText() {}

  /** Returns a text in which every character is seen. */
  static String visible(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints().forEach(point -> {
      if (isHidden(point)) {
        String digits = Integer.toHexString(point);
        visible
            .append("\\u")
            .append("0".repeat(Math.max(0, 4 - digits.length())))
            .append(digits);
      } else {
        visible.appendCodePoint(point);
      }
    });
    return visible.toString();
  }

  /** Returns a text in which every character is seen, cut after so many of them. */
  static String visible(String text, int most) {
    if (text.codePointCount(0, text.length()) <= most) {
      return visible(text);
    }
    return visible(text.substring(0, text.offsetByCodePoints(0, most))) + "…";
  }

  /** Returns a text of at most so many characters that keeps its end: {@code orders-ev…-12}. */
  static String middle(String text, int most) {
    String visible = visible(text);
    int length = visible.codePointCount(0, visible.length());
    if (length <= most) {
      return visible;
    }
    int tail = most / 2;
    int head = most - tail - 1;
    return visible.substring(0, visible.offsetByCodePoints(0, head)) + "…"
        + visible.substring(visible.offsetByCodePoints(0, length - tail));
  }

  /** Returns a text that can be written as UTF-8: halves of characters are replaced. */
  static String encodable(String text) {
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints().forEach(point -> whole.appendCodePoint(isHalf(point) ? 0xFFFD : point));
    return whole.toString();
  }

  private static boolean isHalf(int point) {
    return point >= 0xD800 && point <= 0xDFFF;
  }

  private static boolean isHidden(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE -> true;
      default -> (point & 0xFFFE) == 0xFFFE || point >= 0xFDD0 && point <= 0xFDEF;
    };
  }
}
