package io.github.kafkak3s.observe.shell;

import java.util.List;
import java.util.Locale;

/** A {@code printf} format with its arguments; repeated while there are arguments. */
final class Format {
  private final String format;
  private final List<String> arguments;
  private final Budget budget;
  private int next;
  private int lastLiteral;
  private int openRound = -1;
  private boolean fails;

  Format(String format, List<String> arguments, Budget budget) {
    this.format = format;
    this.arguments = arguments;
    this.budget = budget;
  }

  /** Returns what is printed; null where the format is not understood. */
  String text() {
    if (!ShellText.isKnown(format)) {
      return null;
    }
    StringBuilder out = new StringBuilder();
    int before;
    do {
      before = next;
      int begin = out.length();
      budget.step();
      if (!once(out)) {
        return null;
      }
      if (openRound < 0 && out.indexOf(ShellText.ANY, begin) >= 0) {
        openRound = begin;
      }
      if (out.length() > Budget.LONGEST_TEXT) {
        throw new Budget.Exhausted("a text that is too long");
      }
    } while (next > before && next < arguments.size());
    return ShellText.squeezed(out.toString());
  }

  /**
   * Returns what is printed where the number of arguments is not known: how it begins, up to the
   * first part that is not known, and the end of the format. Null where even that is not told.
   */
  String openText() {
    String text = text();
    if (text == null || openRound < 0) {
      return null;
    }
    if (openRound > 0) {
      // The arguments may end before this round.
      return text.substring(0, openRound) + ShellText.GAP;
    }
    int gap = text.indexOf(ShellText.GAP);
    int end = Math.max(gap + 1, text.length() - lastLiteral);
    return text.substring(0, gap + 1) + text.substring(end);
  }

  /** Tells whether an argument is no number where it should be one. */
  boolean fails() {
    return fails;
  }

  private String argument() {
    return next < arguments.size() ? arguments.get(next++) : null;
  }

  private boolean once(StringBuilder out) {
    StringBuilder literal = new StringBuilder();
    int i = 0;
    while (i < format.length()) {
      char c = format.charAt(i);
      if (c == '\\' && i + 1 < format.length()) {
        literal.append(c).append(format.charAt(i + 1));
        i += 2;
        continue;
      }
      if (c != '%') {
        literal.append(c);
        i++;
        continue;
      }
      out.append(Escapes.ofFormat(literal.toString()));
      literal.setLength(0);
      int end = i + 1;
      while (end < format.length() && "-+ #0123456789.*".indexOf(format.charAt(end)) >= 0) {
        end++;
      }
      if (end == format.length()) {
        return false;
      }
      if (!directive(format.substring(i + 1, end), format.charAt(end), out)) {
        return false;
      }
      i = end + 1;
    }
    String end = Escapes.ofFormat(literal.toString());
    lastLiteral = end.length();
    out.append(end);
    return true;
  }

  private boolean directive(String flags, char conversion, StringBuilder out) {
    if (conversion == '%') {
      out.append('%');
      return true;
    }
    String argument = argument();
    String value;
    switch (conversion) {
      case 's' -> value = argument == null ? "" : argument;
      case 'b' -> value = argument == null ? "" : Escapes.ofEcho(argument);
      case 'c' -> value = argument == null || argument.isEmpty() ? "" : argument.substring(0, 1);
      case 'd', 'i', 'u', 'x', 'X', 'o' -> {
        value = number(argument, conversion);
        if (value == null) {
          return false;
        }
      }
      default -> {
        return false;
      }
    }
    String padded = padded(value, flags, conversion);
    if (padded == null) {
      return false;
    }
    out.append(padded);
    return true;
  }

  private String number(String argument, char conversion) {
    if (argument == null || argument.isEmpty()) {
      return "0";
    }
    if (!ShellText.isKnown(argument)) {
      return ShellText.ANY;
    }
    boolean negative = argument.startsWith("-");
    int start = negative ? 1 : 0;
    int end = start;
    while (end < argument.length() && argument.charAt(end) >= '0' && argument.charAt(end) <= '9') {
      end++;
    }
    // A text that goes on otherwise is an error that is reported; what it begins with is printed.
    fails |= end < argument.length();
    if (end == start) {
      return "\"' +".indexOf(argument.charAt(0)) >= 0 ? null : "0";
    }
    boolean octal =
        end > start + 1 && argument.charAt(start) == '0' || argument.startsWith("x", end);
    if (octal || end - start > 18) {
      return null;
    }
    long value = Long.parseLong(argument.substring(0, end));
    return switch (conversion) {
      case 'x' -> Long.toHexString(value);
      case 'X' -> Long.toHexString(value).toUpperCase(Locale.ROOT);
      case 'o' -> Long.toOctalString(value);
      default -> Long.toString(value);
    };
  }

  private static String padded(String value, String flags, char conversion) {
    if (flags.isEmpty()) {
      return value;
    }
    boolean left = flags.startsWith("-");
    boolean zero = flags.startsWith("0");
    String width = left || zero ? flags.substring(1) : flags;
    boolean isText = conversion == 's' || conversion == 'b' || conversion == 'c';
    int dot = width.indexOf('.');
    if (dot >= 0 && (!isText || !ShellText.isKnown(value))) {
      return isText ? ShellText.ANY : null;
    }
    int most = dot < 0 ? -1 : size(width.substring(dot + 1));
    int least = size(dot < 0 ? width : width.substring(0, dot));
    if (least < 0 || dot >= 0 && most < 0 || zero && isText) {
      return null;
    }
    if (!ShellText.isKnown(value)) {
      return ShellText.ANY;
    }
    String cut = dot >= 0 && most < value.length() ? value.substring(0, most) : value;
    int missing = Math.max(0, least - cut.length());
    if (left) {
      return cut + " ".repeat(missing);
    }
    boolean negative = zero && cut.startsWith("-");
    return zero
        ? (negative ? "-" : "") + "0".repeat(missing) + cut.substring(negative ? 1 : 0)
        : " ".repeat(missing) + cut;
  }

  private static int size(String digits) {
    if (digits.isEmpty()) {
      return 0;
    }
    if (digits.length() > 4 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    return Integer.parseInt(digits);
  }
}
