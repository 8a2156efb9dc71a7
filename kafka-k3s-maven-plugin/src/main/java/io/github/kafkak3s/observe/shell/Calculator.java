package io.github.kafkak3s.observe.shell;

import java.math.BigInteger;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * Evaluates arithmetic expressions in 64 bits, as the shells do. A number that is not known makes
 * unknown what is computed from it.
 */
final class Calculator {
  /** Binary operators by rank, the loosest first; the longest of a rank first. */
  private static final List<List<String>> RANKS = List.of(
      List.of("||"),
      List.of("&&"),
      List.of("|"),
      List.of("^"),
      List.of("&"),
      List.of("==", "!="),
      List.of("<=", ">=", "<", ">"),
      List.of("<<", ">>"),
      List.of("+", "-"),
      List.of("*", "/", "%"));

  private static final List<String> ASSIGNMENTS =
      List.of("<<=", ">>=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=");

  private static final int DEEPEST = 60;

  private final String text;
  private final UnaryOperator<String> values;
  private final BiConsumer<String, String> assign;
  private int at;
  private int depth;

  /** Above 0 in an operand that is only read over, as the right side of {@code 0 && x++}. */
  private int muted;

  /** An expression that no shell evaluates, or that this one does not. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String what) {
      super(what, null, false, false);
    }
  }

  /**
   * Begins.
   *
   * @param values from a variable's name to its raw text; null where it is unset
   * @param assign takes a variable's name and its new raw text
   */
  Calculator(String text, UnaryOperator<String> values, BiConsumer<String, String> assign) {
    this.text = text;
    this.values = values;
    this.assign = assign;
  }

  /** Returns the value; null where it is not known. */
  Long value() throws Malformed {
    skip();
    if (at == text.length()) {
      return 0L;
    }
    Long value = comma();
    skip();
    if (at < text.length()) {
      throw new Malformed("arithmetic " + text.substring(at).replace(ShellText.GAP, '?'));
    }
    return value;
  }

  private void skip() {
    while (at < text.length() && " \t\n\r\"".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean takes(String operator) {
    skip();
    if (!text.startsWith(operator, at)) {
      return false;
    }
    at += operator.length();
    return true;
  }

  private char peek() {
    skip();
    return at < text.length() ? text.charAt(at) : ')';
  }

  private Long comma() throws Malformed {
    Long value = assignment();
    while (takes(",")) {
      value = assignment();
    }
    return value;
  }

  private Long assignment() throws Malformed {
    if (++depth > DEEPEST) {
      throw new Malformed("arithmetic nested too deep");
    }
    skip();
    int start = at;
    String name = name();
    if (!name.isEmpty()) {
      skip();
      if (text.startsWith("=", at) && !text.startsWith("==", at)) {
        at++;
        Long value = assignment();
        depth--;
        return assigned(name, value);
      }
      for (String operator : ASSIGNMENTS) {
        if (takes(operator)) {
          Long left = variable(name);
          Long right = assignment();
          depth--;
          return assigned(name, apply(operator.substring(0, operator.length() - 1), left, right));
        }
      }
      at = start;
    }
    Long value = choice();
    depth--;
    return value;
  }

  private Long assignment(boolean isRead) throws Malformed {
    muted += isRead ? 1 : 0;
    Long value = assignment();
    muted -= isRead ? 1 : 0;
    return value;
  }

  private Long assigned(String name, Long value) {
    if (muted == 0) {
      assign.accept(name, value == null ? ShellText.ANY : Long.toString(value));
    }
    return value;
  }

  private Long choice() throws Malformed {
    Long condition = binary(0);
    if (!takes("?")) {
      return condition;
    }
    Long yes = assignment(condition != null && condition == 0);
    if (!takes(":")) {
      throw new Malformed("arithmetic without :");
    }
    Long no = assignment(condition != null && condition != 0);
    if (condition == null) {
      return yes != null && yes.equals(no) ? yes : null;
    }
    return condition != 0 ? yes : no;
  }

  private Long binary(int rank) throws Malformed {
    if (rank == RANKS.size()) {
      return power();
    }
    Long left = binary(rank + 1);
    for (String operator = operator(rank); operator != null; operator = operator(rank)) {
      at += operator.length();
      boolean decided = left != null
          && (operator.equals("&&") && left == 0 || operator.equals("||") && left != 0);
      muted += decided ? 1 : 0;
      Long right = binary(rank + 1);
      muted -= decided ? 1 : 0;
      left = apply(operator, left, right);
    }
    return left;
  }

  private String operator(int rank) {
    skip();
    for (String operator : RANKS.get(rank)) {
      if (text.startsWith(operator, at)) {
        int end = at + operator.length();
        char next = end < text.length() ? text.charAt(end) : ' ';
        char first = operator.charAt(0);
        boolean doubled = operator.length() == 1 && next == first && "|&<>*".indexOf(next) >= 0;
        boolean assigns = next == '=' && !operator.endsWith("=") && "<>=!".indexOf(first) < 0;
        return doubled || assigns ? null : operator;
      }
    }
    return null;
  }

  private Long power() throws Malformed {
    Long base = unary();
    if (!takes("**")) {
      return base;
    }
    if (++depth > DEEPEST) {
      throw new Malformed("arithmetic nested too deep");
    }
    Long exponent = power();
    depth--;
    if (base == null || exponent == null) {
      return null;
    }
    if (exponent < 0) {
      throw new Malformed("a negative exponent");
    }
    long result = 1;
    for (long i = 0; i < Math.min(exponent, 64); i++) {
      result *= base;
    }
    return exponent > 64 ? null : (Long) result;
  }

  private Long unary() throws Malformed {
    if (++depth > DEEPEST) {
      throw new Malformed("arithmetic nested too deep");
    }
    Long value = signed();
    depth--;
    return value;
  }

  private Long signed() throws Malformed {
    if (takes("++") || takes("--")) {
      long step = text.charAt(at - 1) == '+' ? 1 : -1;
      String name = name();
      if (name.isEmpty()) {
        throw new Malformed("++ or -- without a variable");
      }
      Long value = variable(name);
      return assigned(name, value == null ? null : (Long) (value + step));
    }
    if (takes("-")) {
      Long value = unary();
      return value == null ? null : (Long) (-value);
    }
    if (takes("+")) {
      return unary();
    }
    if (takes("!")) {
      Long value = unary();
      return value == null ? null : (Long) (value == 0 ? 1L : 0L);
    }
    if (takes("~")) {
      Long value = unary();
      return value == null ? null : (Long) (~value);
    }
    return primary();
  }

  private Long primary() throws Malformed {
    char c = peek();
    if (takes("(")) {
      Long value = comma();
      if (!takes(")")) {
        throw new Malformed("arithmetic without )");
      }
      return value;
    }
    if (c >= '0' && c <= '9' || c == ShellText.GAP) {
      int start = at;
      while (at < text.length() && isNumberPart(text.charAt(at))) {
        at++;
      }
      return number(text.substring(start, at));
    }
    String name = name();
    if (name.isEmpty()) {
      throw new Malformed("arithmetic " + Character.toString(c));
    }
    if (at < text.length() && (text.charAt(at) == '[' || text.charAt(at) == ShellText.GAP)) {
      throw new Malformed("an array in arithmetic");
    }
    Long value = variable(name);
    if (takes("++")) {
      assigned(name, value == null ? null : (Long) (value + 1));
    } else if (takes("--")) {
      assigned(name, value == null ? null : (Long) (value - 1));
    }
    return value;
  }

  private static boolean isNumberPart(char c) {
    return Cursor.isNamePart(c) || c == '#' || c == ShellText.GAP;
  }

  private String name() {
    skip();
    int start = at;
    if (at < text.length() && Cursor.isNameStart(text.charAt(at))) {
      while (at < text.length() && Cursor.isNamePart(text.charAt(at))) {
        at++;
      }
    }
    return text.substring(start, at);
  }

  private Long variable(String name) throws Malformed {
    String raw = values.apply(name);
    if (raw == null || raw.isBlank()) {
      return 0L;
    }
    if (!ShellText.isKnown(raw)) {
      return null;
    }
    String trimmed = raw.strip();
    boolean negative = trimmed.startsWith("-");
    if (trimmed.length() == (negative ? 1 : 0) || !isDigit(trimmed.charAt(negative ? 1 : 0))) {
      throw new Malformed("arithmetic with the text of " + name);
    }
    Long value = number(negative ? trimmed.substring(1) : trimmed);
    return value == null ? null : (Long) (negative ? -value : value);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Returns a number; null for one that is not known, such as one past 64 bits. */
  private static Long number(String digits) throws Malformed {
    if (!ShellText.isKnown(digits)) {
      return null;
    }
    int hash = digits.indexOf('#');
    try {
      if (hash > 0) {
        int radix = Integer.parseInt(digits.substring(0, hash));
        return radix < 2 || radix > 36 ? null : parsed(digits.substring(hash + 1), radix);
      }
      if (digits.startsWith("0x") || digits.startsWith("0X")) {
        return parsed(digits.substring(2), 16);
      }
      return digits.length() > 1 && digits.startsWith("0")
          ? parsed(digits.substring(1), 8)
          : parsed(digits, 10);
    } catch (NumberFormatException e) {
      throw new Malformed("the number " + digits);
    }
  }

  private static Long parsed(String digits, int radix) {
    for (int i = 0; i < digits.length(); i++) {
      if (Character.digit(digits.charAt(i), radix) < 0) {
        throw new NumberFormatException(digits);
      }
    }
    // Larger ones wrap, each shell in its own way.
    BigInteger value = digits.length() > 64 ? null : new BigInteger(digits, radix);
    return value == null || value.bitLength() > 63 ? null : (Long) value.longValue();
  }

  private Long apply(String operator, Long left, Long right) throws Malformed {
    if (operator.equals("&&") || operator.equals("||")) {
      Truth one = left == null ? Truth.UNKNOWN : Truth.of(left != 0);
      Truth other = right == null ? Truth.UNKNOWN : Truth.of(right != 0);
      return switch (operator.equals("&&") ? one.and(other) : one.or(other)) {
        case YES -> 1L;
        case NO -> 0L;
        case UNKNOWN -> null;
      };
    }
    if (left == null || right == null) {
      return null;
    }
    if (right == 0 && (operator.equals("/") || operator.equals("%"))) {
      if (muted > 0) {
        return null;
      }
      throw new Malformed("a division by zero");
    }
    return switch (operator) {
      case "|" -> left | right;
      case "^" -> left ^ right;
      case "&" -> left & right;
      case "==" -> left.equals(right) ? 1L : 0L;
      case "!=" -> left.equals(right) ? 0L : 1L;
      case "<=" -> left <= right ? 1L : 0L;
      case ">=" -> left >= right ? 1L : 0L;
      case "<" -> left < right ? 1L : 0L;
      case ">" -> left > right ? 1L : 0L;
      case "<<" -> left << right;
      case ">>" -> left >> right;
      case "+" -> left + right;
      case "-" -> left - right;
      case "*" -> left * right;
      // Long.MIN_VALUE / -1 wraps in Java, and kills some shells.
      case "/" -> left / right;
      case "%" -> left % right;
      default -> throw new Malformed(operator);
    };
  }
}
