package io.github.kafkak3s.report;

import io.github.kafkak3s.diagnostic.Texts;

/**
 * Texts of manifests and brokers where there is little room for them; what is hidden is shown as
 * its escape ({@link Texts#visible}).
 */
final class ForeignText {
  private ForeignText() {}

  /** Returns a text in which every character is seen, cut after so many of them. */
  static String visible(String text, int most) {
    if (text.codePointCount(0, text.length()) <= most) {
      return Texts.visible(text);
    }
    return Texts.visible(text.substring(0, text.offsetByCodePoints(0, most))) + "…";
  }

  /** Returns a text of at most so many characters that keeps its end: {@code orders-ev…-12}. */
  static String middle(String text, int most) {
    String visible = Texts.visible(text);
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
}
