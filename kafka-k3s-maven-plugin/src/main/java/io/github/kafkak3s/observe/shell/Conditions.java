package io.github.kafkak3s.observe.shell;

import io.github.kafkak3s.observe.shell.Syntax.Binary;
import io.github.kafkak3s.observe.shell.Syntax.Both;
import io.github.kafkak3s.observe.shell.Syntax.Condition;
import io.github.kafkak3s.observe.shell.Syntax.Not;
import io.github.kafkak3s.observe.shell.Syntax.Unary;
import java.util.List;

/** {@code [ … ]} and {@code [[ … ]]}. */
final class Conditions {
  private final Run run;
  private final Expansion words;
  private int at;

  Conditions(Run run, Expansion words) {
    this.run = run;
    this.words = words;
  }

  /** Returns the value of what stands in {@code [[ ]]}. */
  Truth value(Condition condition) {
    if (condition instanceof Not not) {
      return value(not.condition()).not();
    }
    if (condition instanceof Both both) {
      Truth left = value(both.left());
      boolean decided = left == (both.isAnd() ? Truth.NO : Truth.YES);
      if (decided) {
        return left;
      }
      Truth right = value(both.right());
      return both.isAnd() ? left.and(right) : left.or(right);
    }
    if (condition instanceof Unary unary) {
      return unary(unary.operator(), words.text(unary.word()));
    }
    Binary binary = (Binary) condition;
    String left = words.text(binary.left());
    return switch (binary.operator()) {
      case "=", "==" -> Glob.of(words.field(binary.right()), run.budget).matches(left);
      case "!=" ->
        Glob.of(words.field(binary.right()), run.budget).matches(left).not();
      case "=~" -> matches(left, words.field(binary.right()));
      case "-eq", "-ne", "-lt", "-le", "-gt", "-ge" -> {
        Long one = words.calculate(left);
        Long other = words.calculate(words.text(binary.right()));
        yield one == null || other == null
            ? Truth.UNKNOWN
            : compared(binary.operator(), Long.compare(one, other));
      }
      default -> binary(left, binary.operator(), words.text(binary.right()));
    };
  }

  private Truth matches(String left, Field expression) {
    Regex regex = Regex.ofField(expression);
    if (regex == null || !ShellText.isKnown(left)) {
      if (regex == null) {
        run.gap("a regular expression that is not followed");
      }
      run.now.variables.put("BASH_REMATCH", Variable.of(ShellText.ANY).forgotten());
      return Truth.UNKNOWN;
    }
    List<String> groups = regex.groups(left, run.budget);
    run.now.variables.put(
        "BASH_REMATCH", Variable.of("").with(groups == null ? List.<String>of() : groups));
    return Truth.of(groups != null);
  }

  /** Returns the value of the words of {@code [ ]}. */
  Truth test(List<String> operands) {
    at = 0;
    Truth value = switch (operands.size()) {
      case 0 -> Truth.NO;
      case 1 -> Truth.empty(operands.get(0)).not();
      case 2 ->
        operands.get(0).equals("!")
            ? Truth.empty(operands.get(1))
            : unary(operands.get(0), operands.get(1));
      case 3 ->
        isBinary(operands.get(1))
            ? binary(operands.get(0), operands.get(1), operands.get(2))
            : or(operands);
      default -> or(operands);
    };
    if (value == null || operands.size() > 3 && at < operands.size()) {
      run.gap("a test");
      return Truth.UNKNOWN;
    }
    return value;
  }

  private static boolean isBinary(String word) {
    return switch (word) {
      case "=",
          "==",
          "!=",
          "<",
          ">",
          "-eq",
          "-ne",
          "-lt",
          "-le",
          "-gt",
          "-ge",
          "-nt",
          "-ot",
          "-ef",
          "-a",
          "-o" -> true;
      default -> false;
    };
  }

  private Truth or(List<String> operands) {
    Truth value = and(operands);
    while (value != null && at < operands.size() && operands.get(at).equals("-o")) {
      at++;
      Truth right = and(operands);
      value = right == null ? null : value.or(right);
    }
    return value;
  }

  private Truth and(List<String> operands) {
    Truth value = primary(operands, 0);
    while (value != null && at < operands.size() && operands.get(at).equals("-a")) {
      at++;
      Truth right = primary(operands, 0);
      value = right == null ? null : value.and(right);
    }
    return value;
  }

  /** Returns the value of the next operand; null where it is no test. */
  private Truth primary(List<String> operands, int depth) {
    if (at >= operands.size() || depth > 50) {
      return null;
    }
    String first = operands.get(at++);
    if (first.equals("!")) {
      Truth value = primary(operands, depth + 1);
      return value == null ? null : value.not();
    }
    boolean hasBinary = at + 1 < operands.size() && isBinary(operands.get(at));
    if (hasBinary && !operands.get(at).equals("-a") && !operands.get(at).equals("-o")) {
      at += 2;
      return binary(first, operands.get(at - 2), operands.get(at - 1));
    }
    if (first.length() == 2 && first.charAt(0) == '-' && at < operands.size()) {
      return unary(first, operands.get(at++));
    }
    return first.equals("(") ? null : Truth.empty(first).not();
  }

  private Truth unary(String operator, String operand) {
    return switch (operator) {
      case "-n" -> Truth.empty(operand).not();
      case "-z" -> Truth.empty(operand);
      case "-f", "-e", "-d", "-s", "-r", "-w", "-x", "-h", "-L", "-S", "-p", "-b", "-c" ->
        file(operator.charAt(1), operand);
      case "-v" -> set(operand);
      case "-t" -> Truth.UNKNOWN;
      default -> {
        run.gap("the test " + operator.replace(ShellText.GAP, '?'));
        yield Truth.UNKNOWN;
      }
    };
  }

  private Truth set(String name) {
    if (!Declarations.isName(name)) {
      return Truth.UNKNOWN;
    }
    Variable variable = run.variable(name);
    return variable.maybeUnset() ? Truth.UNKNOWN : Truth.of(variable.value() != null);
  }

  private Truth file(char operator, String raw) {
    if (raw.isEmpty()) {
      return Truth.NO;
    }
    String path = run.path(raw);
    Content written = run.now.files.get(path);
    boolean isKnownPath = ShellText.isKnown(path);
    if (written == Content.ABSENT && isKnownPath) {
      return Truth.NO;
    }
    if (written == Content.DIRECTORY && isKnownPath) {
      return operator == 'd' || operator == 'e' ? Truth.YES : Truth.UNKNOWN;
    }
    boolean isFile = written != null && written.isKnown() || run.input.files().containsKey(path);
    if (!isFile || !isKnownPath) {
      return Truth.UNKNOWN;
    }
    return switch (operator) {
      case 'f', 'e', 'r' -> Truth.YES;
      case 'd' -> Truth.NO;
      case 's' -> Truth.empty(run.fileOrUnknown(path).raw()).not();
      default -> Truth.UNKNOWN;
    };
  }

  private Truth binary(String left, String operator, String right) {
    switch (operator) {
      case "=", "==" -> {
        return Truth.equal(left, right);
      }
      case "!=" -> {
        return Truth.equal(left, right).not();
      }
      case "-a" -> {
        return Truth.empty(left).not().and(Truth.empty(right).not());
      }
      case "-o" -> {
        return Truth.empty(left).not().or(Truth.empty(right).not());
      }
      default -> {
        if (!ShellText.isKnown(left) || !ShellText.isKnown(right)) {
          return Truth.UNKNOWN;
        }
      }
    }
    switch (operator) {
      case "<" -> {
        return Truth.of(left.compareTo(right) < 0);
      }
      case ">" -> {
        return Truth.of(left.compareTo(right) > 0);
      }
      case "-eq", "-ne", "-lt", "-le", "-gt", "-ge" -> {
        Long one = number(left);
        Long other = number(right);
        if (one == null || other == null) {
          run.gap("a comparison of something that is no number");
          // An error, and a shell takes an error for no.
          return Truth.NO;
        }
        return compared(operator, Long.compare(one, other));
      }
      default -> {
        if (!operator.equals("-nt") && !operator.equals("-ot") && !operator.equals("-ef")) {
          run.gap("the test " + operator.replace(ShellText.GAP, '?'));
        }
        return Truth.UNKNOWN;
      }
    }
  }

  private static Truth compared(String operator, int order) {
    return Truth.of(
        switch (operator) {
          case "-eq" -> order == 0;
          case "-ne" -> order != 0;
          case "-lt" -> order < 0;
          case "-le" -> order <= 0;
          case "-gt" -> order > 0;
          default -> order >= 0;
        });
  }

  private static Long number(String text) {
    String trimmed = text.strip();
    if (trimmed.isEmpty() || trimmed.length() > 18) {
      return null;
    }
    try {
      return Long.valueOf(trimmed);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
