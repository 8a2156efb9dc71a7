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
    String clean = text.codePoints()
        .map(c -> Character.isISOControl(c) ? '\uFFFD' : c)
        .limit(LONGEST)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
    return text.codePointCount(0, text.length()) > LONGEST ? clean + "…" : clean;
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
