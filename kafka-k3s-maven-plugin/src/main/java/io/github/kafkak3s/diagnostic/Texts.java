package io.github.kafkak3s.diagnostic;

/** How texts of the input appear in messages. */
public final class Texts {
  private static final int LONGEST = 60;

  private Texts() {}

  /**
   * Returns a text fit for one line of a message: at most 60 characters, those that are not seen
   * replaced.
   */
  public static String shown(String text) {
    StringBuilder clean = new StringBuilder(Math.min(text.length(), LONGEST + 1));
    int at = 0;
    for (int count = 0; at < text.length() && count < LONGEST; count++) {
      int c = text.codePointAt(at);
      clean.appendCodePoint(isHidden(c) ? '\uFFFD' : c);
      at += Character.charCount(c);
    }
    return at < text.length() ? clean.append('…').toString() : clean.toString();
  }

  /** Returns a text with an escape, {@code \\u202e}, in place of each character that is hidden. */
  public static String visible(String text) {
    int length = text.length();
    int at = 0;
    // Nearly every text is of ASCII.
    while (at < length && text.charAt(at) >= 0x20 && text.charAt(at) < 0x7F) {
      at++;
    }
    while (at < length && !isHidden(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    if (at == length) {
      return text;
    }
    StringBuilder visible = new StringBuilder(length + 8).append(text, 0, at);
    while (at < length) {
      int c = text.codePointAt(at);
      if (isHidden(c)) {
        appendEscape(visible, c);
      } else {
        visible.appendCodePoint(c);
      }
      at += Character.charCount(c);
    }
    return visible.toString();
  }

  /** Appends the escape of a character, {@code \\u001b}. */
  public static void appendEscape(StringBuilder out, int point) {
    String digits = Integer.toHexString(point);
    out.append("\\u").append("0".repeat(Math.max(0, 4 - digits.length()))).append(digits);
  }

  /**
   * Tells whether a character has no picture of its own, moves the cursor, turns the direction of
   * writing or is half of one.
   */
  public static boolean isHidden(int point) {
    if (point < 0x7F) {
      return point < 0x20;
    }
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
