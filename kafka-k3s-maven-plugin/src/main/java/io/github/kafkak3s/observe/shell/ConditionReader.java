package io.github.kafkak3s.observe.shell;

import io.github.kafkak3s.observe.shell.Syntax.Binary;
import io.github.kafkak3s.observe.shell.Syntax.Both;
import io.github.kafkak3s.observe.shell.Syntax.Condition;
import io.github.kafkak3s.observe.shell.Syntax.Not;
import io.github.kafkak3s.observe.shell.Syntax.Unary;
import io.github.kafkak3s.observe.shell.Syntax.Word;

/** Reads what stands in {@code [[ ]]}. */
final class ConditionReader {
  private final Cursor in;
  private final WordReader words;

  ConditionReader(Cursor in) {
    this.in = in;
    words = new WordReader(in);
  }

  /** Reads a condition and the closing brackets. */
  Condition condition() throws SyntaxProblem {
    Condition condition = or();
    skip();
    in.expect("]]");
    return condition;
  }

  private void skip() {
    for (in.skipBlanks(); in.peek() == '\n'; in.skipBlanks()) {
      in.take();
    }
  }

  private Condition or() throws SyntaxProblem {
    Condition left = and();
    for (skip(); in.takes("||"); skip()) {
      left = new Both(left, false, and());
    }
    return left;
  }

  private Condition and() throws SyntaxProblem {
    Condition left = not();
    for (skip(); in.takes("&&"); skip()) {
      left = new Both(left, true, not());
    }
    return left;
  }

  private Condition not() throws SyntaxProblem {
    in.enter();
    Condition condition = single();
    in.leave();
    return condition;
  }

  private Condition single() throws SyntaxProblem {
    skip();
    if (in.sees("!") && Cursor.isMeta(in.raw(1))) {
      in.take();
      return new Not(not());
    }
    if (in.takes("(")) {
      Condition inner = or();
      skip();
      in.expect(")");
      return inner;
    }
    Word left = word();
    skip();
    String bare = left.bare();
    boolean isUnary = bare != null && bare.length() == 2 && bare.charAt(0) == '-';
    if (isUnary && !in.sees("]]") && !in.sees("=") && !in.sees("!=")) {
      return new Unary(bare, word());
    }
    if (in.sees("]]") || in.sees("&&") || in.sees("||") || in.sees(")")) {
      return new Unary("-n", left);
    }
    if (in.takes("=~")) {
      in.skipBlanks();
      return new Binary(left, "=~", words.expression());
    }
    if (in.takes("<")) {
      return new Binary(left, "<", word());
    }
    if (in.takes(">")) {
      return new Binary(left, ">", word());
    }
    String operator = word().bare();
    if (operator == null) {
      throw in.problem("no operator in [[ ]]");
    }
    return new Binary(left, operator, word());
  }

  private Word word() throws SyntaxProblem {
    skip();
    if (Cursor.isMeta(in.peek())) {
      throw in.problem("something missing in [[ ]]");
    }
    return words.word();
  }
}
