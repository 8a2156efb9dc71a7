package io.github.kafkak3s.diagnostic;

import java.util.Locale;

/** How much a finding weighs; declared from the heaviest to the lightest. */
public enum Severity {
  /**
   * It cannot be compiled, the API server rejects it, it cannot start, or it loses data or
   * availability.
   */
  ERROR,
  /** It works until something ordinary happens. */
  WARNING,
  /** Worth knowing; nothing has to be done. */
  INFO;

  /** Returns the word that people read: {@code error}, {@code warning} or {@code info}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
