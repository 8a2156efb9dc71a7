package io.github.kafkak3s.observe.shell;

/**
 * One command of a {@code sed} script.
 *
 * @param first its address, null for every line
 * @param last the end of a range, null for one line
 * @param text the replacement, the text to add, or the characters of {@code y}
 * @param other the second characters of {@code y}
 * @param occurrence the first match that {@code s} replaces, counted from 1
 */
record SedCommand(
    char name,
    Address first,
    Address last,
    boolean negated,
    Regex regex,
    String text,
    String other,
    boolean global,
    boolean prints,
    int occurrence) {

  /** A line's number (0 for the last one), or an expression that it matches. */
  record Address(int line, Regex regex) {
    Truth applies(String text, int number, Truth isLast, Budget budget) {
      if (regex == null && line == 0) {
        return isLast;
      }
      if (regex == null) {
        // A line of which nothing is known stands for any number of lines.
        boolean open = text.equals(ShellText.ANY) && line >= number;
        return open ? Truth.UNKNOWN : Truth.of(line == number);
      }
      return ShellText.isKnown(text)
          ? Truth.of(regex.isFoundIn(text, budget))
          : Samples.of(text, sample -> regex.isFoundIn(sample, budget));
    }
  }

  /** Tells whether the command depends on how many lines there are before. */
  boolean countsLines() {
    return first != null && first.regex() == null && first.line() > 0
        || last != null && last.regex() == null && last.line() > 0;
  }

  /**
   * Tells whether the command applies to a line.
   *
   * @param inRange of each command whether the line before left it in its range
   * @param index which of them is this command's
   */
  Truth applies(String text, int number, Truth isLast, Truth[] inRange, int index, Budget budget) {
    if (first == null) {
      return Truth.YES;
    }
    if (last == null) {
      Truth applies = first.applies(text, number, isLast, budget);
      return negated ? applies.not() : applies;
    }
    boolean past = last.regex() == null && last.line() > 0 && number >= last.line();
    Truth begins = first.applies(text, number, isLast, budget);
    Truth goesOn = past ? Truth.NO : last.applies(text, number, isLast, budget).not();
    Truth applies = inRange[index].or(begins);
    // A range that begins here does not end here, unless its end is a line that has passed.
    Truth begun = begins.and(inRange[index].not()).and(Truth.of(!past));
    inRange[index] = begun.or(inRange[index].and(goesOn));
    return negated ? applies.not() : applies;
  }
}
