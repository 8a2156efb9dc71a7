package io.github.kafkak3s.proof;

/**
 * Enumerates sets of pods by how many pods of each kind they hold, which is all that tells sets
 * apart. Bounded: gives up where there are too many.
 */
final class SmallestSets {
  /** How many sets are looked at for one promise. */
  static final int MOST = 200_000;

  private final int[] sizes;
  private int left = MOST;

  /** Takes a set; the array is used again. */
  @FunctionalInterface
  interface Visitor {
    void visit(int[] pods);
  }

  /**
   * Makes an enumeration.
   *
   * @param sizes how many pods each kind has
   */
  SmallestSets(int[] sizes) {
    this.sizes = sizes.clone();
  }

  /** Tells whether there were too many sets, so that some were left out. */
  boolean isCut() {
    return left < 0;
  }

  /**
   * Visits every set of a size.
   *
   * @param kinds the kinds to choose from, as bits
   * @param total how many pods
   */
  void each(long kinds, int total, Visitor visitor) {
    each(kinds, total, 0, new int[sizes.length], visitor);
  }

  private void each(long kinds, int total, int kind, int[] pods, Visitor visitor) {
    if (total == 0) {
      if (--left >= 0) {
        visitor.visit(pods);
      }
      return;
    }
    if (kind == sizes.length || left < 0) {
      return;
    }
    int most = (kinds >>> kind & 1) == 0 ? 0 : Math.min(sizes[kind], total);
    for (int count = most; count >= 0; count--) {
      pods[kind] = count;
      each(kinds, total - count, kind + 1, pods, visitor);
    }
    pods[kind] = 0;
  }
}
