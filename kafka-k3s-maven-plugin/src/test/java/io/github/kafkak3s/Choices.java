package io.github.kafkak3s;

import java.util.List;

/**
 * Choices that bytes make: the same bytes, the same choices. A fuzzer or a random generator brings
 * the bytes; where they end, the first of everything is chosen.
 */
public final class Choices {
  private final byte[] bytes;
  private int at;

  /** Makes choices of bytes. */
  public Choices(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** Returns a number of 0 to {@code bound - 1}; takes one byte, or two where one is too few. */
  public int below(int bound) {
    int number = next();
    if (bound > 256) {
      number = number << 8 | next();
    }
    return number % bound;
  }

  /** Returns one of a list that is not empty and has at most 65,536 items. */
  public <T> T of(List<T> list) {
    return list.get(below(list.size()));
  }

  private int next() {
    return at < bytes.length ? bytes[at++] & 0xff : 0;
  }
}
