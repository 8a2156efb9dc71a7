package io.github.kafkak3s.observe.shell;

import io.github.kafkak3s.observe.shell.ScriptRun.End;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Runs start scripts symbolically, as a pod would run them, executing nothing. Holds the scripts
 * that it has read, so that a script is read once for all pods. Not for use by several threads.
 *
 * <p>A condition that is not known is followed both ways, and what differs then is unknown. What is
 * not understood makes only what depends on it unknown, and is listed. Every run is bounded: in
 * steps (100,000), turns of a loop (10,000), the length of a text (1 MiB) and nesting; past a bound
 * everything is unknown.
 */
public final class Shell {
  private final Parses parses = new Parses();

  /** Begins without anything read. */
  public Shell() {}

  /**
   * Runs a script.
   *
   * @param flags the flags of the shell that reads it
   * @param arguments the positional words {@code $1}, {@code $2}, …
   */
  public ScriptRun run(
      LocatedText script,
      Dialect dialect,
      ShellFlags flags,
      List<ShellText> arguments,
      ScriptInput input) {
    Run run = new Run(input, parses);
    Interpreter interpreter = new Interpreter(run);
    run.dialect = dialect;
    run.source = script;
    run.line = 1;
    List<String> words = new ArrayList<>();
    for (ShellText argument : arguments) {
      words.add(argument.raw());
    }
    return follow(run, interpreter, words, () -> {
      flags.apply(run.now);
      interpreter.script(script);
    });
  }

  /**
   * Runs what a container runs: the words of {@code command} and {@code args} together. Follows
   * {@code sh -c}, scripts among the files, and programs that start another one ({@code env},
   * {@code tini}).
   *
   * @param command at least one word
   */
  public ScriptRun exec(List<LocatedText> command, ScriptInput input) {
    Run run = new Run(input, parses);
    Interpreter interpreter = new Interpreter(run);
    run.dialect = Dialect.SH;
    run.source = LocatedText.of(ShellText.of(""), line -> command.get(0).place());
    run.line = 1;
    command.forEach(word -> run.located.put(word.text().raw(), word));
    return follow(run, interpreter, List.of(), () -> interpreter.main(command));
  }

  private static ScriptRun follow(
      Run run, Interpreter interpreter, List<String> words, Runnable body) {
    ScriptInput input = run.input;
    State first = new State(words, Content.EMPTY);
    first.variables.put("HOSTNAME", Variable.of(input.podName().raw()).with(Variable.Export.YES));
    for (Map.Entry<String, ShellText> each : input.environment().entrySet()) {
      Variable variable = Variable.of(each.getValue().raw());
      first.variables.put(each.getKey(), variable.with(Variable.Export.YES));
    }
    run.now = first;
    Ways.Shell shell = interpreter.ways.enterShell();
    try {
      interpreter.guarded(body);
    } catch (Budget.Exhausted exhausted) {
      run.gap("a script that takes " + exhausted.getMessage());
      return exhausted(run, run.now == null ? first : run.now);
    }
    if (run.now != null) {
      if (run.now.hasFailed()) {
        run.fails("its last command fails");
      }
      shell.ended.add(run.now);
    }
    return result(run, shell, first);
  }

  private static ScriptRun result(Run run, Ways.Shell shell, State first) {
    State last = null;
    boolean never = shell.ended.isEmpty() && shell.replaced.isEmpty();
    boolean fails = !never && shell.replaced.isEmpty();
    for (State each : shell.replaced) {
      last = run.merged(last, each);
    }
    for (State each : shell.ended) {
      if (!each.hasFailed()) {
        last = run.merged(last, each);
        fails = false;
      }
    }
    if (last == null) {
      for (State each : shell.ended) {
        last = run.merged(last, each);
      }
    }
    State end = last == null ? first : last;
    End how = run.unreadable ? End.UNKNOWN : never ? End.NEVER : fails ? End.FAILS : End.DONE;
    return new ScriptRun(
        how,
        run.starts,
        run.environment(end),
        run.files(end),
        run.commands,
        run.gaps(),
        end.vague,
        how == End.FAILS ? Optional.ofNullable(run.failure) : Optional.empty(),
        end.stopsOnError);
  }

  private static ScriptRun exhausted(Run run, State state) {
    SortedMap<String, ShellText> environment = new TreeMap<>(run.environment(state));
    environment.replaceAll((name, value) -> ShellText.unknown());
    SortedMap<String, LocatedText> files = new TreeMap<>();
    run.files(state)
        .forEach((path, content) ->
            files.put(path, LocatedText.of(ShellText.unknown(), line -> content.place())));
    return new ScriptRun(
        End.UNKNOWN,
        run.starts,
        environment,
        files,
        run.commands,
        run.gaps(),
        true,
        Optional.empty(),
        false);
  }
}
