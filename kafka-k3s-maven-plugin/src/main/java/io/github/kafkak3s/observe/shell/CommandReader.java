package io.github.kafkak3s.observe.shell;

import io.github.kafkak3s.observe.shell.Syntax.AndOr;
import io.github.kafkak3s.observe.shell.Syntax.Arm;
import io.github.kafkak3s.observe.shell.Syntax.Block;
import io.github.kafkak3s.observe.shell.Syntax.Calculation;
import io.github.kafkak3s.observe.shell.Syntax.Case;
import io.github.kafkak3s.observe.shell.Syntax.Clause;
import io.github.kafkak3s.observe.shell.Syntax.Counting;
import io.github.kafkak3s.observe.shell.Syntax.Definition;
import io.github.kafkak3s.observe.shell.Syntax.For;
import io.github.kafkak3s.observe.shell.Syntax.Group;
import io.github.kafkak3s.observe.shell.Syntax.If;
import io.github.kafkak3s.observe.shell.Syntax.Item;
import io.github.kafkak3s.observe.shell.Syntax.Joint;
import io.github.kafkak3s.observe.shell.Syntax.Node;
import io.github.kafkak3s.observe.shell.Syntax.Pipeline;
import io.github.kafkak3s.observe.shell.Syntax.Redirect;
import io.github.kafkak3s.observe.shell.Syntax.Redirected;
import io.github.kafkak3s.observe.shell.Syntax.Script;
import io.github.kafkak3s.observe.shell.Syntax.Subshell;
import io.github.kafkak3s.observe.shell.Syntax.Test;
import io.github.kafkak3s.observe.shell.Syntax.While;
import io.github.kafkak3s.observe.shell.Syntax.Word;
import java.util.ArrayList;
import java.util.List;

/** Reads commands: lists, pipelines and the compound ones. */
final class CommandReader {
  private static final List<String> CLOSING =
      List.of("then", "else", "elif", "fi", "do", "done", "esac", "}");

  private final Cursor in;
  private final WordReader words;
  private final SimpleReader simple;

  CommandReader(Cursor in) {
    this.in = in;
    words = new WordReader(in);
    simple = new SimpleReader(in);
  }

  /** Reads a whole script; what cannot be read ends it, as it does in a shell. */
  static Script script(String text, Dialect dialect) {
    Cursor in = new Cursor(text, dialect);
    CommandReader reader = new CommandReader(in);
    List<Item> items = new ArrayList<>();
    try {
      reader.items(items);
      if (!in.atEnd()) {
        throw in.problem("something unexpected");
      }
      if (!in.pending.isEmpty()) {
        new HereReader(in).readAll();
      }
      return new Script(new Block(items), null, 0);
    } catch (SyntaxProblem problem) {
      return new Script(new Block(items), problem.getMessage(), problem.line);
    }
  }

  /** Reads commands up to a word or character that closes them, and leaves that. */
  Block block() throws SyntaxProblem {
    List<Item> items = new ArrayList<>();
    in.enter();
    items(items);
    in.leave();
    return new Block(items);
  }

  private void items(List<Item> items) throws SyntaxProblem {
    for (skipLines(); !isClosed(); skipLines()) {
      int start = in.at;
      Node node = andOr();
      boolean background = false;
      in.skipBlanks();
      if (in.sees(";") && !in.sees(";;") && !in.sees(";&")) {
        in.takes(";");
      } else if (in.sees("&") && !in.sees("&&")) {
        in.takes("&");
        background = true;
      } else if (in.peek() == '\n') {
        newline();
      } else if (!isClosed()) {
        throw in.problem("something unexpected");
      }
      // Whether a failure is looked at shows in the text of the next command alone.
      if (!items.isEmpty()
          && in.text.substring(start, Math.min(in.at, in.text.length())).contains("$?")) {
        Item before = items.remove(items.size() - 1);
        items.add(new Item(before.node(), before.background(), true));
      }
      items.add(new Item(node, background, false));
    }
  }

  private boolean isClosed() {
    in.skipBlanks();
    char c = in.peek();
    if (c == Cursor.END || c == ')' || c == ';') {
      return true;
    }
    for (String word : CLOSING) {
      if (seesWord(word)) {
        return true;
      }
    }
    return false;
  }

  private boolean seesWord(String word) {
    return in.sees(word) && Cursor.isMeta(in.raw(word.length()));
  }

  private void expectWord(String word) throws SyntaxProblem {
    in.skipBlanks();
    if (!seesWord(word)) {
      throw in.problem("no " + word);
    }
    in.takes(word);
  }

  private void newline() throws SyntaxProblem {
    in.take();
    if (!in.pending.isEmpty()) {
      new HereReader(in).readAll();
    }
  }

  /** Passes blank lines and comments. */
  private void skipLines() throws SyntaxProblem {
    for (in.skipBlanks(); in.peek() == '\n'; in.skipBlanks()) {
      newline();
    }
  }

  private Node andOr() throws SyntaxProblem {
    List<Joint> joints = new ArrayList<>();
    boolean isAnd = true;
    while (true) {
      joints.add(new Joint(isAnd, pipeline()));
      in.skipBlanks();
      if (in.takes("&&")) {
        isAnd = true;
      } else if (in.takes("||")) {
        isAnd = false;
      } else {
        return joints.size() == 1 ? joints.get(0).node() : new AndOr(List.copyOf(joints));
      }
      skipLines();
    }
  }

  private Node pipeline() throws SyntaxProblem {
    boolean negated = false;
    in.skipBlanks();
    while (seesWord("!")) {
      in.takes("!");
      negated = !negated;
      in.skipBlanks();
    }
    if (seesWord("time")) {
      in.takes("time");
      in.skipBlanks();
    }
    List<Node> stages = new ArrayList<>();
    while (true) {
      Node stage = command();
      in.skipBlanks();
      if (in.sees("|&")) {
        in.takes("|&");
        stages.add(stage);
      } else if (in.sees("|") && !in.sees("||")) {
        in.takes("|");
        stages.add(stage);
      } else {
        stages.add(stage);
        return stages.size() == 1 && !negated ? stage : new Pipeline(List.copyOf(stages), negated);
      }
      skipLines();
    }
  }

  private Node command() throws SyntaxProblem {
    in.skipBlanks();
    int line = in.line;
    in.enter();
    Node compound = compound(line);
    in.leave();
    if (compound == null) {
      return simple.command();
    }
    if (compound instanceof Definition) {
      return compound;
    }
    List<Redirect> redirects = new ArrayList<>();
    for (Redirect next = simple.redirect(); next != null; next = simple.redirect()) {
      redirects.add(next);
    }
    return redirects.isEmpty() ? compound : new Redirected(compound, List.copyOf(redirects), line);
  }

  /** Reads a compound command or a function; null where a simple command comes. */
  private Node compound(int line) throws SyntaxProblem {
    if (in.sees("((")) {
      Node calculation = calculation(line);
      if (calculation != null) {
        return calculation;
      }
    }
    if (in.takes("(")) {
      Block body = block();
      in.expect(")");
      return new Subshell(body);
    }
    if (seesWord("{")) {
      in.takes("{");
      Block body = block();
      expectWord("}");
      return new Group(body);
    }
    if (seesWord("if")) {
      in.takes("if");
      return ifCommand();
    }
    if (seesWord("while") || seesWord("until")) {
      boolean until = seesWord("until");
      in.takes(until ? "until" : "while");
      Block condition = block();
      return new While(condition, doBlock(), until, line);
    }
    if (seesWord("for") || in.sees("for((")) {
      in.takes("for");
      return forCommand(line);
    }
    if (seesWord("case")) {
      in.takes("case");
      return caseCommand(line);
    }
    if (seesWord("[[")) {
      in.takes("[[");
      return new Test(new ConditionReader(in).condition(), line);
    }
    if (seesWord("select") || seesWord("coproc")) {
      throw in.problem("select or coproc");
    }
    return definition();
  }

  private Node calculation(int line) throws SyntaxProblem {
    int at = in.at;
    int atLine = in.line;
    in.takes("((");
    Word expression = words.untilDoubleParenthesis();
    if (expression == null) {
      in.at = at;
      in.line = atLine;
      return null;
    }
    return new Calculation(expression, line);
  }

  private Node definition() throws SyntaxProblem {
    int at = in.at;
    int line = in.line;
    boolean keyword = seesWord("function");
    if (keyword) {
      in.takes("function");
      in.skipBlanks();
    }
    int start = in.at;
    while (Cursor.isNamePart(in.raw()) || "-.:".indexOf(in.raw()) >= 0 && in.at > start) {
      in.at++;
    }
    String name = in.text.substring(start, Math.min(in.at, in.text.length()));
    in.skipBlanks();
    boolean parentheses = !name.isEmpty() && in.takes("(");
    if (parentheses) {
      in.skipBlanks();
      parentheses = in.takes(")");
    }
    if (name.isEmpty() || !parentheses && !keyword) {
      in.at = at;
      in.line = line;
      return null;
    }
    skipLines();
    return new Definition(name, command());
  }

  private Node ifCommand() throws SyntaxProblem {
    List<Clause> clauses = new ArrayList<>();
    Block otherwise = null;
    Block condition = block();
    expectWord("then");
    clauses.add(new Clause(condition, block()));
    while (true) {
      in.skipBlanks();
      if (seesWord("elif")) {
        in.takes("elif");
        condition = block();
        expectWord("then");
        clauses.add(new Clause(condition, block()));
      } else if (seesWord("else")) {
        in.takes("else");
        otherwise = block();
        expectWord("fi");
        break;
      } else {
        expectWord("fi");
        break;
      }
    }
    return new If(List.copyOf(clauses), otherwise);
  }

  private Block doBlock() throws SyntaxProblem {
    skipLines();
    expectWord("do");
    Block body = block();
    expectWord("done");
    return body;
  }

  private Node forCommand(int line) throws SyntaxProblem {
    in.skipBlanks();
    if (in.takes("((")) {
      return counting(line);
    }
    String name = in.name();
    if (name.isEmpty()) {
      throw in.problem("no name after for");
    }
    skipLines();
    List<Word> items = null;
    if (seesWord("in")) {
      in.takes("in");
      items = new ArrayList<>();
      for (in.skipBlanks(); !Cursor.isMeta(in.peek()); in.skipBlanks()) {
        items.add(words.word());
      }
    }
    in.skipBlanks();
    in.takes(";");
    return new For(name, items == null ? null : List.copyOf(items), doBlock(), line);
  }

  private Node counting(int line) throws SyntaxProblem {
    Word start = words.untilSemicolon();
    in.expect(";");
    Word test = words.untilSemicolon();
    in.expect(";");
    Word step = words.untilDoubleParenthesis();
    if (step == null) {
      throw in.problem("no ))");
    }
    in.skipBlanks();
    in.takes(";");
    skipLines();
    if (seesWord("{")) {
      in.takes("{");
      Block body = block();
      expectWord("}");
      return new Counting(start, test, step, body, line);
    }
    return new Counting(start, test, step, doBlock(), line);
  }

  private Node caseCommand(int line) throws SyntaxProblem {
    in.skipBlanks();
    Word subject = words.word();
    skipLines();
    expectWord("in");
    List<Arm> arms = new ArrayList<>();
    for (skipLines(); !seesWord("esac"); skipLines()) {
      if (in.atEnd()) {
        throw in.problem("no esac");
      }
      in.takes("(");
      List<Word> patterns = new ArrayList<>();
      do {
        in.skipBlanks();
        patterns.add(words.word());
        in.skipBlanks();
      } while (in.takes("|"));
      in.expect(")");
      Block body = block();
      in.skipBlanks();
      boolean goesOn = in.takes(";;&");
      boolean fallsThrough = !goesOn && in.takes(";&");
      boolean closed = goesOn || fallsThrough || in.takes(";;");
      arms.add(new Arm(List.copyOf(patterns), body, fallsThrough, goesOn));
      skipLines();
      if (!closed && !seesWord("esac")) {
        throw in.problem("no ;;");
      }
    }
    in.takes("esac");
    return new Case(subject, List.copyOf(arms), line);
  }
}
