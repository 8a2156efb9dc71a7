package io.github.kafkak3s.lint.rules.availability;

import io.github.kafkak3s.kubernetes.Digits;
import java.util.OptionalLong;

/** How large a heap may become by the options of a JVM, as HotSpot reads them. */
final class LargestHeap {
  private static final String[] SIZES = {"-Xmx", "-XX:MaxHeapSize="};
  private static final String SHARE = "-XX:MaxRAMPercentage=";
  private static final int LONGEST = 12;

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
    for (String option : options.split(" ")) {
      for (String start : SIZES) {
        if (option.startsWith(start)) {
          size = size(option.substring(start.length()));
        }
      }
      if (option.startsWith(SHARE)) {
        share = share(option.substring(SHARE.length()), memory);
      }
    }
    return size.isPresent() ? size : share;
  }

  /** Reads bytes, or a number with one of {@code kmgt} behind it. */
  private static OptionalLong size(String text) {
    int last = text.length() - 1;
    int unit = last < 0 ? -1 : "kmgt".indexOf(Character.toLowerCase(text.charAt(last)));
    String digits = unit < 0 ? text : text.substring(0, last);
    if (!isNumber(digits)) {
      return OptionalLong.empty();
    }
    long number = Long.parseLong(digits);
    int shift = 10 * (unit + 1) - 20;
    return OptionalLong.of(shift < 0 ? number >> -shift : number << shift);
  }

  /** Reads a percentage, of which HotSpot takes a fraction too. */
  private static OptionalLong share(String text, long memory) {
    int point = text.indexOf('.');
    String whole = point < 0 ? text : text.substring(0, point);
    if (!isNumber(whole)) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(memory * Math.min(100, Long.parseLong(whole)) / 100);
  }

  private static boolean isNumber(String digits) {
    return !digits.isEmpty() && digits.length() <= LONGEST && Digits.only(digits);
  }
}
