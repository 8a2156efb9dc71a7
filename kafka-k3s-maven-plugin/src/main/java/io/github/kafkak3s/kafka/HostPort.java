package io.github.kafkak3s.kafka;

import java.util.Optional;

/**
 * A host and a port as Kafka reads them, {@code [}host{@code ]:}port with or without brackets. Read
 * by hand, since every bundle has many of them.
 *
 * @param before what stands before the host and its bracket, on one line
 * @param host letters, digits and {@code -%._:}; empty where none is named
 * @param port the digits behind the last colon, at least one
 */
record HostPort(String before, String host, String port) {
  /**
   * Takes a text apart as {@code .*?\[?([0-9a-zA-Z\-%._:]*)\]?:([0-9]+)} does; empty where it is
   * not like that.
   */
  static Optional<HostPort> parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0 || colon + 1 == text.length()) {
      return Optional.empty();
    }
    for (int i = colon + 1; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return Optional.empty();
      }
    }
    int end = colon > 0 && text.charAt(colon - 1) == ']' ? colon - 1 : colon;
    int start = end;
    while (start > 0 && isOfHost(text.charAt(start - 1))) {
      start--;
    }
    int before = start > 0 && text.charAt(start - 1) == '[' ? start - 1 : start;
    return isOneLine(text, before)
        ? Optional.of(new HostPort(
            text.substring(0, before), text.substring(start, end), text.substring(colon + 1)))
        : Optional.empty();
  }

  private static boolean isOfHost(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '%'
        || c == '.'
        || c == '_'
        || c == ':';
  }

  /** Tells whether a text's first characters hold no line break as regular expressions have it. */
  static boolean isOneLine(String text, int length) {
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029') {
        return false;
      }
    }
    return true;
  }
}
