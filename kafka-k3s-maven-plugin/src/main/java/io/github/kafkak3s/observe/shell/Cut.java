package io.github.kafkak3s.observe.shell;

import java.util.ArrayList;
import java.util.List;

/** {@code cut}: fields and characters of lines. */
final class Cut {
  private char delimiter = '\t';
  private boolean byFields;
  private boolean onlyDelimited;

  /** Chosen numbers, from and to; to is the largest number where it is open. */
  private final List<int[]> ranges = new ArrayList<>();

  private Cut() {}

  static Filters.Result run(List<String> arguments, Filters filters) {
    Cut cut = new Cut();
    List<String> files = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (!argument.startsWith("-") || argument.length() < 2) {
        files.add(argument);
        continue;
      }
      if (argument.equals("-s")) {
        cut.onlyDelimited = true;
        continue;
      }
      char flag = argument.charAt(1);
      String value = argument.substring(2);
      if (value.isEmpty() && i + 1 < arguments.size()) {
        value = arguments.get(++i);
      }
      if (!cut.option(flag, value)) {
        return filters.notUnderstood("cut " + argument.replace(ShellText.GAP, '?'));
      }
    }
    if (cut.ranges.isEmpty()) {
      return filters.notUnderstood("cut");
    }
    return Filters.Result.of(filters.read(files).mapped(cut::line));
  }

  private boolean option(char flag, String value) {
    switch (flag) {
      case 'd' -> {
        delimiter = value.isEmpty() ? '\0' : value.charAt(0);
        return value.length() == 1 && ShellText.isKnown(value);
      }
      case 'f', 'c', 'b' -> {
        byFields = flag == 'f';
        for (String range : value.split(",", -1)) {
          int dash = range.indexOf('-');
          String from = dash < 0 ? range : range.substring(0, dash);
          String to = dash < 0 ? range : range.substring(dash + 1);
          int first = from.isEmpty() ? 1 : Filters.digits(from);
          int last = to.isEmpty() ? Integer.MAX_VALUE : Filters.digits(to);
          if (first < 1 || last < first || range.equals("-")) {
            return false;
          }
          ranges.add(new int[] {first, last});
        }
        return true;
      }
      default -> {
        return false;
      }
    }
  }

  private boolean isChosen(int number) {
    for (int[] range : ranges) {
      if (number >= range[0] && number <= range[1]) {
        return true;
      }
    }
    return false;
  }

  private String line(String line) {
    if (!byFields) {
      StringBuilder out = new StringBuilder();
      for (int i = 0; i < line.length(); i++) {
        if (line.charAt(i) == ShellText.GAP) {
          // Of what follows nobody knows the column.
          return out.append(ShellText.GAP).toString();
        }
        if (isChosen(i + 1)) {
          out.append(line.charAt(i));
        }
      }
      return out.toString();
    }
    int gap = line.indexOf(ShellText.GAP);
    if (line.indexOf(delimiter) < 0) {
      return gap >= 0 ? ShellText.ANY : onlyDelimited ? null : line;
    }
    StringBuilder out = new StringBuilder();
    boolean first = true;
    int number = 1;
    int at = 0;
    while (at <= line.length()) {
      int end = line.indexOf(delimiter, at);
      end = end < 0 ? line.length() : end;
      boolean lost = gap >= 0 && gap < end;
      boolean more = lost && hasFrom(number);
      if (lost) {
        if (more) {
          return out.append(ShellText.GAP).toString();
        }
        return out.toString();
      }
      if (isChosen(number)) {
        out.append(first ? "" : String.valueOf(delimiter)).append(line, at, end);
        first = false;
      }
      number++;
      at = end + 1;
    }
    return out.toString();
  }

  private boolean hasFrom(int number) {
    for (int[] range : ranges) {
      if (range[1] >= number) {
        return true;
      }
    }
    return false;
  }
}
