package io.github.kafkak3s.observe.shell;

import java.util.ArrayList;
import java.util.List;

/** The syntax tree of a script. Lines are counted from 1 in the script's text. */
final class Syntax {
  private Syntax() {}

  /**
   * A whole script.
   *
   * @param problem what the shell cannot read; null where it can read everything. What stands
   *     before has run by then
   * @param problemLine where that is
   */
  record Script(Block body, String problem, int problemLine) {}

  /** Commands one after the other. */
  record Block(List<Item> items) {
    Block {
      items = List.copyOf(items);
    }
  }

  /**
   * One of them.
   *
   * @param asked whether the next one looks at {@code $?}
   */
  record Item(Node node, boolean background, boolean asked) {}

  /** A command. */
  sealed interface Node {}

  /** Commands joined by {@code &&} and {@code ||}; the first one's joint is empty. */
  record AndOr(List<Joint> joints) implements Node {}

  /** One of them, with what stands before it. */
  record Joint(boolean isAnd, Node node) {}

  /** A pipeline, or a command after {@code !}. */
  record Pipeline(List<Node> stages, boolean negated) implements Node {}

  /**
   * A simple command.
   *
   * @param declared assignments after {@code export} and its like
   */
  record Simple(
      List<Assignment> assignments,
      List<Word> words,
      List<Assignment> declared,
      List<Redirect> redirects,
      int line)
      implements Node {}

  /**
   * {@code name=value}.
   *
   * @param index of {@code name[index]=value}, else null
   * @param value null for a list
   * @param list of {@code name=(a b)}, else null
   */
  record Assignment(String name, Word index, boolean appends, Word value, List<Word> list) {}

  /** A compound command with redirections of its own. */
  record Redirected(Node node, List<Redirect> redirects, int line) implements Node {}

  /** {@code { …; }}. */
  record Group(Block body) implements Node {}

  /** {@code ( … )}. */
  record Subshell(Block body) implements Node {}

  /** {@code if}, with its {@code elif}s. */
  record If(List<Clause> clauses, Block otherwise) implements Node {}

  /** A condition and what it leads to. */
  record Clause(Block condition, Block body) {}

  /** {@code while} or {@code until}. */
  record While(Block condition, Block body, boolean until, int line) implements Node {}

  /** {@code for name in words}; the words are null where the positional words are meant. */
  record For(String name, List<Word> words, Block body, int line) implements Node {}

  /** {@code for ((start; test; step))}. */
  record Counting(Word start, Word test, Word step, Block body, int line) implements Node {}

  /** {@code case}. */
  record Case(Word subject, List<Arm> arms, int line) implements Node {}

  /**
   * One arm.
   *
   * @param fallsThrough by {@code ;&}
   * @param goesOn by {@code ;;&}
   */
  record Arm(List<Word> patterns, Block body, boolean fallsThrough, boolean goesOn) {}

  /** A function is defined. */
  record Definition(String name, Node body) implements Node {}

  /** {@code [[ … ]]}. */
  record Test(Condition condition, int line) implements Node {}

  /** {@code (( … ))}. */
  record Calculation(Word expression, int line) implements Node {}

  /** What stands in {@code [[ ]]}. */
  sealed interface Condition {}

  /** Negation. */
  record Not(Condition condition) implements Condition {}

  /** {@code &&} or {@code ||}. */
  record Both(Condition left, boolean isAnd, Condition right) implements Condition {}

  /** {@code -z word}. */
  record Unary(String operator, Word word) implements Condition {}

  /** {@code word == word}. */
  record Binary(Word left, String operator, Word right) implements Condition {}

  /**
   * A redirection.
   *
   * @param descriptor the number before it; -1 for the usual one; -2 for both of {@code &>}
   * @param operator as written: {@code >}, {@code >>}, {@code <}, {@code >&}, {@code <<}, …
   * @param here the text of a here-document, else null
   */
  record Redirect(int descriptor, String operator, Word target, Here here, int line) {}

  /** A here-document; its lines are read when the line that asks for it ends. */
  static final class Here {
    final String delimiter;
    final boolean quoted;
    final boolean stripsTabs;
    List<HereLine> lines = List.of();

    Here(String delimiter, boolean quoted, boolean stripsTabs) {
      this.delimiter = delimiter;
      this.quoted = quoted;
      this.stripsTabs = stripsTabs;
    }
  }

  /** A line of a here-document with its line break. */
  record HereLine(Word word, int line) {}

  /**
   * A word.
   *
   * @param breaks line breaks written in it
   */
  record Word(List<Part> parts, int line, int breaks) {
    static Word of(String text, int line) {
      List<Part> parts = new ArrayList<>();
      parts.add(new Literal(text, true));
      return new Word(parts, line, 0);
    }

    /** Returns the text of a word without expansions and quotes; null for any other. */
    String bare() {
      if (parts.size() == 1 && parts.get(0) instanceof Literal literal && !literal.quoted()) {
        return literal.text();
      }
      return null;
    }
  }

  /** A part of a word. */
  sealed interface Part {}

  /** Text. */
  record Literal(String text, boolean quoted) implements Part {}

  /**
   * {@code ${name…}}.
   *
   * @param index of {@code ${name[index]}}, else null
   * @param operator what follows the name: {@code :-}, {@code ##}, …; {@code length} for
   *     {@code ${#name}}, {@code !} for {@code ${!name}}; empty for none
   * @param operand what follows the operator, else null
   * @param second the replacement or the length, else null
   */
  record Parameter(
      String name, Word index, String operator, Word operand, Word second, boolean quoted, int line)
      implements Part {}

  /** {@code $( … )}. */
  record Substitution(Block body, boolean quoted) implements Part {}

  /** {@code $(( … ))}. */
  record Arithmetic(Word expression, boolean quoted, int line) implements Part {}

  /** {@code <( … )}. */
  record FileOf(Block body) implements Part {}

  /** A part that is not understood. */
  record Opaque(String what, int line) implements Part {}
}
