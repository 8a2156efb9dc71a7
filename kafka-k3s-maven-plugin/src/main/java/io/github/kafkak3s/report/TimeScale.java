package io.github.kafkak3s.report;

import java.util.ArrayList;
import java.util.List;

/** Where a time lies in a picture; times are milliseconds, places those of the SVG's view box. */
final class TimeScale {
  /** The width of the whole picture. */
  static final int WIDTH = 960;

  /** Where time begins: what is left of it holds the labels of the rows. */
  static final int LEFT = 150;

  /** Where time ends. */
  static final int RIGHT = 952;

  private static final int MOST_TICKS = 14;
  private static final long[] NICE = {1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 3600};

  private final long end;

  /** Makes a scale from 0 to an end. */
  TimeScale(long end) {
    this.end = Math.max(1, end);
  }

  /** Returns where a time lies; what is outside lies on the edge. */
  double x(long ms) {
    long inside = Math.max(0, Math.min(end, ms));
    return LEFT + (RIGHT - LEFT) * ((double) inside / end);
  }

  /** Returns the end, in ms. */
  long end() {
    return end;
  }

  /** Returns the times of the marks of the axis, whole seconds at even distances. */
  List<Long> ticks() {
    long seconds = end / 1000;
    long step = NICE[NICE.length - 1];
    for (long nice : NICE) {
      if (seconds / nice <= MOST_TICKS) {
        step = nice;
        break;
      }
    }
    while (seconds / step > MOST_TICKS) {
      step *= 10;
    }
    List<Long> ticks = new ArrayList<>();
    for (long tick = 0; tick <= seconds / step; tick++) {
      ticks.add(tick * step * 1000);
    }
    return ticks;
  }
}
