package io.github.kafkak3s.mojo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;

/** Waits for the person in front of the terminal. */
final class ForegroundWait {
  private ForegroundWait() {}

  /**
   * Waits until a line is entered; where nobody can, until the process is ended from outside.
   *
   * @param isWatched whether standard input is a person's
   */
  static void untilEnter(boolean isWatched) throws InterruptedException {
    if (!isWatched) {
      new CountDownLatch(1).await();
      return;
    }
    try {
      while (System.in.available() == 0) {
        Thread.sleep(100);
      }
      while (System.in.available() > 0 && System.in.read() >= 0) {
        // The line is not meant for anything that comes after.
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
