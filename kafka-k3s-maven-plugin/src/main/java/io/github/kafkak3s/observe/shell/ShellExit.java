package io.github.kafkak3s.observe.shell;

/** An expansion that ends the shell, as {@code ${X:?}} of an unset variable does. */
final class ShellExit extends RuntimeException {
  private static final long serialVersionUID = 1;

  ShellExit(String what) {
    super(what, null, false, false);
  }
}
