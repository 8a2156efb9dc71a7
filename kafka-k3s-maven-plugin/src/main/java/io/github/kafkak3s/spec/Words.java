package io.github.kafkak3s.spec;

/** How values of the input appear in messages. */
final class Words {
  private static final int LONGEST = 60;

  private Words() {}

  /** Returns text fit for one line of a message: shortened, without control characters. */
  static String quoted(String text) {
    String clean = text.codePoints()
        .map(c -> Character.isISOControl(c) ? '\uFFFD' : c)
        .limit(LONGEST)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
    return text.codePointCount(0, text.length()) > LONGEST ? clean + "…" : clean;
  }
}
