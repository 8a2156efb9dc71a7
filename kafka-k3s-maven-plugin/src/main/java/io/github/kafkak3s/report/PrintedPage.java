package io.github.kafkak3s.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * What fits on one printed page: lines of small print are given out in the order in which they are
 * asked for, and what gets none is shown on a screen alone. The sizes are those that the style
 * sheet has for print.
 */
final class PrintedPage {
  /** A4 without its margins, in px of the style sheet. */
  private static final double WIDTH = 725;

  private static final double HEIGHT = 1054;

  /** What head, verdict, figures, titles and the heads of tables take, and some to spare. */
  private static final double FIXED = 220;

  private static final double LINE = 12.2;

  private int lines;

  private PrintedPage(int lines) {
    this.lines = lines;
  }

  /** Makes the rest of a page below a picture, whose height is that at its own width. */
  static PrintedPage below(double picture) {
    double left = HEIGHT - FIXED - picture * WIDTH / TimeScale.WIDTH;
    return new PrintedPage((int) Math.max(0, left / LINE));
  }

  /** Takes lines whatever else there is. */
  void reserve(int wanted) {
    lines = Math.max(0, lines - wanted);
  }

  /**
   * Returns for each item of a list whether it is printed.
   *
   * @param lines how many lines an item takes
   * @param isFirst whether an item goes before those of which this is not so
   */
  <T> List<Boolean> printed(List<T> items, ToIntFunction<T> lines, Predicate<T> isFirst) {
    List<Boolean> printed = new ArrayList<>();
    items.forEach(item -> printed.add(isFirst.test(item) && take(lines.applyAsInt(item))));
    boolean isRoom = true;
    for (int i = 0; i < items.size(); i++) {
      if (!isFirst.test(items.get(i))) {
        // A table ends where it is cut.
        isRoom = isRoom && take(lines.applyAsInt(items.get(i)));
        printed.set(i, isRoom);
      }
    }
    return printed;
  }

  private boolean take(int wanted) {
    boolean isRoom = wanted <= lines;
    lines -= isRoom ? wanted : 0;
    return isRoom;
  }

  /** Returns how many lines a text takes in a column of so many characters. */
  static int lines(String text, int characters) {
    return Math.max(1, (text.length() + characters - 1) / characters);
  }
}
