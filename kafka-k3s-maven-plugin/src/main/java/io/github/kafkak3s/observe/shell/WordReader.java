package io.github.kafkak3s.observe.shell;

import io.github.kafkak3s.observe.shell.Syntax.Arithmetic;
import io.github.kafkak3s.observe.shell.Syntax.Block;
import io.github.kafkak3s.observe.shell.Syntax.FileOf;
import io.github.kafkak3s.observe.shell.Syntax.HereLine;
import io.github.kafkak3s.observe.shell.Syntax.Literal;
import io.github.kafkak3s.observe.shell.Syntax.Opaque;
import io.github.kafkak3s.observe.shell.Syntax.Parameter;
import io.github.kafkak3s.observe.shell.Syntax.Part;
import io.github.kafkak3s.observe.shell.Syntax.Substitution;
import io.github.kafkak3s.observe.shell.Syntax.Word;
import java.util.ArrayList;
import java.util.List;

/** Reads words: quotes, escapes and what begins with a dollar sign. */
final class WordReader {
  private final Cursor in;

  WordReader(Cursor in) {
    this.in = in;
  }

  /** Collects the parts of one word. */
  private static final class Parts {
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();
    private boolean quoted;
    private int breaks;

    void add(char c, boolean isQuoted) {
      if (!literal.isEmpty() && quoted != isQuoted) {
        flush();
      }
      quoted = isQuoted;
      literal.append(c);
      if (c == '\n') {
        breaks++;
      }
    }

    void add(Part part) {
      flush();
      parts.add(part);
    }

    void flush() {
      if (!literal.isEmpty()) {
        parts.add(new Literal(literal.toString(), quoted));
        literal.setLength(0);
      }
    }

    Word word(int line) {
      flush();
      return new Word(List.copyOf(parts), line, breaks);
    }
  }

  /** Reads a word up to a blank, a line's end or an operator. */
  Word word() throws SyntaxProblem {
    int line = in.line;
    Parts parts = new Parts();
    for (char c = in.peek(); !Cursor.isMeta(c) || isProcess(c); c = in.peek()) {
      if (isProcess(c)) {
        process(parts);
      } else if (in.dialect == Dialect.BASH && in.raw(1) == '(' && "?*+@!".indexOf(c) >= 0) {
        extendedPattern(parts);
      } else {
        part(parts, false);
      }
    }
    return parts.word(line);
  }

  private boolean isProcess(char c) {
    return (c == '<' || c == '>') && in.raw(1) == '(';
  }

  private void process(Parts parts) throws SyntaxProblem {
    boolean reads = in.take() == '<';
    int line = in.line;
    Block body = parenthesized();
    parts.add(reads ? new FileOf(body) : new Opaque(">( )", line));
  }

  private void extendedPattern(Parts parts) throws SyntaxProblem {
    int line = in.line;
    in.take();
    int open = 0;
    do {
      char c = in.take();
      if (c == Cursor.END) {
        throw in.problem("no )");
      }
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
    } while (open > 0);
    parts.add(new Opaque("an extended pattern", line));
  }

  /** Reads the right side of {@code =~}: up to a blank outside of parentheses. */
  Word expression() throws SyntaxProblem {
    int line = in.line;
    Parts parts = new Parts();
    int open = 0;
    for (char c = in.peek(); c != Cursor.END && c != '\n'; c = in.peek()) {
      if (open == 0 && (c == ' ' || c == '\t' || c == ')')) {
        break;
      }
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
      part(parts, false);
    }
    return parts.word(line);
  }

  /** Reads up to one of these characters at the outer level, and leaves it. */
  private Word until(String ends, boolean inQuotes, boolean singleQuotes) throws SyntaxProblem {
    int line = in.line;
    Parts parts = new Parts();
    in.enter();
    while (ends.indexOf(in.peek()) < 0) {
      if (in.atEnd()) {
        throw in.problem("no " + ends.charAt(0));
      }
      if (in.raw() == '\'' && inQuotes && !singleQuotes) {
        parts.add(in.take(), true);
      } else if (inQuotes && !singleQuotes) {
        quotedPart(parts, true);
      } else {
        part(parts, inQuotes);
      }
    }
    in.leave();
    return parts.word(line);
  }

  private void part(Parts parts, boolean inQuotes) throws SyntaxProblem {
    switch (in.peek()) {
      case '\'' -> {
        in.take();
        singleQuoted(parts);
      }
      case '"' -> {
        in.take();
        doubleQuoted(parts);
      }
      case '\\' -> {
        in.take();
        if (in.raw() != Cursor.END) {
          parts.add(in.take(), true);
        } else {
          parts.add('\\', true);
        }
      }
      case '$' -> dollar(parts, inQuotes);
      case '`' -> backticks(parts, inQuotes);
      default -> parts.add(in.take(), inQuotes);
    }
  }

  private void singleQuoted(Parts parts) throws SyntaxProblem {
    parts.add(new Literal("", true));
    while (in.raw() != '\'') {
      if (in.raw() == Cursor.END) {
        throw in.problem("no closing '");
      }
      parts.add(in.take(), true);
    }
    in.take();
  }

  private void doubleQuoted(Parts parts) throws SyntaxProblem {
    parts.add(new Literal("", true));
    in.enter();
    while (in.peek() != '"') {
      if (in.atEnd()) {
        throw in.problem("no closing \"");
      }
      quotedPart(parts, true);
    }
    in.take();
    in.leave();
  }

  /** Reads one part inside of double quotes or, without the quote as a special, a here-document. */
  private void quotedPart(Parts parts, boolean inQuotes) throws SyntaxProblem {
    switch (in.peek()) {
      case '\\' -> {
        in.take();
        char c = in.raw();
        boolean escapes = c == '$' || c == '`' || c == '\\' || inQuotes && (c == '"' || c == '}');
        if (!escapes || c == '}') {
          parts.add('\\', true);
        }
        if (c != Cursor.END) {
          parts.add(in.take(), true);
        }
      }
      case '"' -> {
        // A quote inside of "${a:-"b"}" ends and begins the quoting; the text is the same.
        in.take();
        if (!inQuotes) {
          parts.add('"', true);
        }
      }
      case '$' -> dollar(parts, true);
      case '`' -> backticks(parts, true);
      default -> parts.add(in.take(), true);
    }
  }

  private void dollar(Parts parts, boolean quoted) throws SyntaxProblem {
    int line = in.line;
    in.take();
    char c = in.peek();
    if (c == '(') {
      if (in.raw(1) == '(' && arithmetic(parts, quoted)) {
        return;
      }
      parts.add(new Substitution(parenthesized(), quoted));
    } else if (c == '{') {
      in.take();
      in.enter();
      braced(parts, quoted, line);
      in.leave();
    } else if (c == '\'' && !quoted) {
      in.take();
      escaped(parts, line);
    } else if (c == '"' && !quoted && in.dialect == Dialect.BASH) {
      in.take();
      doubleQuoted(parts);
    } else if (Cursor.isNameStart(c)) {
      parts.add(new Parameter(in.name(), null, "", null, null, quoted, line));
    } else if (c >= '0' && c <= '9' || isSpecial(c)) {
      parts.add(new Parameter(String.valueOf(in.take()), null, "", null, null, quoted, line));
    } else {
      parts.add('$', quoted);
    }
  }

  private static boolean isSpecial(char c) {
    return "@*#?-$!".indexOf(c) >= 0;
  }

  private Block parenthesized() throws SyntaxProblem {
    in.expect("(");
    in.enter();
    Block body = new CommandReader(in).block();
    in.leave();
    in.expect(")");
    return body;
  }

  /** Reads {@code ((…))}; returns false, and reads nothing, where it is not closed by two. */
  private boolean arithmetic(Parts parts, boolean quoted) throws SyntaxProblem {
    int at = in.at;
    int line = in.line;
    in.takes("((");
    Word expression = untilDoubleParenthesis();
    if (expression == null) {
      in.at = at;
      in.line = line;
      return false;
    }
    parts.add(new Arithmetic(expression, quoted, line));
    return true;
  }

  /** Reads an arithmetic expression and the {@code ))} behind it; null where there is none. */
  Word untilDoubleParenthesis() throws SyntaxProblem {
    int line = in.line;
    Parts parts = new Parts();
    int open = 0;
    in.enter();
    for (char c = in.peek(); c != Cursor.END; c = in.peek()) {
      if (c == ')' && open == 0) {
        if (in.raw(1) != ')') {
          break;
        }
        in.takes("))");
        in.leave();
        return parts.word(line);
      }
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == '\'') {
        parts.add(in.take(), true);
      } else {
        quotedPart(parts, true);
      }
    }
    in.leave();
    return null;
  }

  /** Reads a part of {@code for ((a; b; c))}: up to a semicolon, and leaves it. */
  Word untilSemicolon() throws SyntaxProblem {
    return until(";", true, false);
  }

  /** Reads {@code ${…}} after its brace. */
  private void braced(Parts parts, boolean quoted, int line) throws SyntaxProblem {
    String prefix = "";
    char c = in.peek();
    if (c == '#' && in.raw(1) != '}' && !isOperatorAfterHash()) {
      in.take();
      prefix = "length";
    } else if (c == '!' && in.raw(1) != '}') {
      in.take();
      prefix = "!";
    }
    String name = parameterName();
    Word index = null;
    if (in.peek() == '[') {
      in.take();
      index = until("]", false, true);
      in.expect("]");
    }
    if (!prefix.isEmpty()) {
      Word rest = until("}", quoted, true);
      in.expect("}");
      parts.add(
          rest.parts().isEmpty()
              ? new Parameter(name, index, prefix, null, null, quoted, line)
              : new Opaque("${" + prefix + name + "…}", line));
      return;
    }
    String operator = operator();
    Word operand = null;
    Word second = null;
    switch (operator) {
      case "" -> {
        if (in.peek() != '}') {
          throw in.problem("a bad substitution");
        }
      }
      case "/", "//", "/#", "/%" -> {
        operand = until("/}", false, true);
        if (in.takes("/")) {
          second = until("}", false, true);
        }
      }
      case ":" -> {
        operand = until(":}", true, false);
        if (in.takes(":")) {
          second = until("}", true, false);
        }
      }
      case "#", "##", "%", "%%", "^", "^^", ",", ",,", "@" -> operand = until("}", false, true);
      default -> operand = until("}", quoted, false);
    }
    in.expect("}");
    parts.add(new Parameter(name, index, operator, operand, second, quoted, line));
  }

  /** Tells {@code ${#-default}} and {@code ${#%…}}, which are of {@code $#}, from a length. */
  private boolean isOperatorAfterHash() {
    char next = in.raw(1);
    return !Cursor.isNamePart(next) && !(isSpecial(next) && in.raw(2) == '}');
  }

  private String parameterName() throws SyntaxProblem {
    String name = in.name();
    if (!name.isEmpty()) {
      return name;
    }
    StringBuilder digits = new StringBuilder();
    while (in.peek() >= '0' && in.peek() <= '9') {
      digits.append(in.take());
    }
    if (!digits.isEmpty()) {
      return digits.toString();
    }
    if (isSpecial(in.peek())) {
      return String.valueOf(in.take());
    }
    throw in.problem("a bad substitution");
  }

  private String operator() {
    for (String operator : List.of(
        ":-", ":=", ":?", ":+", "##", "%%", "//", "/#", "/%", "^^", ",,", "-", "=", "?", "+", "#",
        "%", "/", "^", ",", "@", ":")) {
      if (in.takes(operator)) {
        return operator;
      }
    }
    return "";
  }

  private void backticks(Parts parts, boolean quoted) throws SyntaxProblem {
    in.take();
    int line = in.line;
    StringBuilder body = new StringBuilder();
    while (in.raw() != '`') {
      char c = in.take();
      if (c == Cursor.END) {
        throw in.problem("no closing `");
      }
      char next = in.raw();
      if (c == '\\' && (next == '$' || next == '`' || next == '\\' || quoted && next == '"')) {
        c = in.take();
      }
      body.append(c);
    }
    in.take();
    in.enter();
    Cursor inner = in.inside(body.toString(), line);
    Block block = new CommandReader(inner).block();
    if (!inner.atEnd()) {
      throw inner.problem("something unexpected in backticks");
    }
    in.leave();
    parts.add(new Substitution(block, quoted));
  }

  /** Reads {@code $'…'}. */
  private void escaped(Parts parts, int line) throws SyntaxProblem {
    parts.add(new Literal("", true));
    StringBuilder text = new StringBuilder();
    while (in.raw() != '\'') {
      char c = in.take();
      if (c == Cursor.END) {
        throw in.problem("no closing '");
      }
      text.append(c);
      if (c == '\\' && in.raw() != Cursor.END) {
        text.append(in.take());
      }
    }
    in.take();
    if (in.dialect != Dialect.BASH) {
      parts.add(new Opaque("$'…', which dash does not know,", line));
      return;
    }
    String resolved = Escapes.ofQuoted(text.toString());
    for (int i = 0; i < resolved.length(); i++) {
      parts.add(resolved.charAt(i), true);
    }
  }

  /** Reads the text of an unquoted here-document, line by line, to the end of the input. */
  List<HereLine> hereLines() throws SyntaxProblem {
    List<HereLine> lines = new ArrayList<>();
    while (!in.atEnd()) {
      int line = in.line;
      Parts parts = new Parts();
      while (!in.atEnd()) {
        boolean ends = in.raw() == '\n';
        quotedPart(parts, false);
        if (ends) {
          break;
        }
      }
      lines.add(new HereLine(parts.word(line), line));
    }
    return lines;
  }
}
