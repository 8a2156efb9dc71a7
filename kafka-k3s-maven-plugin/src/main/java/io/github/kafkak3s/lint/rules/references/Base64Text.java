package io.github.kafkak3s.lint.rules.references;

import java.util.Optional;

/**
 * Base64 as the API server reads it: Go's standard encoding, padded, line ends ignored
 * (encoding/base64).
 */
final class Base64Text {
  private Base64Text() {}

  /** Returns what is wrong with a text, in words for a message; empty where it is base64. */
  static Optional<String> fault(String text) {
    int length = 0;
    int padding = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        continue;
      }
      boolean isPadding = c == '=' && length % 4 >= 2;
      if (isPadding) {
        padding++;
      } else if (padding > 0 || !isDigit(c)) {
        return Optional.of("illegal character at byte " + i);
      }
      length++;
    }
    return length % 4 == 0
        ? Optional.empty()
        : Optional.of("its %s characters are no multiple of 4".formatted(length));
  }

  private static boolean isDigit(char c) {
    return c >= 'A' && c <= 'Z'
        || c >= 'a' && c <= 'z'
        || c >= '0' && c <= '9'
        || c == '+'
        || c == '/';
  }
}
