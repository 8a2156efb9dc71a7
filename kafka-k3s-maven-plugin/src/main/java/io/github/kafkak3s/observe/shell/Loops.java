package io.github.kafkak3s.observe.shell;

import io.github.kafkak3s.observe.shell.Syntax.Block;
import io.github.kafkak3s.observe.shell.Syntax.Counting;
import io.github.kafkak3s.observe.shell.Syntax.For;
import io.github.kafkak3s.observe.shell.Syntax.While;
import io.github.kafkak3s.observe.shell.Syntax.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs loops: turn by turn while it is known whether there is another one; from then on once for
 * any number of turns, with all that a turn changes unknown.
 */
final class Loops {
  /** Turns after which what still changes is forgotten. */
  private static final int WIDEN = 4;

  private final Run run;
  private final Interpreter interpreter;

  Loops(Run run, Interpreter interpreter) {
    this.run = run;
    this.interpreter = interpreter;
  }

  /** One turn: sets the status to whether there is a turn, or runs it. */
  private interface Turn {
    void run();
  }

  void run(While loop) {
    run.line = loop.line();
    boolean until = loop.until();
    loop(
        () -> {
          interpreter.condition(loop.condition());
          if (until && run.now != null) {
            State now = run.now;
            now.status = now.status == 0 ? 1 : now.hasFailed() ? 0 : State.UNKNOWN;
          }
        },
        loop.body(),
        () -> {});
  }

  void run(Counting loop) {
    run.line = loop.line();
    interpreter.words.calculate(loop.start());
    loop(
        () -> {
          run.line = loop.line();
          String test = interpreter.words.text(loop.test());
          Long value = test.isBlank() ? Long.valueOf(1) : interpreter.words.calculate(test);
          run.now.status = value == null ? State.UNKNOWN : value == 0 ? 1 : 0;
        },
        loop.body(),
        () -> interpreter.words.calculate(loop.step()));
  }

  void run(For loop) {
    run.line = loop.line();
    List<String> items = items(loop.words());
    if (items == null) {
      run.gap("a loop over words that are not known");
      loop(
          () -> run.now.status = State.UNKNOWN,
          loop.body(),
          () -> {},
          () -> run.assign(loop.name(), ShellText.ANY));
      return;
    }
    Ways.Loop frame = interpreter.ways.enterLoop();
    boolean certain = run.now.certain;
    int leaves = run.leaves;
    run.now.status = 0;
    int turns = 0;
    for (String item : items) {
      if (run.now == null) {
        break;
      }
      if (++turns > Budget.TURNS) {
        throw new Budget.Exhausted("more than " + Budget.TURNS + " turns");
      }
      run.budget.step();
      run.assign(loop.name(), item);
      turn(loop.body(), frame);
    }
    end(frame, certain, leaves);
  }

  private List<String> items(List<Word> words) {
    if (words == null) {
      return interpreter.words.positional();
    }
    List<String> items = new ArrayList<>();
    for (Field field : interpreter.words.fields(words)) {
      if (field.many || field.isPattern()) {
        return null;
      }
      items.add(field.raw());
    }
    return items;
  }

  /** Runs a body once, and lets the ways that continue meet. */
  private void turn(Block body, Ways.Loop frame) {
    boolean certain = run.now.certain;
    interpreter.block(body);
    for (State each : frame.continued) {
      run.now = run.merged(run.now, each);
    }
    run.leaves -= frame.continued.size();
    frame.continued.clear();
    if (run.now != null && frame.broken.isEmpty()) {
      run.now.certain = certain;
    }
  }

  private void end(Ways.Loop frame, boolean certain, int leaves) {
    interpreter.ways.leaveLoop();
    for (State each : frame.broken) {
      run.now = run.merged(run.now, each);
    }
    run.leaves -= frame.broken.size();
    if (run.now != null) {
      run.now.certain = certain && run.leaves <= leaves;
    }
  }

  private void loop(Turn test, Block body, Turn step) {
    loop(test, body, step, () -> {});
  }

  private void loop(Turn test, Block body, Turn step, Turn begin) {
    Ways.Loop frame = interpreter.ways.enterLoop();
    boolean certain = run.now.certain;
    int leaves = run.leaves;
    int last = 0;
    for (int turns = 0; run.now != null; turns++) {
      if (turns > Budget.TURNS) {
        throw new Budget.Exhausted("more than " + Budget.TURNS + " turns");
      }
      run.budget.step();
      State before = run.now.copy();
      run.budget.work(32L * (before.variables.size() + before.files.size()));
      interpreter.guarded(test::run);
      if (run.now == null) {
        break;
      }
      if (run.now.hasFailed()) {
        run.now.status = last;
        break;
      }
      if (run.now.status == State.UNKNOWN || !frame.broken.isEmpty()) {
        anyTurns(test, body, step, begin, frame);
        break;
      }
      turn(body, frame);
      if (run.now == null) {
        break;
      }
      last = run.now.status;
      interpreter.guarded(step::run);
      if (run.now == null) {
        break;
      }
      if (run.now.sameAs(before)) {
        // Nothing changes any more: it ends by a break, or never.
        run.now = null;
      }
    }
    end(frame, certain, leaves);
  }

  /** Stands for any number of further turns; the test was run, and does not decide. */
  private void anyTurns(Turn test, Block body, Turn step, Turn begin, Ways.Loop frame) {
    int listed = run.commands.size();
    boolean maybeNever = run.now.status == State.UNKNOWN;
    State exit = maybeNever ? run.now.copy() : null;
    for (int turns = 0; run.now != null; turns++) {
      run.budget.step();
      run.budget.work(64L * (run.now.variables.size() + run.now.files.size()));
      State before = run.now.copy();
      while (run.commands.size() > listed) {
        run.commands.remove(run.commands.size() - 1);
      }
      run.now.certain = false;
      begin.run();
      turn(body, frame);
      if (run.now != null) {
        interpreter.guarded(step::run);
      }
      if (run.now != null) {
        interpreter.guarded(test::run);
      }
      if (run.now == null) {
        break;
      }
      if (!run.now.hasFailed()) {
        State after = run.now;
        run.now = before.copy();
        run.now = run.merged(run.now, after);
      }
      if (run.now.status == State.UNKNOWN || run.now.hasFailed()) {
        exit = run.merged(exit, run.now.copy());
      }
      if (run.now.hasFailed() || run.now.sameAs(before)) {
        break;
      }
      if (turns >= WIDEN) {
        forgetChanges(before, run.now);
      }
      if (turns > 2 * WIDEN) {
        run.now.forget();
        run.now.files.replaceAll((path, content) -> Content.unknown(run.spot()));
        exit = run.merged(exit, run.now.copy());
        break;
      }
    }
    run.now = exit;
    if (exit != null) {
      exit.status = State.UNKNOWN;
    }
  }

  /** Makes unknown what differs from the turn before. */
  private void forgetChanges(State before, State now) {
    run.blur();
    now.variables.replaceAll((name, variable) ->
        variable.equals(before.variables.get(name)) ? variable : variable.forgotten());
    now.files.replaceAll((path, content) ->
        content.equals(before.files.get(path)) ? content : Content.unknown(run.spot()));
  }
}
