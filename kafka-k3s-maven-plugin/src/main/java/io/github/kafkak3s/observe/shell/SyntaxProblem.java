package io.github.kafkak3s.observe.shell;

/** The parser's way out of a text that no shell reads, or that it does not. */
final class SyntaxProblem extends Exception {
  private static final long serialVersionUID = 1;

  final int line;

  SyntaxProblem(String what, int line) {
    super(what, null, false, false);
    this.line = line;
  }
}
