package io.github.kafkak3s.observe.shell;

import io.github.kafkak3s.observe.shell.Command.Failure;
import io.github.kafkak3s.observe.shell.Command.Manner;
import io.github.kafkak3s.observe.shell.Syntax.Script;
import io.github.kafkak3s.observe.shell.Syntax.Simple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Calls programs: follows those that are shells or scripts themselves, those that only start
 * another one, text filters and file commands, and lists all the others.
 */
final class Launcher {
  private final Run run;
  private final Interpreter interpreter;
  private final Filters filters;
  private final FileCommands files;
  private boolean background;

  /** Whether the shell runs nothing but one simple command, and so lets it take its place. */
  private boolean alone;

  Launcher(Run run, Interpreter interpreter) {
    this.run = run;
    this.interpreter = interpreter;
    filters = new Filters(run);
    files = new FileCommands(run);
  }

  void startsInBackground(boolean newBackground) {
    background = newBackground;
  }

  /** Calls a program by its words. */
  void run(List<Field> words, Map<String, ShellText> assigned) {
    boolean replaces = alone && run.aside == 0;
    Manner manner = replaces ? Manner.EXEC : Manner.FOREGROUND;
    call(words, assigned, background ? Manner.BACKGROUND : manner);
  }

  /** Runs {@code exec}: nothing behind it runs. */
  void exec(List<Field> words, Map<String, ShellText> assigned) {
    int first = 0;
    while (first < words.size() && words.get(first).raw().startsWith("-")) {
      first += words.get(first).raw().equals("-a") ? 2 : 1;
    }
    if (first >= words.size()) {
      run.now.status = 0;
      return;
    }
    call(words.subList(first, words.size()), assigned, Manner.EXEC);
    if (run.now != null) {
      run.leaves++;
      interpreter.ways.shell().replaced.add(run.now);
      run.now = null;
    }
  }

  private void call(List<Field> words, Map<String, ShellText> assigned, Manner manner) {
    run.budget.enter();
    String path = words.get(0).raw();
    String name = Programs.name(path);
    int inner = Programs.innerCommand(name, SimpleCommands.texts(words));
    if (inner > 0 && inner < words.size()) {
      inner(words, inner, assigned, manner);
    } else if (Dialect.isShell(name)) {
      shell(words, manner, assigned);
    } else if (run.file(run.path(path)) != null && path.contains("/")) {
      file(run.path(path), words, manner, Dialect.SH);
    } else if (!ShellText.isKnown(name)
        || !filters.run(name, SimpleCommands.texts(words.subList(1, words.size())))) {
      program(name, words, assigned, manner);
    } else if (name.equals("sed") && run.now.status == State.UNKNOWN) {
      run.acted = true;
    }
    run.budget.leave();
  }

  /** Follows a program that starts another one: {@code env A=b program}, {@code gosu kafka …}. */
  private void inner(List<Field> words, int first, Map<String, ShellText> assigned, Manner manner) {
    Map<String, ShellText> all = new LinkedHashMap<>(assigned);
    Map<String, Variable> before = new LinkedHashMap<>();
    int at = first;
    while (at < words.size() && Programs.isAssignment(words.get(at).raw())) {
      String word = words.get(at++).raw();
      String name = word.substring(0, word.indexOf('='));
      String value = word.substring(name.length() + 1);
      all.put(name, ShellText.ofRaw(value));
      before.putIfAbsent(name, run.now.variables.get(name));
      run.now.variables.put(name, Variable.of(run.budget.text(value)).with(Variable.Export.YES));
    }
    if (at < words.size()) {
      call(words.subList(at, words.size()), all, manner);
    }
    if (run.now != null && manner != Manner.EXEC) {
      before.forEach((name, old) -> {
        if (old == null) {
          run.now.variables.remove(name);
        } else {
          run.now.variables.put(name, old);
        }
      });
    }
  }

  /** Follows {@code sh -c text}, {@code sh file} and a script that comes by the input. */
  private void shell(List<Field> words, Manner manner, Map<String, ShellText> assigned) {
    Dialect dialect = Dialect.ofProgram(words.get(0).raw());
    List<String> texts = SimpleCommands.texts(words);
    ShellFlags flags = ShellFlags.of(texts.subList(1, texts.size()));
    int at = 1 + flags.count();
    if (flags.isCommand()) {
      if (at >= texts.size()) {
        run.now.status = 2;
        return;
      }
      String text = texts.get(at);
      LocatedText source = run.located.get(text);
      Spot spot = run.spot();
      LocatedText script =
          source != null ? source : LocatedText.of(ShellText.ofRaw(text), line -> spot.place());
      List<Field> rest = words.subList(Math.min(at + 1, words.size()), words.size());
      boolean isAlone = isAlone(script.text().raw(), dialect);
      nested(script, dialect, flags, rest, manner, isAlone);
    } else if (at < texts.size()) {
      String path = run.path(texts.get(at));
      if (run.file(path) == null) {
        program(Programs.name(texts.get(0)), words, assigned, manner);
        return;
      }
      file(path, words.subList(at, words.size()), manner, dialect, flags);
    } else {
      Content input = filters.input();
      nested(
          LocatedText.of(ShellText.ofRaw(input.raw()), input::placeOfLine),
          dialect,
          flags,
          List.of(),
          manner,
          false);
    }
  }

  /** Tells {@code sh -c 'program words'}: dash, BusyBox and bash do not fork for it. */
  private boolean isAlone(String text, Dialect dialect) {
    if (text.length() > Budget.LONGEST_TEXT || !ShellText.isKnown(text)) {
      return false;
    }
    run.budget.work(10L * text.length());
    Script script = run.parses.of(text, dialect);
    return script.problem() == null
        && script.body().items().size() == 1
        && !script.body().items().get(0).background()
        && script.body().items().get(0).node() instanceof Simple;
  }

  private void file(String path, List<Field> words, Manner manner, Dialect dialect) {
    Content content = run.fileOrUnknown(path);
    file(path, words, manner, dialect, ShellFlags.ofFirstLine(content.raw()));
  }

  private void file(
      String path, List<Field> words, Manner manner, Dialect dialect, ShellFlags flags) {
    Content content = run.fileOrUnknown(path);
    Dialect own = Dialect.ofScript(content.raw());
    nested(
        LocatedText.of(ShellText.ofRaw(content.raw()), content::placeOfLine),
        own == Dialect.BASH ? own : dialect,
        flags,
        words,
        manner,
        false);
  }

  /**
   * Runs a script in a new shell, which gets what is exported.
   *
   * @param words its name and its words
   */
  private void nested(
      LocatedText script,
      Dialect dialect,
      ShellFlags flags,
      List<Field> words,
      Manner manner,
      boolean isAlone) {
    Dialect outer = run.dialect;
    boolean wasAlone = alone;
    alone = isAlone;
    boolean hasName = !words.isEmpty();
    Runnable body = () -> {
      run.dialect = dialect;
      State now = run.now;
      now.variables
          .values()
          .removeIf(
              variable -> variable.export() == Variable.Export.NO && variable != Variable.UNSET);
      now.functions.clear();
      now.hidden.clear();
      now.zero = hasName ? words.get(0).raw() : ShellText.ANY;
      List<Field> rest = words.subList(hasName ? 1 : 0, words.size());
      now.words = SimpleCommands.texts(rest);
      now.wordsUnknown = SimpleCommands.isMany(rest);
      flags.apply(now);
      now.exportsAll = false;
      interpreter.script(script);
    };
    if (manner == Manner.EXEC) {
      interpreter.replacement(body);
    } else {
      interpreter.subshell(body);
    }
    run.dialect = outer;
    alone = wasAlone;
  }

  /** Lists a program, and does what is known of it. */
  private void program(
      String name, List<Field> words, Map<String, ShellText> assigned, Manner manner) {
    boolean lasts = Programs.runsForever(name, words);
    List<Command.Word> listed = new ArrayList<>();
    for (Field word : words) {
      listed.add(new Command.Word(ShellText.ofRaw(word.raw()), word.isPattern()));
    }
    Command command = new Command(
        List.copyOf(listed),
        assigned,
        run.spot().place(),
        unseen(words),
        run.now.certain,
        manner,
        failure(manner));
    run.list(command);
    run.acted = Programs.isAction(name);
    if (lasts || manner == Manner.EXEC && run.aside == 0) {
      run.start(command);
    }
    run.now.status = State.UNKNOWN;
    if (files.run(name, words)) {
      return;
    }
    if (!ShellText.isKnown(name)) {
      run.gap("a program whose name is not known");
    } else if (!lasts && manner != Manner.EXEC) {
      changes(name, words);
    }
    if (!Programs.isSilent(name)) {
      run.write(Content.unknown(run.spot()));
    }
  }

  private Set<String> unseen(List<Field> words) {
    Set<String> unseen = new HashSet<>();
    for (Field word : words.subList(1, words.size())) {
      String path = word.raw();
      if (path.startsWith("/") && ShellText.isKnown(path) && run.file(run.path(path)) == null) {
        unseen.add(path);
      }
    }
    return unseen;
  }

  /** A program that is not known may change the files that it is given. */
  private void changes(String name, List<Field> words) {
    if (Programs.onlyReads(name)) {
      return;
    }
    for (Field word : words.subList(1, words.size())) {
      String path = run.path(word.raw());
      if (run.now.files.containsKey(path) && run.file(path) != null) {
        run.gap(name + ", which may change " + ShellText.ofRaw(word.raw()));
        run.now.files.put(path, Content.unknown(run.spot()));
      }
    }
  }

  private Failure failure(Manner manner) {
    if (manner == Manner.EXEC) {
      return Failure.STOPS;
    }
    if (run.ignored > 0 || manner == Manner.BACKGROUND) {
      return Failure.IGNORED;
    }
    if (run.tested > 0 || run.asked > 0) {
      return Failure.TESTED;
    }
    return run.now.stopsOnError || run.isLast ? Failure.STOPS : Failure.IGNORED;
  }

  /** Calls a container's own command. */
  void main(List<LocatedText> command) {
    List<Field> words = new ArrayList<>();
    for (LocatedText word : command) {
      words.add(Field.of(word.text().raw()));
    }
    exec(words, Map.of());
  }
}
