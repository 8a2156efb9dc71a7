package io.github.kafkak3s.fix;

/**
 * One change of a text.
 *
 * @param start the offset of the first character that goes
 * @param end the offset behind the last one
 * @param replacement what comes instead
 */
record Edit(int start, int end, String replacement) {
  /** Returns the text with this change. */
  String apply(String text) {
    return text.substring(0, start) + replacement + text.substring(end);
  }
}
