package io.github.kafkak3s.observe.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The ways that left their place in a script and go on elsewhere: behind a loop, behind a function,
 * or nowhere.
 */
final class Ways {
  /** A loop that is running. */
  static final class Loop {
    final List<State> broken = new ArrayList<>();
    final List<State> continued = new ArrayList<>();
  }

  /** A shell, or a part of one in parentheses. */
  static final class Shell {
    final List<State> ended = new ArrayList<>();

    /** Ways that handed over to another program by {@code exec}. */
    final List<State> replaced = new ArrayList<>();

    Deque<Loop> loops = new ArrayDeque<>();
    Deque<List<State>> functions = new ArrayDeque<>();
  }

  private final Deque<Shell> shells = new ArrayDeque<>();

  Shell shell() {
    return shells.peek();
  }

  Shell enterShell() {
    Shell shell = new Shell();
    shells.push(shell);
    return shell;
  }

  void leaveShell() {
    shells.pop();
  }

  Loop enterLoop() {
    Loop loop = new Loop();
    shell().loops.push(loop);
    return loop;
  }

  void leaveLoop() {
    shell().loops.pop();
  }

  /** Returns a loop by its distance, 1 for the inner one; the outermost where there are fewer. */
  Loop loop(long distance) {
    Loop found = null;
    for (Loop loop : shell().loops) {
      found = loop;
      if (--distance <= 0) {
        break;
      }
    }
    return found;
  }

  List<State> enterFunction() {
    List<State> returns = new ArrayList<>();
    shell().functions.push(returns);
    return returns;
  }

  void leaveFunction() {
    shell().functions.pop();
  }

  /** Returns where the running function collects its ways; null outside of functions. */
  List<State> function() {
    return shell().functions.peek();
  }
}
