package io.github.kafkak3s.local;

/**
 * Brokers cannot be run on this machine, or not as they should: the message says what is wrong and
 * what to do, for a person to read.
 */
public final class LocalException extends Exception {
  private static final long serialVersionUID = 1;

  /** Makes one. */
  public LocalException(String message) {
    super(message);
  }

  /** Makes one that something else caused. */
  public LocalException(String message, Throwable cause) {
    super(message, cause);
  }
}
