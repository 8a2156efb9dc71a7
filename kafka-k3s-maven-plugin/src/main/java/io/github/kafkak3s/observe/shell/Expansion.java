package io.github.kafkak3s.observe.shell;

import io.github.kafkak3s.observe.shell.Syntax.Arithmetic;
import io.github.kafkak3s.observe.shell.Syntax.FileOf;
import io.github.kafkak3s.observe.shell.Syntax.HereLine;
import io.github.kafkak3s.observe.shell.Syntax.Literal;
import io.github.kafkak3s.observe.shell.Syntax.Opaque;
import io.github.kafkak3s.observe.shell.Syntax.Parameter;
import io.github.kafkak3s.observe.shell.Syntax.Part;
import io.github.kafkak3s.observe.shell.Syntax.Substitution;
import io.github.kafkak3s.observe.shell.Syntax.Word;
import java.util.ArrayList;
import java.util.List;

/** Expands words: parameters, arithmetic, the output of commands, braces and fields. */
final class Expansion {
  private final Run run;
  private final Interpreter interpreter;
  private final Parameters parameters;

  Expansion(Run run, Interpreter interpreter) {
    this.run = run;
    this.interpreter = interpreter;
    parameters = new Parameters(run, this);
  }

  /** Expands the words of a command. */
  List<Field> fields(List<Word> words) {
    FieldList fields = new FieldList(true, run.separators());
    for (Word word : words) {
      for (Word each : braces(word)) {
        fields.begin(each.line(), each.breaks());
        append(each, fields);
        fields.end();
      }
    }
    run.budget.work(16L * fields.fields().size());
    if (run.now.keepsPatterns) {
      fields.fields().forEach(Field::keepPattern);
    }
    return fields.fields();
  }

  private List<Word> braces(Word word) {
    if (!Braces.mayExpand(word)) {
      return List.of(word);
    }
    List<Word> expanded = Braces.expanded(word, run.budget);
    if (run.dialect == Dialect.BASH || expanded.size() == 1) {
      return expanded;
    }
    run.line = word.line();
    run.gap("braces that bash expands and other shells do not");
    List<Part> unknown = List.of(new Literal(ShellText.ANY, false));
    return List.of(new Word(unknown, word.line(), 0));
  }

  /** Expands a word that stays one: a value, a pattern, the target of a redirection. */
  Field field(Word word) {
    FieldList fields = new FieldList(false, run.separators());
    fields.begin(word.line(), word.breaks());
    append(word, fields);
    return fields.single();
  }

  /** Expands a word that stays one. */
  String text(Word word) {
    return run.budget.text(field(word).raw());
  }

  /** Expands the lines of a here-document. */
  Content here(List<HereLine> lines) {
    Content.Lines out = new Content.Lines();
    for (HereLine line : lines) {
      String text = text(line.word());
      if (text.endsWith("\n")) {
        text = text.substring(0, text.length() - 1);
      }
      out.add(text, new Spot(run.source, line.line()));
    }
    return out.content();
  }

  /** Adds a word, as a part of another one or as a whole. */
  void append(Word word, FieldList fields) {
    boolean first = true;
    for (Part part : word.parts()) {
      append(part, fields, first);
      first = false;
    }
  }

  /** Adds one part; the first one of a word may begin with a tilde. */
  void append(Part part, FieldList fields, boolean first) {
    if (part instanceof Literal literal) {
      String text = literal.text();
      if (first && !literal.quoted() && text.startsWith("~")) {
        int slash = text.indexOf('/');
        String home = run.variable("HOME").value();
        boolean own = slash == 1 || text.length() == 1;
        fields.value(own && home != null ? home : ShellText.ANY, true);
        text = slash < 0 ? "" : text.substring(slash);
      }
      fields.literal(text, literal.quoted());
    } else if (part instanceof Parameter parameter) {
      run.line = parameter.line();
      parameters.append(parameter, fields);
    } else if (part instanceof Substitution substitution) {
      fields.value(interpreter.capture(substitution.body()), substitution.quoted());
    } else if (part instanceof Arithmetic arithmetic) {
      run.line = arithmetic.line();
      Long value = calculate(arithmetic.expression());
      fields.value(value == null ? ShellText.ANY : Long.toString(value), arithmetic.quoted());
    } else if (part instanceof FileOf file) {
      fields.literal(interpreter.fileOf(file.body()), true);
    } else if (part instanceof Opaque opaque) {
      run.line = opaque.line();
      run.gap(opaque.what());
      fields.value(ShellText.ANY, true);
    }
  }

  /** Returns the value of an arithmetic expression; null where it is not known. */
  Long calculate(Word expression) {
    return calculate(text(expression));
  }

  Long calculate(String text) {
    try {
      return new Calculator(text, name -> run.variable(name).value(), run::assign).value();
    } catch (Calculator.Malformed malformed) {
      run.gap(malformed.getMessage());
      return null;
    }
  }

  /** Returns the values that {@code "$@"} has; null where their number is not known. */
  List<String> positional() {
    return run.now.wordsUnknown ? null : new ArrayList<>(run.now.words);
  }
}
