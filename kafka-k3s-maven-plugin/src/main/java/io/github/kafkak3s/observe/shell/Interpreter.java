package io.github.kafkak3s.observe.shell;

import io.github.kafkak3s.observe.shell.Syntax.AndOr;
import io.github.kafkak3s.observe.shell.Syntax.Arm;
import io.github.kafkak3s.observe.shell.Syntax.Block;
import io.github.kafkak3s.observe.shell.Syntax.Calculation;
import io.github.kafkak3s.observe.shell.Syntax.Case;
import io.github.kafkak3s.observe.shell.Syntax.Counting;
import io.github.kafkak3s.observe.shell.Syntax.Definition;
import io.github.kafkak3s.observe.shell.Syntax.For;
import io.github.kafkak3s.observe.shell.Syntax.Group;
import io.github.kafkak3s.observe.shell.Syntax.If;
import io.github.kafkak3s.observe.shell.Syntax.Item;
import io.github.kafkak3s.observe.shell.Syntax.Joint;
import io.github.kafkak3s.observe.shell.Syntax.Node;
import io.github.kafkak3s.observe.shell.Syntax.Pipeline;
import io.github.kafkak3s.observe.shell.Syntax.Redirected;
import io.github.kafkak3s.observe.shell.Syntax.Script;
import io.github.kafkak3s.observe.shell.Syntax.Simple;
import io.github.kafkak3s.observe.shell.Syntax.Subshell;
import io.github.kafkak3s.observe.shell.Syntax.Test;
import io.github.kafkak3s.observe.shell.Syntax.While;
import io.github.kafkak3s.observe.shell.Syntax.Word;
import java.util.List;

/**
 * Runs commands. A condition that is not known is followed both ways; where the ways meet again,
 * what differs is unknown.
 */
final class Interpreter {
  final Run run;
  final Ways ways = new Ways();
  final Expansion words;
  final Loops loops;
  private final SimpleCommands simple;
  private final Redirections redirections;

  Interpreter(Run run) {
    this.run = run;
    words = new Expansion(run, this);
    redirections = new Redirections(run, words);
    simple = new SimpleCommands(run, this, redirections);
    loops = new Loops(run, this);
  }

  /** Runs a container's own command. */
  void main(List<LocatedText> command) {
    simple.launcher().main(command);
  }

  /** Runs a whole script, here or as a part of another one. */
  void script(LocatedText text) {
    run.source = text;
    String raw = text.text().raw();
    if (raw.length() > Budget.LONGEST_TEXT || !ShellText.isKnown(raw)) {
      run.line = 1;
      run.gap("a script that is too long, or not known");
      run.now.forget();
      run.now.status = State.UNKNOWN;
      return;
    }
    run.budget.work(10L * raw.length());
    Script script = run.parses.of(raw, run.dialect);
    block(script.body());
    if (script.problem() != null && run.now != null) {
      run.source = text;
      run.line = script.problemLine();
      run.gap("a text that is no script: " + script.problem());
      run.unreadable = true;
      run.now.forget();
      exit(State.UNKNOWN, script.problem());
    }
  }

  /** Runs commands one after the other, until the way ends. */
  void block(Block block) {
    boolean isLast = run.isLast;
    int left = block.items().size();
    for (Item item : block.items()) {
      if (run.now == null) {
        break;
      }
      run.isLast = isLast && --left == 0;
      run.asked += item.asked() ? 1 : 0;
      if (item.background()) {
        background(item.node());
      } else {
        node(item.node());
      }
      run.asked -= item.asked() ? 1 : 0;
    }
    run.isLast = isLast;
  }

  private void background(Node node) {
    State before = run.now;
    simple.startsInBackground(true);
    subshell(() -> node(node));
    simple.startsInBackground(false);
    if (run.now == null) {
      run.now = before;
    }
    run.now.status = 0;
  }

  /** Runs one command. */
  void node(Node node) {
    run.budget.step();
    run.budget.enter();
    try {
      dispatch(node);
    } catch (ShellExit exit) {
      exit(1, exit.getMessage());
    }
    run.budget.leave();
  }

  /** Runs something whose expansions may end the shell. */
  void guarded(Runnable body) {
    try {
      body.run();
    } catch (ShellExit exit) {
      exit(1, exit.getMessage());
    }
  }

  private void dispatch(Node node) {
    if (node instanceof Simple command) {
      simple.run(command);
      stopOnError();
    } else if (node instanceof AndOr list) {
      andOr(list.joints(), 0);
    } else if (node instanceof Pipeline pipeline) {
      pipeline(pipeline);
    } else if (node instanceof Redirected redirected) {
      run.line = redirected.line();
      Redirections.Saved saved = redirections.apply(redirected.redirects());
      dispatch(redirected.node());
      redirections.restore(saved);
    } else if (node instanceof Group group) {
      block(group.body());
    } else if (node instanceof Subshell subshell) {
      subshell(() -> block(subshell.body()));
      stopOnError();
    } else if (node instanceof If choice) {
      choose(choice, 0);
    } else if (node instanceof While loop) {
      loops.run(loop);
    } else if (node instanceof For loop) {
      loops.run(loop);
    } else if (node instanceof Counting loop) {
      loops.run(loop);
    } else if (node instanceof Case choice) {
      choose(choice);
    } else if (node instanceof Definition definition) {
      run.now.functions.put(definition.name(), new State.Body(definition.body(), run.source));
      run.now.status = 0;
    } else if (node instanceof Test test) {
      run.line = test.line();
      run.now.status = new Conditions(run, words).value(test.condition()).status();
      stopOnError();
    } else if (node instanceof Calculation calculation) {
      run.line = calculation.line();
      Long value = words.calculate(calculation.expression());
      run.now.status = value == null ? State.UNKNOWN : value == 0 ? 1 : 0;
      stopOnError();
    }
  }

  /** Applies {@code set -e}: what may have failed has not, or the script has ended. */
  private void stopOnError() {
    if (run.now == null || !run.now.stopsOnError || run.tested > 0) {
      return;
    }
    if (run.now.hasFailed()) {
      exit(run.now.status, "a command fails, and set -e ends the script");
    } else {
      run.now.status = 0;
    }
  }

  /**
   * Ends the shell, or the part in parentheses, on this way.
   *
   * @param what why, for the case that it fails
   */
  void exit(int status, String what) {
    State ended = run.now;
    ended.status = status;
    if (!ended.hasFailed()) {
      run.leaves++;
    } else if (run.aside == 0) {
      run.fails(what);
    }
    ways.shell().ended.add(ended);
    run.now = null;
  }

  /** Goes on by the status: one way, or both where it is not known. */
  void branch(Runnable whenTrue, Runnable whenFalse) {
    State now = run.now;
    if (now == null) {
      return;
    }
    if (now.status == 0) {
      guarded(whenTrue);
    } else if (now.hasFailed()) {
      guarded(whenFalse);
    } else {
      boolean certain = now.certain;
      int leaves = run.leaves;
      now.certain = false;
      State other = now.copy();
      run.budget.work(16L * (now.variables.size() + now.files.size()));
      now.status = 0;
      guarded(whenTrue);
      State first = run.now;
      run.now = other;
      other.status = State.FAILED;
      guarded(whenFalse);
      run.now = run.merged(first, run.now);
      if (run.now != null) {
        run.now.certain = certain && run.leaves == leaves;
      }
    }
  }

  /** Runs commands whose failure decides something. */
  void condition(Block block) {
    run.tested++;
    run.asking++;
    block(block);
    run.asking--;
    run.tested--;
  }

  private void choose(If choice, int clause) {
    if (clause == choice.clauses().size()) {
      run.now.status = 0;
      if (choice.otherwise() != null) {
        block(choice.otherwise());
      }
      return;
    }
    condition(choice.clauses().get(clause).condition());
    run.budget.enter();
    branch(() -> block(choice.clauses().get(clause).body()), () -> choose(choice, clause + 1));
    run.budget.leave();
  }

  private void choose(Case choice) {
    run.line = choice.line();
    String subject = words.text(choice.subject());
    run.now.status = 0;
    arm(choice.arms(), 0, subject);
  }

  private void arm(List<Arm> arms, int first, String subject) {
    for (int i = first; i < arms.size(); i++) {
      Truth matches = Truth.NO;
      for (Word pattern : arms.get(i).patterns()) {
        matches = matches.or(Glob.of(words.field(pattern), run.budget).matches(subject));
      }
      if (matches == Truth.YES) {
        armBody(arms, i, subject);
        return;
      }
      if (matches == Truth.UNKNOWN) {
        int here = i;
        int status = run.now.status;
        run.now.status = State.UNKNOWN;
        run.budget.enter();
        branch(() -> armBody(arms, here, subject), () -> {
          run.now.status = status;
          arm(arms, here + 1, subject);
        });
        run.budget.leave();
        return;
      }
    }
  }

  private void armBody(List<Arm> arms, int index, String subject) {
    run.now.status = 0;
    block(arms.get(index).body());
    if (run.now == null || index + 1 == arms.size()) {
      return;
    }
    if (arms.get(index).fallsThrough()) {
      run.budget.enter();
      armBody(arms, index + 1, subject);
      run.budget.leave();
    } else if (arms.get(index).goesOn()) {
      arm(arms, index + 1, subject);
    }
  }

  /** Runs a list of {@code &&} and {@code ||} from one of its parts on. */
  private void andOr(List<Joint> joints, int first) {
    for (int i = first; run.now != null && i < joints.size(); i++) {
      Joint joint = joints.get(i);
      if (i > first && run.now.status == State.UNKNOWN) {
        int here = i;
        Runnable runs = () -> andOr(joints, here);
        Runnable skips = () -> skip(joints, here + 1);
        run.budget.enter();
        branch(joint.isAnd() ? runs : skips, joint.isAnd() ? skips : runs);
        run.budget.leave();
        return;
      }
      if (i == first || joint.isAnd() == (run.now.status == 0)) {
        joint(joints, i);
      }
    }
  }

  /** Goes on behind a part that did not run. */
  private void skip(List<Joint> joints, int index) {
    for (int i = index; i < joints.size(); i++) {
      if (joints.get(i).isAnd() == (run.now.status == 0)) {
        andOr(joints, i);
        return;
      }
    }
  }

  private void joint(List<Joint> joints, int index) {
    boolean isLast = index == joints.size() - 1;
    boolean thrownAway =
        !isLast && !joints.get(index + 1).isAnd() && isNothing(joints.get(index + 1));
    run.tested += isLast ? 0 : 1;
    run.ignored += thrownAway ? 1 : 0;
    run.acted = false;
    node(joints.get(index).node());
    boolean counts = run.acted && run.asking == 0 && !isLast;
    if (counts && run.now != null && run.now.status == State.UNKNOWN) {
      // Who writes mkdir a && cp b a counts on success.
      run.now.status = 0;
    }
    run.tested -= isLast ? 0 : 1;
    run.ignored -= thrownAway ? 1 : 0;
  }

  /** Tells {@code true} and {@code :}, which throw a failure away. */
  private static boolean isNothing(Joint joint) {
    if (!(joint.node() instanceof Simple command) || command.words().isEmpty()) {
      return false;
    }
    String word = command.words().get(0).bare();
    return "true".equals(word) || ":".equals(word) || "echo".equals(word);
  }

  private void pipeline(Pipeline pipeline) {
    List<Node> stages = pipeline.stages();
    run.tested += pipeline.negated() ? 1 : 0;
    if (stages.size() == 1) {
      node(stages.get(0));
    } else {
      stages(stages);
    }
    run.tested -= pipeline.negated() ? 1 : 0;
    if (run.now == null) {
      return;
    }
    if (pipeline.negated()) {
      run.now.status = run.now.status == 0 ? 1 : run.now.hasFailed() ? 0 : State.UNKNOWN;
    } else {
      stopOnError();
    }
  }

  private void stages(List<Node> stages) {
    Content input = run.now.in;
    int inputAt = run.now.inAt;
    boolean allFail = run.now.pipesFail;
    boolean anyUnknown = false;
    int failure = 0;
    for (int i = 0; i < stages.size(); i++) {
      boolean isLast = i == stages.size() - 1;
      Node stage = stages.get(i);
      String pipe = isLast ? null : run.pipe();
      Content from = input;
      int fromAt = inputAt;
      boolean unheard = !isLast && !allFail;
      run.ignored += unheard ? 1 : 0;
      subshell(() -> {
        if (pipe != null) {
          run.now.out = pipe;
        }
        run.now.in = from;
        run.now.inAt = fromAt;
        node(stage);
      });
      run.ignored -= unheard ? 1 : 0;
      if (run.now == null) {
        return;
      }
      if (pipe != null) {
        input = run.now.files.remove(pipe);
        inputAt = 0;
      }
      anyUnknown |= run.now.status == State.UNKNOWN;
      failure = run.now.hasFailed() ? run.now.status : failure;
    }
    if (allFail) {
      run.now.status = failure != 0 ? failure : anyUnknown ? State.UNKNOWN : 0;
    }
  }

  /** Runs something in a shell of its own: only files and the status come back. */
  void subshell(Runnable body) {
    run.aside++;
    shell(false, body);
    run.aside--;
  }

  /** Runs something in a shell that takes the place of this one: this way goes on there. */
  void replacement(Runnable body) {
    shell(true, body);
  }

  private void shell(boolean replaces, Runnable body) {
    run.budget.enter();
    State outer = run.now;
    run.budget.work(16L * (outer.variables.size() + outer.files.size()));
    run.now = outer.copy();
    LocatedText source = run.source;
    int leaves = run.leaves;
    Ways.Shell shell = ways.enterShell();
    guarded(body);
    if (run.now != null) {
      shell.ended.add(run.now);
    }
    ways.leaveShell();
    run.source = source;
    run.now = null;
    if (replaces) {
      ways.shell().ended.addAll(shell.ended);
      ways.shell().replaced.addAll(shell.replaced);
    } else {
      run.leaves = leaves;
      State inner = null;
      for (State each : shell.ended) {
        inner = run.merged(inner, each);
      }
      for (State each : shell.replaced) {
        each.status = State.UNKNOWN;
        inner = run.merged(inner, each);
      }
      // Without any, the inner shell never ends, and nothing behind it runs.
      if (inner != null) {
        run.now = outer;
        outer.files.clear();
        outer.files.putAll(inner.files);
        outer.status = inner.status;
      }
    }
    run.budget.leave();
  }

  /** Returns what commands write, without the line breaks at its end. */
  String capture(Block body) {
    Content content = output(body);
    run.spans |= content.hasUnknownLines();
    String raw = content.asText();
    int end = raw.length();
    boolean endsUnknown = false;
    // An unknown end may be empty, and then the line breaks before it go too.
    while (end > 0 && (raw.charAt(end - 1) == '\n' || raw.charAt(end - 1) == ShellText.GAP)) {
      end--;
      endsUnknown |= raw.charAt(end) == ShellText.GAP;
    }
    return run.budget.text(raw.substring(0, end) + (endsUnknown ? ShellText.ANY : ""));
  }

  /** Makes a file of what commands write, and returns its path. */
  String fileOf(Block body) {
    String path = "/dev/fd/" + run.now.files.size();
    Content content = output(body);
    run.now.files.put(path, content);
    return path;
  }

  private Content output(Block body) {
    String pipe = run.pipe();
    State outer = run.now;
    int line = run.line;
    boolean isLast = run.isLast;
    run.isLast = false;
    subshell(() -> {
      run.now.out = pipe;
      if (run.dialect == Dialect.BASH) {
        // Without its posix mode, bash does not take -e into $( ).
        run.now.stopsOnError = false;
      }
      block(body);
    });
    run.line = line;
    run.isLast = isLast;
    if (run.now == null) {
      run.now = outer;
      run.now.status = State.UNKNOWN;
      return Content.unknown(run.spot());
    }
    simple.substituted(run.now.status);
    return run.now.files.remove(pipe);
  }

  /** Calls a function. */
  void call(State.Body body, List<String> arguments, boolean argumentsUnknown) {
    if (body.node() == null) {
      run.gap("a function that is not known");
      run.now.forget();
      run.now.status = State.UNKNOWN;
      return;
    }
    run.budget.enter();
    State now = run.now;
    final List<String> oldWords = now.words;
    final boolean oldUnknown = now.wordsUnknown;
    boolean certain = now.certain;
    int leaves = run.leaves;
    LocatedText source = run.source;
    now.words = arguments;
    now.wordsUnknown = argumentsUnknown;
    now.hidden.add(new java.util.HashMap<>());
    run.source = body.source();
    List<State> returns = ways.enterFunction();
    node(body.node());
    ways.leaveFunction();
    run.source = source;
    run.leaves -= returns.size();
    for (State each : returns) {
      run.now = run.merged(run.now, each);
    }
    if (run.now != null) {
      State after = run.now;
      after.words = oldWords;
      after.wordsUnknown = oldUnknown;
      after.hidden.remove(after.hidden.size() - 1).forEach((name, variable) -> {
        if (variable == Variable.UNSET) {
          after.variables.remove(name);
        } else {
          after.variables.put(name, variable);
        }
      });
      after.certain = certain && run.leaves <= leaves;
    }
    run.budget.leave();
  }
}
