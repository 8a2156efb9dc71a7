package io.github.kafkak3s.report;

import java.util.Arrays;

/** Puts labels into lanes so that none covers another. */
final class Lanes {
  private static final double GAP = 6;

  private final double[] ends;

  /** Makes so many empty lanes. */
  Lanes(int count) {
    ends = new double[count];
    Arrays.fill(ends, Double.NEGATIVE_INFINITY);
  }

  /** Returns the first lane with room from a place on, and takes it; -1 where none has. */
  int place(double x, double width) {
    for (int lane = 0; lane < ends.length; lane++) {
      if (x >= ends[lane]) {
        ends[lane] = x + width + GAP;
        return lane;
      }
    }
    return -1;
  }

  /** Returns how many lanes are taken. */
  int used() {
    return (int) Arrays.stream(ends).filter(Double::isFinite).count();
  }

  /** Returns about how wide a text is; rather more, since fonts differ. */
  static double width(String text, double size) {
    double ems = text.codePoints().mapToDouble(c -> c < 0x2000 ? 0.56 : 1).sum();
    return ems * size;
  }
}
