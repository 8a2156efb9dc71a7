package io.github.kafkak3s.kubernetes;

import java.util.Optional;

/** Durations as Go writes them ({@code time.Duration}), which is how the API server stores them. */
public final class Durations {
  private static final int LONGEST = 20;

  private Durations() {}

  /**
   * Returns the stored form of a duration of whole hours, minutes and seconds, {@code 1h0m0s} for
   * {@code 60m}; empty where the text is none.
   */
  public static Optional<String> canonical(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    long seconds = 0;
    long number = -1;
    long unit = Long.MAX_VALUE;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        number = Math.max(number, 0) * 10 + (c - '0');
        if (number > Integer.MAX_VALUE) {
          return Optional.empty();
        }
        continue;
      }
      long next = c == 'h' ? 3600 : c == 'm' ? 60 : c == 's' ? 1 : Long.MAX_VALUE;
      if (number < 0 || next >= unit) {
        return Optional.empty();
      }
      seconds += number * next;
      unit = next;
      number = -1;
    }
    if (number >= 0) {
      return Optional.empty();
    }
    String rest = seconds % 60 + "s";
    if (seconds >= 3600) {
      rest = seconds / 3600 + "h" + seconds / 60 % 60 + "m" + rest;
    } else if (seconds >= 60) {
      rest = seconds / 60 + "m" + rest;
    }
    return Optional.of(rest);
  }
}
