package io.github.kafkak3s.observe.shell;

import io.github.kafkak3s.observe.shell.Syntax.Assignment;
import io.github.kafkak3s.observe.shell.Variable.Export;
import java.util.List;
import java.util.Map;

/** {@code export}, {@code readonly}, {@code local}, {@code declare} and {@code unset}. */
final class Declarations {
  private final Run run;
  private final SimpleCommands commands;

  Declarations(Run run, SimpleCommands commands) {
    this.run = run;
    this.commands = commands;
  }

  void declare(String command, List<String> words, List<Assignment> assignments) {
    String flags = "";
    String off = "";
    int first = 0;
    while (first < words.size()
        && (words.get(first).startsWith("-") || words.get(first).startsWith("+"))) {
      if (words.get(first).startsWith("-")) {
        flags += words.get(first);
      } else {
        off += words.get(first);
      }
      first++;
    }
    boolean exports = command.equals("export") && flags.indexOf('n') < 0 || flags.indexOf('x') >= 0;
    boolean hides = (command.equals("export") && flags.indexOf('n') >= 0) || off.indexOf('x') >= 0;
    Export export = exports ? Export.YES : hides ? Export.NO : null;
    boolean readOnly = command.equals("readonly") || flags.indexOf('r') >= 0;
    boolean isLocal = !command.equals("export")
        && !command.equals("readonly")
        && flags.indexOf('g') < 0
        && !run.now.hidden.isEmpty();
    for (Assignment assignment : assignments) {
      if (isLocal) {
        hide(assignment.name());
      }
      commands.assign(assignment);
      mark(assignment.name(), export, readOnly, flags);
    }
    // The status of a $( ) in a value is lost here, unlike that of a plain assignment.
    run.now.status = 0;
    for (String word : words.subList(first, words.size())) {
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      if (!isName(name)) {
        if (!ShellText.isKnown(word)) {
          run.gap(command + " of a name that is not known");
          run.now.forget();
        } else {
          run.now.status = 1;
        }
        continue;
      }
      boolean wasSet = run.variable(name).value() != null;
      if (isLocal) {
        hide(name);
      }
      if (isLocal && equals < 0 && wasSet && run.dialect != Dialect.BASH) {
        // Some shells keep the outer value, others do not.
        run.now.variables.put(name, run.variable(name).forgotten());
      }
      if (equals >= 0) {
        run.assign(name, word.substring(equals + 1));
      }
      mark(name, export, readOnly, flags);
    }
  }

  private void hide(String name) {
    Map<String, Variable> hidden = run.now.hidden.get(run.now.hidden.size() - 1);
    if (!hidden.containsKey(name)) {
      Variable old = run.now.variables.get(name);
      hidden.put(name, old == null ? Variable.UNSET : old);
      Variable fresh = Variable.UNSET.with(run.variable(name).export());
      run.now.variables.put(name, fresh);
    }
  }

  private void mark(String name, Export export, boolean readOnly, String flags) {
    Variable variable = run.variable(name);
    if (flags.indexOf('i') >= 0 || flags.indexOf('n') >= 0 && export == null) {
      run.gap("a declared type of variable");
      variable = variable.forgotten();
    } else if (flags.indexOf('u') >= 0 || flags.indexOf('l') >= 0 || flags.indexOf('A') >= 0) {
      variable = variable.forgotten();
    } else if (flags.indexOf('a') >= 0 && variable.value() == null) {
      variable = variable.with(List.<String>of());
    }
    if (export != null) {
      variable = variable.with(export);
    }
    run.now.variables.put(name, readOnly ? variable.asReadOnly() : variable);
  }

  void unset(List<String> words) {
    run.now.status = 0;
    boolean functions = words.contains("-f");
    for (String word : words) {
      if (functions) {
        run.now.functions.remove(word);
      } else if (isName(word)) {
        Variable old = run.variable(word);
        if (!old.readOnly()) {
          run.now.variables.put(word, Variable.UNSET);
        } else {
          run.now.status = 1;
        }
      } else if (!word.startsWith("-")) {
        run.gap("unset of a name that is not known");
        run.now.forget();
      }
    }
  }

  static boolean isName(String text) {
    if (text.isEmpty() || !Cursor.isNameStart(text.charAt(0))) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      if (!Cursor.isNamePart(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
