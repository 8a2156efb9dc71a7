package io.github.kafkak3s.observe.shell;

/** What one run may cost; past it everything is unknown. */
final class Budget {
  /** The most turns of one loop. */
  static final int TURNS = 10_000;

  /** The longest text, in characters. */
  static final int LONGEST_TEXT = 1 << 20;

  private static final int STEPS = 100_000;
  private static final int DEEPEST = 300;

  /** Characters copied or compared, so that a few steps on long texts are bounded as well. */
  private static final long WORK = 20_000_000;

  private int steps;
  private int depth;
  private long work;

  /** A bound is reached. */
  static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1;

    Exhausted(String bound) {
      super(bound, null, false, false);
    }
  }

  void step() {
    if (++steps > STEPS) {
      throw new Exhausted("more than " + STEPS + " steps");
    }
  }

  void work(long characters) {
    work += characters;
    if (work > WORK) {
      throw new Exhausted("more text than is worth following");
    }
  }

  /** Accounts for a text that was made, and returns it. */
  String text(String text) {
    if (text.length() > LONGEST_TEXT) {
      throw new Exhausted("a text of more than " + LONGEST_TEXT + " characters");
    }
    work(text.length());
    return text;
  }

  void enter() {
    if (++depth > DEEPEST) {
      throw new Exhausted("commands nested too deep");
    }
  }

  void leave() {
    depth--;
  }
}
