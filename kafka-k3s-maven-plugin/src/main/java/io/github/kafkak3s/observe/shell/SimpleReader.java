package io.github.kafkak3s.observe.shell;

import io.github.kafkak3s.observe.shell.Syntax.Assignment;
import io.github.kafkak3s.observe.shell.Syntax.Here;
import io.github.kafkak3s.observe.shell.Syntax.Literal;
import io.github.kafkak3s.observe.shell.Syntax.Node;
import io.github.kafkak3s.observe.shell.Syntax.Part;
import io.github.kafkak3s.observe.shell.Syntax.Redirect;
import io.github.kafkak3s.observe.shell.Syntax.Simple;
import io.github.kafkak3s.observe.shell.Syntax.Word;
import java.util.ArrayList;
import java.util.List;

/** Reads simple commands: assignments, words and redirections. */
final class SimpleReader {
  /** The longest first: a shorter one may begin a longer one. */
  private static final List<String> OPERATORS =
      List.of("&>>", "<<<", "<<-", "&>", ">>", ">|", ">&", "<<", "<>", "<&", ">", "<");

  private static final int LONGEST_INDEX = 200;

  private final Cursor in;
  private final WordReader words;

  SimpleReader(Cursor in) {
    this.in = in;
    words = new WordReader(in);
  }

  Node command() throws SyntaxProblem {
    List<Assignment> assignments = new ArrayList<>();
    List<Word> arguments = new ArrayList<>();
    List<Assignment> declared = new ArrayList<>();
    List<Redirect> redirects = new ArrayList<>();
    int line = in.line;
    boolean declares = false;
    while (true) {
      in.skipBlanks();
      Redirect redirect = redirect();
      if (redirect != null) {
        redirects.add(redirect);
        continue;
      }
      if (Cursor.isMeta(in.peek())) {
        break;
      }
      Assignment assignment = arguments.isEmpty() || declares ? assignment() : null;
      if (assignment != null) {
        (arguments.isEmpty() ? assignments : declared).add(assignment);
        continue;
      }
      Word word = words.word();
      declares |= arguments.isEmpty() && declares(word.bare());
      arguments.add(word);
    }
    if (assignments.isEmpty() && arguments.isEmpty() && redirects.isEmpty()) {
      throw in.problem("something unexpected");
    }
    return new Simple(
        List.copyOf(assignments),
        List.copyOf(arguments),
        List.copyOf(declared),
        List.copyOf(redirects),
        line);
  }

  private static boolean declares(String word) {
    return word != null
        && switch (word) {
          case "export", "readonly", "local", "declare", "typeset" -> true;
          default -> false;
        };
  }

  /** Reads {@code name=…}; null, and nothing read, where something else comes. */
  private Assignment assignment() throws SyntaxProblem {
    int at = in.at;
    int line = in.line;
    String name = in.name();
    Word index = null;
    if (!name.isEmpty() && in.raw() == '[') {
      index = index();
    }
    boolean appends = !name.isEmpty() && in.raw() == '+' && in.raw(1) == '=';
    if (name.isEmpty() || in.raw() != '=' && !appends) {
      in.at = at;
      in.line = line;
      return null;
    }
    in.at += appends ? 2 : 1;
    if (in.peek() == '(') {
      in.take();
      return new Assignment(name, index, appends, null, list());
    }
    return new Assignment(name, index, appends, words.word(), null);
  }

  /** Reads {@code [index]}; null where it is not closed on this line. */
  private Word index() throws SyntaxProblem {
    int end = in.at;
    int farthest = Math.min(in.text.length(), in.at + LONGEST_INDEX);
    while (end < farthest && in.text.charAt(end) != ']' && in.text.charAt(end) != '\n') {
      end++;
    }
    if (end == farthest || in.text.charAt(end) == '\n') {
      return null;
    }
    Cursor inner = in.inside(in.text.substring(in.at + 1, end), in.line);
    in.at = end + 1;
    return new WordReader(inner).expression();
  }

  private List<Word> list() throws SyntaxProblem {
    List<Word> items = new ArrayList<>();
    while (true) {
      in.skipBlanks();
      if (in.peek() == '\n') {
        in.take();
      } else if (in.takes(")")) {
        return List.copyOf(items);
      } else if (Cursor.isMeta(in.peek())) {
        throw in.problem("no )");
      } else {
        items.add(words.word());
      }
    }
  }

  /** Reads a redirection; null, and nothing read, where none comes. */
  Redirect redirect() throws SyntaxProblem {
    in.skipBlanks();
    int line = in.line;
    int at = in.at;
    int descriptor = -1;
    if (in.raw() >= '0' && in.raw() <= '9' && (in.raw(1) == '<' || in.raw(1) == '>')) {
      descriptor = in.take() - '0';
    }
    String operator = null;
    for (String each : OPERATORS) {
      if (in.sees(each) && !(each.length() == 1 && in.raw(1) == '(' && descriptor < 0)) {
        operator = each;
        break;
      }
    }
    if (operator == null) {
      in.at = at;
      return null;
    }
    in.takes(operator);
    if (operator.startsWith("&")) {
      descriptor = -2;
    }
    in.skipBlanks();
    if (Cursor.isMeta(in.peek()) && in.raw(1) != '(') {
      throw in.problem("nothing after " + operator);
    }
    Word target = words.word();
    if (!operator.equals("<<") && !operator.equals("<<-")) {
      return new Redirect(descriptor, operator, target, null, line);
    }
    StringBuilder delimiter = new StringBuilder();
    boolean quoted = false;
    for (Part part : target.parts()) {
      if (!(part instanceof Literal literal)) {
        throw in.problem("an expansion as the end of a here-document");
      }
      delimiter.append(literal.text());
      quoted |= literal.quoted();
    }
    Here here = new Here(delimiter.toString(), quoted, operator.equals("<<-"));
    in.pending.add(here);
    return new Redirect(descriptor, operator, target, here, line);
  }
}
