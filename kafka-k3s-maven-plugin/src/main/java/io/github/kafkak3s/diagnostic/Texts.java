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
}
