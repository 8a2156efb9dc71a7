package io.github.kafkak3s.rehearse;

import java.util.concurrent.TimeUnit;

/** The time of a rehearsal, in ms since it began. */
interface Clock {
  /** Returns the present moment. */
  long now();

  /** Waits. */
  void sleep(long ms) throws InterruptedException;

  /** Returns the clock of the machine. */
  static Clock system() {
    long begin = System.nanoTime();
    return new Clock() {
      @Override
      public long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
      }

      @Override
      public void sleep(long ms) throws InterruptedException {
        Thread.sleep(ms);
      }
    };
  }
}
