package io.github.kafkak3s.observe.shell;

import io.github.kafkak3s.observe.shell.Syntax.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The shell's own commands. */
final class Builtins {
  private final Run run;
  private final Interpreter interpreter;
  private final Declarations declarations;
  private final ReadCommand reading;
  private final Launcher launcher;

  Builtins(Run run, Interpreter interpreter, SimpleCommands commands, Launcher launcher) {
    this.run = run;
    this.interpreter = interpreter;
    this.launcher = launcher;
    declarations = new Declarations(run, commands);
    reading = new ReadCommand(run);
  }

  /** Runs a command of the shell's own; returns false where it is none. */
  boolean run(
      String name,
      List<Field> arguments,
      List<Assignment> declared,
      Map<String, ShellText> assigned) {
    List<String> words = SimpleCommands.texts(arguments);
    switch (name) {
      case ":", "true" -> run.now.status = 0;
      case "false" -> run.now.status = 1;
      case "echo" -> new Printing(run).echo(arguments);
      case "printf" -> new Printing(run).printf(arguments);
      case "test", "[" -> test(name, words);
      case "export", "readonly", "local", "declare", "typeset" ->
        declarations.declare(name, words, declared);
      case "unset" -> declarations.unset(words);
      case "set" -> set(words, SimpleCommands.isMany(arguments));
      case "shift" -> shift(words);
      case "let" -> let(words);
      case "read" -> reading.read(words);
      case "cd" -> cd(words);
      case "pwd" -> run.write(Content.of(run.now.directory + "\n", run.spot()));
      case "exit" -> interpreter.exit(status(words), "it exits with a failure");
      case "return" -> leaveFunction(words);
      case "break", "continue" -> leaveLoop(name, words);
      case "eval" -> eval(words);
      case ".", "source" -> source(words);
      case "exec" -> launcher.exec(arguments, assigned);
      case "command", "builtin" -> {
        return command(arguments, assigned);
      }
      case "trap",
          "umask",
          "ulimit",
          "shopt",
          "hash",
          "alias",
          "unalias",
          "enable",
          "bind",
          "disown" -> run.now.status = 0;
      case "wait", "kill", "jobs", "times" -> run.now.status = State.UNKNOWN;
      case "type" -> {
        run.write(Content.unknown(run.spot()));
        run.now.status = State.UNKNOWN;
      }
      case "getopts", "mapfile", "readarray" -> {
        run.gap(name);
        run.now.forget();
        run.now.status = State.UNKNOWN;
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean command(List<Field> arguments, Map<String, ShellText> assigned) {
    if (arguments.isEmpty() || arguments.get(0).raw().startsWith("-")) {
      run.write(Content.unknown(run.spot()));
      run.now.status = State.UNKNOWN;
      return true;
    }
    String name = arguments.get(0).raw();
    List<Field> rest = arguments.subList(1, arguments.size());
    run.budget.enter();
    if (!run(name, rest, List.of(), assigned)) {
      launcher.run(arguments, assigned);
    }
    run.budget.leave();
    return true;
  }

  private void test(String name, List<String> words) {
    boolean bracket = name.equals("[");
    if (bracket && (words.isEmpty() || !words.get(words.size() - 1).equals("]"))) {
      run.gap("[ without ]");
      run.now.status = State.UNKNOWN;
      return;
    }
    List<String> operands = bracket ? words.subList(0, words.size() - 1) : words;
    run.now.status = new Conditions(run, interpreter.words).test(operands).status();
  }

  /** Returns the status that {@code exit} and {@code return} are given, or the last one. */
  private int status(List<String> words) {
    if (words.isEmpty()) {
      return run.now.status;
    }
    String text = words.get(0);
    if (text.isEmpty() || text.length() > 9 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return State.UNKNOWN;
    }
    return Integer.parseInt(text) & 0xff;
  }

  private void leaveFunction(List<String> words) {
    List<State> returns = interpreter.ways.function();
    int status = status(words);
    if (returns == null) {
      // In a sourced file it ends that file; elsewhere it is an error that ends the script.
      interpreter.exit(status, "return");
      return;
    }
    run.now.status = status;
    returns.add(run.now);
    run.leaves++;
    run.now = null;
  }

  private void leaveLoop(String name, List<String> words) {
    int distance = words.isEmpty() ? 1 : status(words);
    Ways.Loop loop = interpreter.ways.loop(Math.max(1, distance));
    if (loop == null) {
      run.now.status = 0;
      return;
    }
    run.now.status = 0;
    (name.equals("break") ? loop.broken : loop.continued).add(run.now);
    run.leaves++;
    run.now = null;
  }

  private void set(List<String> words, boolean unknown) {
    run.now.status = 0;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean on = word.startsWith("-");
      if (word.equals("--") || !on && !word.startsWith("+")) {
        int from = word.equals("--") ? i + 1 : i;
        run.now.words = List.copyOf(words.subList(from, words.size()));
        run.now.wordsUnknown = unknown;
        return;
      }
      for (int letter = 1; letter < word.length(); letter++) {
        switch (word.charAt(letter)) {
          case 'e' -> run.now.stopsOnError = on;
          case 'u' -> run.now.refusesUnset = on;
          case 'a' -> run.now.exportsAll = on;
          case 'f' -> run.now.keepsPatterns = on;
          case 'o' -> {
            i++;
            if (i < words.size()) {
              option(words.get(i), on);
            }
          }
          default -> {
            // -x, -m and their like change nothing that is followed here.
          }
        }
      }
    }
  }

  private void option(String name, boolean on) {
    switch (name) {
      case "errexit" -> run.now.stopsOnError = on;
      case "nounset" -> run.now.refusesUnset = on;
      case "pipefail" -> run.now.pipesFail = on;
      case "allexport" -> run.now.exportsAll = on;
      case "noglob" -> run.now.keepsPatterns = on;
      default -> {
        // As above.
      }
    }
  }

  private void shift(List<String> words) {
    int by = words.isEmpty() ? 1 : status(words);
    List<String> old = run.now.words;
    if (run.now.wordsUnknown || by < 0) {
      run.now.wordsUnknown = true;
      run.now.status = State.UNKNOWN;
    } else if (by > old.size()) {
      run.now.status = 1;
    } else {
      run.now.words = List.copyOf(old.subList(by, old.size()));
      run.now.status = 0;
    }
  }

  private void let(List<String> words) {
    Long value = 0L;
    for (String word : words) {
      value = interpreter.words.calculate(word);
    }
    run.now.status = value == null ? State.UNKNOWN : value == 0 ? 1 : 0;
  }

  private void cd(List<String> words) {
    String target = words.isEmpty() || words.get(0).equals("-") ? ShellText.ANY : words.get(0);
    run.now.directory = run.path(target);
    run.assign("PWD", run.now.directory);
    run.now.status = State.UNKNOWN;
  }

  private void eval(List<String> words) {
    String text = String.join(" ", words);
    if (!ShellText.isKnown(text)) {
      run.gap("eval of a text that is not known");
      run.now.forget();
      run.now.status = State.UNKNOWN;
      return;
    }
    LocatedText outer = run.source;
    Spot spot = run.spot();
    run.budget.enter();
    run.source = LocatedText.of(ShellText.of(text), line -> spot.place());
    interpreter.script(run.source);
    run.source = outer;
    run.budget.leave();
  }

  private void source(List<String> words) {
    if (words.isEmpty()) {
      run.now.status = 2;
      return;
    }
    String path = run.path(words.get(0));
    Content content = run.file(path);
    if (content == null || !content.isKnown()) {
      if (!isHarmless(path)) {
        run.gap(
            "a file that is read as a script and is not known: " + ShellText.ofRaw(words.get(0)));
        run.now.forget();
      }
      run.now.status = State.UNKNOWN;
      return;
    }
    LocatedText outer = run.source;
    List<String> oldWords = run.now.words;
    boolean oldUnknown = run.now.wordsUnknown;
    boolean hasWords = words.size() > 1;
    if (hasWords) {
      run.now.words = new ArrayList<>(words.subList(1, words.size()));
    }
    run.budget.enter();
    boolean certain = run.now.certain;
    int leaves = run.leaves;
    List<State> returns = interpreter.ways.enterFunction();
    interpreter.script(LocatedText.of(ShellText.ofRaw(content.raw()), content::placeOfLine));
    interpreter.ways.leaveFunction();
    run.leaves -= returns.size();
    for (State each : returns) {
      run.now = run.merged(run.now, each);
    }
    run.source = outer;
    if (run.now != null) {
      run.now.certain = certain && run.leaves <= leaves;
      if (hasWords) {
        run.now.words = oldWords;
        run.now.wordsUnknown = oldUnknown;
      }
    }
    run.budget.leave();
  }

  /** Files of known images that define functions, or set options of the shell, and no variables. */
  private static boolean isHarmless(String path) {
    return path.equals("/etc/confluent/docker/bash-config")
        || path.startsWith("/opt/bitnami/scripts/lib") && path.endsWith(".sh");
  }
}
