package io.github.kafkak3s.observe.shell;

import io.github.kafkak3s.observe.shell.Syntax.Literal;
import io.github.kafkak3s.observe.shell.Syntax.Parameter;
import io.github.kafkak3s.observe.shell.Syntax.Part;
import io.github.kafkak3s.observe.shell.Syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Expands {@code ${…}} in all its forms. */
final class Parameters {
  private final Run run;
  private final Expansion expansion;

  Parameters(Run run, Expansion expansion) {
    this.run = run;
    this.expansion = expansion;
  }

  /**
   * What a parameter holds.
   *
   * @param raw null where it is unset
   */
  private record Value(String raw, boolean maybeUnset) {}

  void append(Parameter parameter, FieldList fields) {
    List<String> items = items(parameter);
    if (items != null && appendItems(parameter, items, fields)) {
      return;
    }
    if (items == null && isAt(parameter) && parameter.operator().isEmpty()) {
      // Any number of words, whether it is quoted or not.
      fields.value(ShellText.ANY, false);
      return;
    }
    Value value = value(parameter);
    String operator = parameter.operator();
    switch (operator) {
      case "" -> fields.value(orUnset(value, parameter), parameter.quoted());
      case "length" -> {
        String raw = orUnset(value, parameter);
        boolean known = ShellText.isKnown(raw) && !isMany(parameter);
        String length = Integer.toString(raw.codePointCount(0, raw.length()));
        fields.value(known ? length : ShellText.ANY, parameter.quoted());
      }
      case "!" -> fields.value(indirect(value), parameter.quoted());
      case "-", ":-", "=", ":=", "+", ":+", "?", ":?" -> conditional(parameter, value, fields);
      default -> {
        String raw = orUnset(value, parameter);
        fields.value(run.budget.text(changed(parameter, raw)), parameter.quoted());
      }
    }
  }

  /** Returns the values of {@code $@} and of a whole array; null for anything else. */
  private List<String> items(Parameter parameter) {
    String name = parameter.name();
    if (name.equals("@") || name.equals("*")) {
      return expansion.positional();
    }
    if (!isWhole(parameter.index())) {
      return null;
    }
    Variable variable = run.variable(name);
    if (variable.items() != null) {
      return variable.items();
    }
    return variable.value() == null ? List.of() : null;
  }

  private static boolean isWhole(Word index) {
    return index != null && ("@".equals(index.bare()) || "*".equals(index.bare()));
  }

  private boolean isAt(Parameter parameter) {
    boolean isAt = parameter.name().equals("@")
        || parameter.index() != null && "@".equals(parameter.index().bare());
    return isAt && (parameter.index() == null || run.variable(parameter.name()).value() != null);
  }

  private static boolean isMany(Parameter parameter) {
    return parameter.name().equals("@")
        || parameter.name().equals("*")
        || isWhole(parameter.index());
  }

  private boolean appendItems(Parameter parameter, List<String> items, FieldList fields) {
    switch (parameter.operator()) {
      case "length" -> fields.value(Integer.toString(items.size()), parameter.quoted());
      case "" -> appendAll(parameter, items, fields);
      case "/", "//", "#", "##", "%", "%%", "^", "^^", ",", ",,", "/#", "/%" -> {
        List<String> all = new ArrayList<>();
        for (String item : items) {
          all.add(changed(parameter, item));
        }
        appendAll(parameter, all, fields);
      }
      case ":" -> {
        Long start = expansion.calculate(parameter.operand());
        Long length = parameter.second() == null
            ? (Long) (long) items.size()
            : expansion.calculate(parameter.second());
        if (start == null || length == null || start < 0 || length < 0) {
          fields.value(ShellText.ANY, false);
          return true;
        }
        // $@ counts from 1, as $0 stands before it; an array counts from 0.
        long shift = parameter.index() == null ? 1 : 0;
        if (shift == 1 && start == 0) {
          fields.value(ShellText.ANY, false);
          return true;
        }
        int from = (int) Math.min(start - shift, items.size());
        int to = (int) Math.min(from + length, items.size());
        appendAll(parameter, items.subList(from, to), fields);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void appendAll(Parameter parameter, List<String> items, FieldList fields) {
    boolean star = parameter.name().equals("*")
        || parameter.index() != null && "*".equals(parameter.index().bare());
    if (star && parameter.quoted()) {
      String separators = run.separators();
      fields.value(
          String.join(separators.isEmpty() ? "" : separators.substring(0, 1), items), true);
      return;
    }
    if (items.isEmpty()) {
      fields.nothing();
    }
    boolean first = true;
    for (String item : items) {
      if (!first) {
        fields.between();
      }
      fields.value(item, parameter.quoted());
      first = false;
    }
  }

  private Value value(Parameter parameter) {
    String name = parameter.name();
    if (parameter.index() != null) {
      return item(parameter);
    }
    State now = run.now;
    char first = name.charAt(0);
    if (first >= '0' && first <= '9') {
      if (name.equals("0")) {
        return new Value(now.zero, false);
      }
      if (now.wordsUnknown) {
        return new Value(ShellText.ANY, true);
      }
      int number = name.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(name);
      return new Value(number <= now.words.size() ? now.words.get(number - 1) : null, false);
    }
    return switch (name) {
      case "@", "*" -> new Value(now.wordsUnknown ? ShellText.ANY : joined(now.words), false);
      case "#" ->
        new Value(now.wordsUnknown ? ShellText.ANY : Integer.toString(now.words.size()), false);
      case "?" -> new Value(now.status >= 0 ? Integer.toString(now.status) : ShellText.ANY, false);
      case "-", "$", "!" -> new Value(ShellText.ANY, false);
      default -> {
        Variable variable = run.variable(name);
        yield new Value(variable.value(), variable.maybeUnset());
      }
    };
  }

  private static String joined(List<String> words) {
    return words.isEmpty() ? null : String.join(" ", words);
  }

  private Value item(Parameter parameter) {
    Variable variable = run.variable(parameter.name());
    if (variable.items() == null) {
      return new Value(variable.value() == null ? null : ShellText.ANY, variable.value() != null);
    }
    if (isWhole(parameter.index())) {
      return new Value(joined(variable.items()), false);
    }
    Long index = expansion.calculate(parameter.index());
    if (index == null) {
      return new Value(ShellText.ANY, true);
    }
    long at = index < 0 ? index + variable.items().size() : index;
    boolean has = at >= 0 && at < variable.items().size();
    return new Value(has ? variable.items().get((int) at) : null, false);
  }

  private String orUnset(Value value, Parameter parameter) {
    if (value.raw() != null) {
      return value.raw();
    }
    boolean refused = run.now.refusesUnset && !isMany(parameter);
    if (refused) {
      throw new ShellExit(parameter.name() + " is not set");
    }
    return "";
  }

  private String indirect(Value name) {
    String raw = name.raw();
    if (raw == null
        || !ShellText.isKnown(raw)
        || raw.isEmpty()
        || !Cursor.isNameStart(raw.charAt(0))) {
      return ShellText.ANY;
    }
    String value = run.variable(raw).value();
    return value == null ? "" : value;
  }

  private void conditional(Parameter parameter, Value value, FieldList fields) {
    String operator = parameter.operator();
    boolean colon = operator.length() == 2;
    Truth present =
        value.raw() == null ? Truth.NO : colon ? Truth.empty(value.raw()).not() : Truth.YES;
    if (value.maybeUnset() && present != Truth.NO) {
      present = Truth.UNKNOWN;
    }
    switch (operator.charAt(operator.length() - 1)) {
      case '+' -> {
        if (present == Truth.YES) {
          operand(parameter, fields);
        } else {
          if (present == Truth.UNKNOWN) {
            run.blur();
          }
          fields.value(present == Truth.NO ? "" : ShellText.ANY, parameter.quoted());
        }
      }
      case '?' -> {
        if (present == Truth.NO) {
          throw new ShellExit(parameter.name() + " is not set");
        }
        fields.value(value.raw(), parameter.quoted());
      }
      case '=' -> {
        if (present == Truth.YES) {
          fields.value(value.raw(), parameter.quoted());
          return;
        }
        String word = expansion.text(parameter.operand());
        run.spans |= present == Truth.UNKNOWN && word.indexOf('\n') >= 0;
        String assigned = present == Truth.NO ? word : ShellText.ANY;
        run.assign(parameter.name(), assigned);
        fields.value(assigned, parameter.quoted());
      }
      default -> {
        if (present == Truth.YES) {
          fields.value(value.raw(), parameter.quoted());
        } else if (present == Truth.NO) {
          operand(parameter, fields);
        } else {
          run.blur();
          fields.value(ShellText.ANY, parameter.quoted());
        }
      }
    }
  }

  private void operand(Parameter parameter, FieldList fields) {
    if (parameter.quoted()) {
      fields.value(expansion.text(parameter.operand()), true);
    } else {
      fields.value("", false);
      boolean first = true;
      for (Part part : parameter.operand().parts()) {
        if (part instanceof Literal literal
            && !literal.quoted()
            && !literal.text().startsWith("~")) {
          fields.value(literal.text(), false);
        } else {
          expansion.append(part, fields, first);
        }
        first = false;
      }
    }
  }

  /** Applies the operators that change a value. */
  private String changed(Parameter parameter, String raw) {
    Word operand = parameter.operand();
    Budget budget = run.budget;
    return switch (parameter.operator()) {
      case "#", "##" ->
        Glob.of(expansion.field(operand), budget)
            .withoutPrefix(raw, parameter.operator().length() == 2);
      case "%", "%%" ->
        Glob.of(expansion.field(operand), budget)
            .withoutSuffix(raw, parameter.operator().length() == 2);
      case "/", "//", "/#", "/%" ->
        replaced(
            raw,
            Glob.of(expansion.field(operand), budget),
            parameter.second() == null ? "" : expansion.text(parameter.second()),
            parameter.operator());
      case "^^" -> operand.parts().isEmpty() ? raw.toUpperCase(Locale.ROOT) : ShellText.ANY;
      case ",," -> operand.parts().isEmpty() ? raw.toLowerCase(Locale.ROOT) : ShellText.ANY;
      case "^" -> operand.parts().isEmpty() ? first(raw, true) : ShellText.ANY;
      case "," -> operand.parts().isEmpty() ? first(raw, false) : ShellText.ANY;
      case ":" -> substring(parameter, raw);
      default -> {
        run.gap("${" + parameter.name() + parameter.operator() + "…}");
        yield ShellText.ANY;
      }
    };
  }

  private static String first(String raw, boolean upper) {
    if (raw.isEmpty()) {
      return raw;
    }
    String first = raw.substring(0, 1);
    return (upper ? first.toUpperCase(Locale.ROOT) : first.toLowerCase(Locale.ROOT))
        + raw.substring(1);
  }

  private String substring(Parameter parameter, String raw) {
    Long start = expansion.calculate(parameter.operand());
    Long length = parameter.second() == null ? null : expansion.calculate(parameter.second());
    int gap = raw.indexOf(ShellText.GAP);
    boolean whole = parameter.second() == null;
    if (start == null || !whole && length == null) {
      return ShellText.ANY;
    }
    if (gap >= 0) {
      boolean before = start >= 0 && start <= gap;
      if (before && whole) {
        return raw.substring((int) (long) start);
      }
      boolean inside = before && length >= 0 && start + length <= gap;
      return inside ? raw.substring((int) (long) start, (int) (start + length)) : ShellText.ANY;
    }
    long from = start < 0 ? raw.length() + start : start;
    if (from < 0 || from > raw.length()) {
      return "";
    }
    long to = whole ? raw.length() : length < 0 ? raw.length() + length : from + length;
    if (to < from) {
      throw new ShellExit("a substring that ends before it begins");
    }
    return raw.substring((int) from, (int) Math.min(to, raw.length()));
  }

  /** Replaces what matches in the known parts of a text, where that is easily told. */
  private static String opaquely(String raw, Glob pattern, String replacement, String operator) {
    String literal = pattern.literal();
    if (literal == null || literal.isEmpty()) {
      return ShellText.ANY;
    }
    int found = raw.indexOf(literal);
    boolean isFirst = found >= 0 && found < raw.indexOf(ShellText.GAP);
    return switch (operator) {
      case "//" -> raw.replace(literal, replacement);
      case "/" ->
        isFirst
            ? raw.substring(0, found) + replacement + raw.substring(found + literal.length())
            : ShellText.ANY;
      default -> ShellText.ANY;
    };
  }

  /** Replaces what matches. */
  private String replaced(String raw, Glob pattern, String replacement, String operator) {
    if (!ShellText.isKnown(raw)) {
      return Samples.edited(
          raw,
          sample -> ShellText.isKnown(sample)
              ? replaced(sample, pattern, replacement, operator)
              : opaquely(sample, pattern, replacement, operator));
    }
    String literal = pattern.literal();
    if ("".equals(literal)) {
      return switch (operator) {
        case "/#" -> replacement + raw;
        case "/%" -> raw + replacement;
        default -> raw;
      };
    }
    if (operator.equals("/%")) {
      String rest = pattern.withoutSuffix(raw, true);
      return rest.equals(raw) ? raw : rest + replacement;
    }
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < raw.length()) {
      int end = pattern.longestFrom(raw, at);
      if (end <= at) {
        if (operator.equals("/#")) {
          break;
        }
        out.append(raw.charAt(at++));
        continue;
      }
      out.append(replacement);
      at = end;
      if (!operator.equals("//")) {
        break;
      }
    }
    return out.append(raw, Math.min(at, raw.length()), raw.length()).toString();
  }
}
