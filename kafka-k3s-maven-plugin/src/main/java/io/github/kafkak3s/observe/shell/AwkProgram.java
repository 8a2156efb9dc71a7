package io.github.kafkak3s.observe.shell;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;

/** Reads an {@code awk} program along each line of the input. */
final class AwkProgram {
  /** Marks the end of a {@code printf}: the line goes on. No shell text holds it. */
  static final char JOIN = '\uFFFF';

  private final String text;
  private final Map<String, String> variables;
  private final Budget budget;
  private Consumer<String> out;
  private int at;
  private int depth;
  private boolean countLost;
  private boolean reads;

  private String line = "";
  private int number;
  private List<String> fields = List.of();

  /** The first and the last field that are not known, for all their number; -1 for none. */
  private int firstGap = -1;

  private int lastGap = -1;

  /** A program that is not understood. */
  private static final class NotUnderstood extends Exception {
    private static final long serialVersionUID = 1;

    NotUnderstood() {
      super(null, null, false, false);
    }
  }

  AwkProgram(String text, Map<String, String> variables, Budget budget) {
    this.text = text;
    this.variables = variables;
    this.budget = budget;
  }

  /** Runs what stands at {@code BEGIN}; returns false where the program is not understood. */
  boolean begin(Consumer<String> printed) {
    out = printed;
    return rules(true);
  }

  boolean readsInput() {
    return reads;
  }

  void loseCount() {
    countLost = true;
  }

  /** Runs the program on a line; returns false where it is not understood. */
  boolean line(String newLine, int newNumber, Consumer<String> printed) {
    out = printed;
    line = newLine;
    number = newNumber;
    fields = split(newLine, variables.get("FS"));
    if (fields == null) {
      return false;
    }
    firstGap = -1;
    lastGap = -1;
    for (int i = 0; i < fields.size(); i++) {
      if (!ShellText.isKnown(fields.get(i))) {
        firstGap = firstGap < 0 ? i : firstGap;
        lastGap = i;
      }
    }
    return rules(false);
  }

  private List<String> split(String whole, String separator) {
    List<String> parts = new ArrayList<>();
    if (!ShellText.isKnown(separator)) {
      return null;
    }
    if (separator.equals(" ")) {
      StringBuilder part = new StringBuilder();
      for (int i = 0; i <= whole.length(); i++) {
        char c = i < whole.length() ? whole.charAt(i) : ' ';
        if (c == ' ' || c == '\t' || c == '\n') {
          if (!part.isEmpty()) {
            parts.add(part.toString());
            part.setLength(0);
          }
        } else {
          part.append(c);
        }
      }
      return parts;
    }
    if (whole.isEmpty()) {
      return parts;
    }
    Regex regex = separator.length() == 1 && !separator.equals("\\")
        ? Regex.literal(separator, false)
        : Regex.extended(separator);
    if (regex == null || !regex.isExact()) {
      return null;
    }
    Matcher matcher = regex.matcher(whole, budget);
    int from = 0;
    while (matcher.find() && matcher.end() > matcher.start()) {
      parts.add(whole.substring(from, matcher.start()));
      from = matcher.end();
    }
    parts.add(whole.substring(from));
    return parts;
  }

  private boolean rules(boolean atBegin) {
    at = 0;
    try {
      for (skip(); at < text.length(); skip()) {
        rule(atBegin);
      }
      return true;
    } catch (NotUnderstood e) {
      return false;
    }
  }

  private void skip() {
    while (at < text.length() && " \t\n\r;".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private void blanks() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
  }

  private char peek() {
    blanks();
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private boolean takes(String next) {
    blanks();
    boolean word = Cursor.isNameStart(next.charAt(0));
    int end = at + next.length();
    if (!text.startsWith(next, at)
        || word && end < text.length() && Cursor.isNamePart(text.charAt(end))) {
      return false;
    }
    at = end;
    return true;
  }

  private void rule(boolean atBegin) throws NotUnderstood {
    if (takes("BEGIN")) {
      action(atBegin);
      return;
    }
    reads = true;
    Truth applies = Truth.YES;
    if (peek() != '{') {
      applies = condition();
    }
    boolean runs = !atBegin && applies != Truth.NO;
    if (runs && applies == Truth.UNKNOWN) {
      throw new NotUnderstood();
    }
    if (peek() == '{') {
      action(runs);
    } else if (runs) {
      out.accept(line);
    }
  }

  private Truth condition() throws NotUnderstood {
    if (peek() == '/') {
      at++;
      int end = at;
      while (end < text.length() && text.charAt(end) != '/') {
        end += text.charAt(end) == '\\' ? 2 : 1;
      }
      if (end >= text.length()) {
        throw new NotUnderstood();
      }
      Regex regex = Regex.extended(text.substring(at, end));
      at = end + 1;
      if (regex == null) {
        throw new NotUnderstood();
      }
      return ShellText.isKnown(line) ? Truth.of(regex.isFoundIn(line, budget)) : Truth.UNKNOWN;
    }
    String left = sum();
    boolean equal = takes("==");
    if (!equal && !takes("!=")) {
      throw new NotUnderstood();
    }
    Truth same = Truth.equal(left, sum());
    return equal ? same : same.not();
  }

  private void action(boolean runs) throws NotUnderstood {
    if (!takes("{")) {
      throw new NotUnderstood();
    }
    for (skip(); peek() != '}'; skip()) {
      statement(runs);
      if (peek() != ';' && peek() != '\n' && peek() != '}') {
        throw new NotUnderstood();
      }
    }
    at++;
  }

  private void statement(boolean runs) throws NotUnderstood {
    budget.step();
    if (takes("print")) {
      List<String> values = values();
      if (runs) {
        out.accept(values.isEmpty() ? line : String.join(variables.get("OFS"), values));
      }
    } else if (takes("printf")) {
      List<String> values = values();
      String printed = values.isEmpty()
          ? null
          : new Format(values.get(0), values.subList(1, values.size()), budget).text();
      if (runs) {
        if (printed == null) {
          throw new NotUnderstood();
        }
        boolean ends = printed.endsWith("\n");
        out.accept(ends ? printed.substring(0, printed.length() - 1) : printed + JOIN);
      }
    } else {
      String name = name();
      boolean isSeparator = name.equals("FS") || name.equals("OFS");
      if (!isSeparator || !takes("=")) {
        throw new NotUnderstood();
      }
      String value = concatenation();
      if (runs) {
        variables.put(name, value);
      }
    }
  }

  private List<String> values() throws NotUnderstood {
    List<String> values = new ArrayList<>();
    if (peek() == ';' || peek() == '}' || peek() == '\n' || peek() == '\0') {
      return values;
    }
    do {
      values.add(concatenation());
    } while (takes(","));
    return values;
  }

  private String concatenation() throws NotUnderstood {
    StringBuilder value = new StringBuilder(sum());
    while ("\"$(".indexOf(peek()) >= 0 && peek() != '\0' || Cursor.isNamePart(peek())) {
      value.append(sum());
    }
    return ShellText.squeezed(value.toString());
  }

  private String sum() throws NotUnderstood {
    String value = product();
    while (peek() == '+' || peek() == '-') {
      char operator = text.charAt(at++);
      value = computed(value, operator, product());
    }
    return value;
  }

  private String product() throws NotUnderstood {
    String value = single();
    while (peek() == '*' || peek() == '/' || peek() == '%') {
      char operator = text.charAt(at++);
      value = computed(value, operator, single());
    }
    return value;
  }

  private static String computed(String left, char operator, String right) {
    if (!ShellText.isKnown(left) || !ShellText.isKnown(right)) {
      return ShellText.ANY;
    }
    Double one = number(left);
    Double other = number(right);
    if (one == null || other == null || other == 0 && (operator == '/' || operator == '%')) {
      return ShellText.ANY;
    }
    return printed(
        switch (operator) {
          case '+' -> one + other;
          case '-' -> one - other;
          case '*' -> one * other;
          case '%' -> one % other;
          default -> one / other;
        });
  }

  /** Returns a number as {@code print} shows it: six digits, where it is no whole one. */
  private static String printed(double value) {
    double size = Math.abs(value);
    if (value == Math.rint(value) && size < 1e15) {
      // Some print a sign before a zero.
      return value == 0 && 1 / value < 0 ? ShellText.ANY : Long.toString((long) value);
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(6, RoundingMode.HALF_EVEN));
    return size >= 1e-4 && size < 999_999
        ? rounded.stripTrailingZeros().toPlainString()
        : ShellText.ANY;
  }

  /** Returns the number that a text begins with, 0 where it begins with none; null for odd ones. */
  private static Double number(String text) {
    String stripped = text.strip();
    int start = stripped.startsWith("-") || stripped.startsWith("+") ? 1 : 0;
    int point = pastDigits(stripped, start);
    int end = stripped.startsWith(".", point) ? pastDigits(stripped, point + 1) : point;
    if (stripped.regionMatches(true, start, "inf", 0, 3)
        || stripped.regionMatches(true, start, "nan", 0, 3)
        || end - start > 15) {
      return null;
    }
    if (end - start <= (end > point ? 1 : 0)) {
      return 0.0;
    }
    char after = end < stripped.length() ? stripped.charAt(end) : ' ';
    char second = end + 1 < stripped.length() ? stripped.charAt(end + 1) : ' ';
    boolean isHexadecimal = "xX".indexOf(after) >= 0 && stripped.startsWith("0", start);
    boolean isScientific = "eE".indexOf(after) >= 0 && "+-0123456789".indexOf(second) >= 0;
    return isHexadecimal || isScientific ? null : Double.valueOf(stripped.substring(0, end));
  }

  private static int pastDigits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private String name() {
    blanks();
    int start = at;
    if (Cursor.isNameStart(peek())) {
      while (at < text.length() && Cursor.isNamePart(text.charAt(at))) {
        at++;
      }
    }
    return text.substring(start, at);
  }

  private String single() throws NotUnderstood {
    if (++depth > 50) {
      throw new NotUnderstood();
    }
    String value = atom();
    depth--;
    return value;
  }

  private String atom() throws NotUnderstood {
    char c = peek();
    if (c == '"') {
      return string();
    }
    if (takes("(")) {
      String value = concatenation();
      if (!takes(")")) {
        throw new NotUnderstood();
      }
      return value;
    }
    if (c == '$') {
      at++;
      return field();
    }
    if (c >= '0' && c <= '9') {
      int start = at;
      while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
        at++;
      }
      return text.substring(start, at);
    }
    String name = name();
    if (name.isEmpty() || peek() == '(' || peek() == '[') {
      throw new NotUnderstood();
    }
    return switch (name) {
      case "NF" -> firstGap >= 0 ? ShellText.ANY : Integer.toString(fields.size());
      case "NR" -> countLost ? ShellText.ANY : Integer.toString(number);
      default -> {
        // A variable that is set nowhere is empty.
        yield variables.getOrDefault(name, "");
      }
    };
  }

  private String string() throws NotUnderstood {
    StringBuilder value = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      value.append(c);
      if (c == '\\' && at < text.length()) {
        value.append(text.charAt(at++));
      }
    }
    if (at >= text.length()) {
      throw new NotUnderstood();
    }
    at++;
    return Escapes.ofFormat(value.toString()).replace("\\\"", "\"");
  }

  /** Reads what follows a dollar sign: a number, {@code NF}, or {@code (NF-1)}. */
  private String field() throws NotUnderstood {
    if (takes("NF")) {
      return fromEnd(0);
    }
    if (takes("(NF-")) {
      int start = at;
      while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
        at++;
      }
      int distance = Filters.digits(text.substring(start, at));
      if (distance < 0 || !takes(")")) {
        throw new NotUnderstood();
      }
      return fromEnd(distance);
    }
    String index = single();
    int wanted = Filters.digits(index);
    if (wanted < 0) {
      return ShellText.ANY;
    }
    if (wanted == 0) {
      return line;
    }
    if (firstGap >= 0 && wanted > firstGap) {
      return ShellText.ANY;
    }
    return wanted <= fields.size() ? fields.get(wanted - 1) : "";
  }

  private String fromEnd(int distance) {
    int index = fields.size() - 1 - distance;
    if (lastGap >= 0 && index <= lastGap) {
      return ShellText.ANY;
    }
    // $NF of an empty line is the line; a field before the first is an error.
    return index < 0 ? distance == 0 ? line : ShellText.ANY : fields.get(index);
  }
}
