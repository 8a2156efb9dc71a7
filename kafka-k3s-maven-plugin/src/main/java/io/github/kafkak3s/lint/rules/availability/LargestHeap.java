package io.github.kafkak3s.lint.rules.availability;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How large a heap may become by the options of a JVM, as HotSpot reads them. */
final class LargestHeap {
  private static final Pattern SIZE =
      Pattern.compile("(?:-Xmx|-XX:MaxHeapSize=)([0-9]{1,15})([kKmMgGtT]?)");
  private static final Pattern SHARE =
      Pattern.compile("-XX:MaxRAMPercentage=([0-9]{1,3}(?:\\.[0-9]{1,9})?)");

  private LargestHeap() {}

  /**
   * Returns the largest heap in MiB; empty where no option gives it. Of several sizes the last
   * counts, and a size more than a share.
   *
   * @param options the options, with blanks between them
   * @param memory the memory of the container in MiB, of which a share is taken
   */
  static OptionalLong mebibytes(String options, long memory) {
    OptionalLong size = OptionalLong.empty();
    OptionalLong share = OptionalLong.empty();
    for (String option : options.split("\\s+")) {
      Matcher sized = SIZE.matcher(option);
      Matcher shared = SHARE.matcher(option);
      if (sized.matches()) {
        size = OptionalLong.of(shifted(Long.parseLong(sized.group(1)), sized.group(2)));
      } else if (shared.matches()) {
        double percent = Math.min(100, Double.parseDouble(shared.group(1)));
        share = OptionalLong.of((long) (memory * percent / 100));
      }
    }
    return size.isPresent() ? size : share;
  }

  private static long shifted(long number, String unit) {
    return switch (unit) {
      case "k", "K" -> number >> 10;
      case "m", "M" -> number;
      case "g", "G" -> number << 10;
      case "t", "T" -> number << 20;
      default -> number >> 20;
    };
  }
}
