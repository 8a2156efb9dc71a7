package io.github.kafkak3s.observe.shell;

/** Yes, no, or not known. */
enum Truth {
  YES,
  NO,
  UNKNOWN;

  static Truth of(boolean value) {
    return value ? YES : NO;
  }

  Truth not() {
    return switch (this) {
      case YES -> NO;
      case NO -> YES;
      case UNKNOWN -> UNKNOWN;
    };
  }

  Truth and(Truth other) {
    return this == NO || other == NO ? NO : this == YES && other == YES ? YES : UNKNOWN;
  }

  Truth or(Truth other) {
    return not().and(other.not()).not();
  }

  /** Returns the exit status of a command that tells so. */
  int status() {
    return switch (this) {
      case YES -> 0;
      case NO -> 1;
      case UNKNOWN -> State.UNKNOWN;
    };
  }

  /** Tells whether two texts are equal. */
  static Truth equal(String one, String other) {
    if (ShellText.isKnown(one) && ShellText.isKnown(other)) {
      return of(one.equals(other));
    }
    int oneHead = head(one);
    int otherHead = head(other);
    int oneTail = tail(one);
    int otherTail = tail(other);
    int heads = Math.min(oneHead, otherHead);
    int tails = Math.min(oneTail, otherTail);
    boolean possible = one.regionMatches(0, other, 0, heads)
        && one.regionMatches(one.length() - tails, other, other.length() - tails, tails)
        && fits(one, otherHead + otherTail)
        && fits(other, oneHead + oneTail);
    return possible ? UNKNOWN : NO;
  }

  /** Tells whether a text can have so many characters; only a known one may be too short. */
  private static boolean fits(String raw, int characters) {
    return !ShellText.isKnown(raw) || raw.length() >= characters;
  }

  /** Tells whether a text is empty. */
  static Truth empty(String raw) {
    return raw.isEmpty() ? YES : raw.equals(ShellText.ANY) ? UNKNOWN : NO;
  }

  private static int head(String raw) {
    int gap = raw.indexOf(ShellText.GAP);
    return gap < 0 ? raw.length() : gap;
  }

  private static int tail(String raw) {
    return raw.length() - 1 - raw.lastIndexOf(ShellText.GAP);
  }
}
