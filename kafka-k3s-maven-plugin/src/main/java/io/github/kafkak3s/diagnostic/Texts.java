package io.github.kafkak3s.diagnostic;

/** How texts of the input appear in messages. */
public final class Texts {
  private static final int LONGEST = 60;

  private Texts() {}

  /**
   * Returns a text fit for one line of a message: at most 60 characters, without control
   * characters.
   */
  public static String shown(String text) {
    StringBuilder clean = new StringBuilder(Math.min(text.length(), LONGEST + 1));
    int at = 0;
    for (int count = 0; at < text.length() && count < LONGEST; count++) {
      int c = text.codePointAt(at);
      clean.appendCodePoint(Character.isISOControl(c) ? '\uFFFD' : c);
      at += Character.charCount(c);
    }
    return at < text.length() ? clean.append('…').toString() : clean.toString();
  }

  /** Returns a text with each control character as its escape, {@code \\u001b}. */
  static String visible(String text) {
    StringBuilder visible = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c)) {
        if (visible == null) {
          visible = new StringBuilder(text.length() + 8).append(text, 0, i);
        }
        visible.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
      } else if (visible != null) {
        visible.append(c);
      }
    }
    return visible == null ? text : visible.toString();
  }
}
