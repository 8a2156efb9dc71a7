package io.github.kafkak3s.observe.shell;

import io.github.kafkak3s.observe.shell.Syntax.Assignment;
import io.github.kafkak3s.observe.shell.Syntax.Simple;
import io.github.kafkak3s.observe.shell.Syntax.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs simple commands: assignments, functions, the shell's own commands and programs. */
final class SimpleCommands {
  private final Run run;
  private final Interpreter interpreter;
  private final Redirections redirections;
  private final Builtins builtins;
  private final Launcher launcher;
  private int substitutionStatus;

  SimpleCommands(Run run, Interpreter interpreter, Redirections redirections) {
    this.run = run;
    this.interpreter = interpreter;
    this.redirections = redirections;
    launcher = new Launcher(run, interpreter);
    builtins = new Builtins(run, interpreter, this, launcher);
  }

  Launcher launcher() {
    return launcher;
  }

  void startsInBackground(boolean background) {
    launcher.startsInBackground(background);
  }

  /** Notes how the last command of a {@code $( )} ended: an assignment ends the same way. */
  void substituted(int status) {
    substitutionStatus = status;
  }

  void run(Simple command) {
    run.line = command.line();
    substitutionStatus = 0;
    List<Field> fields = interpreter.words.fields(command.words());
    if (fields.isEmpty() && command.declared().isEmpty()) {
      assign(command);
      return;
    }
    run.line = command.line();
    String name = fields.isEmpty() ? ShellText.ANY : fields.get(0).raw();
    Redirections.Saved saved = redirections.apply(command.redirects());
    Map<String, Variable> before = new LinkedHashMap<>();
    Map<String, ShellText> assigned = new LinkedHashMap<>();
    for (Assignment assignment : command.assignments()) {
      before.putIfAbsent(assignment.name(), run.now.variables.get(assignment.name()));
      assign(assignment);
      Variable variable = run.variable(assignment.name());
      run.now.variables.put(assignment.name(), variable.with(Variable.Export.YES));
      assigned.put(assignment.name(), ShellText.ofRaw(String.valueOf(variable.value())));
    }
    run.line = command.line();
    List<Field> arguments = fields.subList(Math.min(1, fields.size()), fields.size());
    dispatch(name, arguments, fields, command, assigned);
    boolean stays = name.equals("exec") && arguments.isEmpty();
    if (!stays) {
      redirections.restore(saved);
    }
    if (run.now != null) {
      for (Map.Entry<String, Variable> old : before.entrySet()) {
        if (old.getValue() == null) {
          run.now.variables.remove(old.getKey());
        } else {
          run.now.variables.put(old.getKey(), old.getValue());
        }
      }
    }
  }

  private void dispatch(
      String name,
      List<Field> arguments,
      List<Field> fields,
      Simple command,
      Map<String, ShellText> assigned) {
    State.Body function = run.now.functions.get(name);
    if (function != null) {
      interpreter.call(function, texts(arguments), isMany(arguments));
    } else if (!builtins.run(name, arguments, command.declared(), assigned)) {
      launcher.run(fields, assigned);
    }
  }

  static List<String> texts(List<Field> fields) {
    List<String> texts = new ArrayList<>(fields.size());
    for (Field field : fields) {
      texts.add(field.raw());
    }
    return texts;
  }

  /** Tells whether the number of words is not known. */
  static boolean isMany(List<Field> fields) {
    for (Field field : fields) {
      if (field.many || field.isPattern()) {
        return true;
      }
    }
    return false;
  }

  private void assign(Simple command) {
    Redirections.Saved saved = redirections.apply(command.redirects());
    for (Assignment assignment : command.assignments()) {
      run.line = command.line();
      assign(assignment);
    }
    redirections.restore(saved);
    run.now.status = substitutionStatus;
  }

  /** Assigns, as a command of its own does or one that declares. */
  void assign(Assignment assignment) {
    String name = assignment.name();
    Variable old = run.variable(name);
    if (old.readOnly()) {
      throw new ShellExit(name + " is read-only");
    }
    if (assignment.list() != null) {
      assignList(assignment, old);
    } else if (assignment.index() != null) {
      assignItem(assignment, old);
    } else {
      String value = interpreter.words.text(assignment.value());
      boolean extended = assignment.appends() && old.value() != null;
      if (assignment.appends() && old.items() != null) {
        run.gap("+= on an array");
        value = ShellText.ANY;
      }
      run.assign(name, ShellText.squeezed(extended ? old.value() + value : value));
    }
  }

  private void assignList(Assignment assignment, Variable old) {
    List<Word> words = assignment.list();
    List<Field> fields = interpreter.words.fields(words);
    List<String> items = new ArrayList<>();
    boolean unknown = isMany(fields);
    if (assignment.appends() && old.value() != null) {
      unknown |= old.items() == null && !ShellText.isKnown(old.value());
      items.addAll(old.items() == null ? List.of(old.value()) : old.items());
    }
    for (Field field : fields) {
      items.add(field.raw());
      unknown |= field.raw().startsWith("[") && field.raw().contains("]=");
    }
    run.budget.work(items.size());
    Variable variable = unknown ? old.forgotten() : old.with(List.copyOf(items));
    run.now.variables.put(assignment.name(), variable);
  }

  private void assignItem(Assignment assignment, Variable old) {
    String index = interpreter.words.text(assignment.index());
    String value = interpreter.words.text(assignment.value());
    int at = number(index);
    List<String> items = new ArrayList<>();
    if (old.items() != null) {
      items.addAll(old.items());
    } else if (old.value() != null) {
      items.add(old.value());
    }
    run.budget.work(items.size());
    if (at < 0 || at > items.size() || old.maybeUnset()) {
      run.now.variables.put(assignment.name(), old.forgotten());
      return;
    }
    if (at == items.size()) {
      items.add(value);
    } else {
      items.set(at, assignment.appends() ? items.get(at) + value : value);
    }
    run.now.variables.put(assignment.name(), old.with(List.copyOf(items)));
  }

  private int number(String index) {
    Long value = ShellText.isKnown(index) && !index.isEmpty() && isArithmetic(index)
        ? interpreter.words.calculate(index)
        : null;
    return value == null || value < 0 || value > 10_000 ? -1 : (int) (long) value;
  }

  /** Tells an index from the key of an associative array. */
  private static boolean isArithmetic(String index) {
    char first = index.charAt(0);
    return first >= '0' && first <= '9';
  }
}
