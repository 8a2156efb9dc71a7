package io.github.kafkak3s.observe.shell;

import io.github.kafkak3s.observe.shell.Syntax.Here;
import java.util.ArrayDeque;
import java.util.Deque;

/** Where the parser stands in a script, and the here-documents that it still has to read. */
final class Cursor {
  /** What {@link #peek} returns at the end. */
  static final char END = '\0';

  private static final int DEEPEST = 200;

  final String text;
  final Dialect dialect;
  final Deque<Here> pending = new ArrayDeque<>();
  int at;
  int line;
  private final Reads reads;
  private int depth;

  /** Counts how often something is looked at: a few constructs are read twice. */
  private static final class Reads {
    private long left;

    Reads(int length) {
      left = 100L * length + 10_000;
    }
  }

  /** Begins at the beginning of a script. */
  Cursor(String text, Dialect dialect) {
    this(text, dialect, 1, 0, new Reads(text.length()));
  }

  private Cursor(String text, Dialect dialect, int line, int depth, Reads reads) {
    this.text = text;
    this.dialect = dialect;
    this.line = line;
    this.depth = depth;
    this.reads = reads;
  }

  /** Returns a cursor over a part of the script that stands in quotes of some kind. */
  Cursor inside(String part, int firstLine) {
    return new Cursor(part, dialect, firstLine, depth, reads);
  }

  /** Something begins that ends by {@link #leave}. */
  void enter() throws SyntaxProblem {
    if (++depth > DEEPEST) {
      throw problem("nested too deep");
    }
    if (reads.left < 0) {
      throw problem("too tangled to be read");
    }
  }

  void leave() {
    depth--;
  }

  /** Returns the next character, past line continuations; {@link #END} at the end. */
  char peek() {
    reads.left--;
    while (at + 1 < text.length() && text.charAt(at) == '\\' && text.charAt(at + 1) == '\n') {
      at += 2;
      line++;
    }
    return raw();
  }

  /** Returns the next character as it stands. */
  char raw() {
    return at < text.length() ? text.charAt(at) : END;
  }

  /** Returns a later character; {@link #END} past the end. */
  char raw(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : END;
  }

  /** Takes the next character as it stands. */
  char take() {
    char c = raw();
    at++;
    if (c == '\n') {
      line++;
    }
    return c;
  }

  boolean atEnd() {
    return peek() == END;
  }

  /** Tells whether a text comes next. */
  boolean sees(String next) {
    peek();
    return text.startsWith(next, at);
  }

  /** Takes a text if it comes next. */
  boolean takes(String next) {
    if (!sees(next)) {
      return false;
    }
    at += next.length();
    return true;
  }

  /** Takes a text that must come next. */
  void expect(String next) throws SyntaxProblem {
    if (!takes(next)) {
      throw problem("no " + next);
    }
  }

  /** Passes blanks and line continuations, and a comment. */
  void skipBlanks() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\r') {
      at++;
    }
    if (peek() == '#') {
      while (raw() != '\n' && raw() != END) {
        at++;
      }
    }
  }

  SyntaxProblem problem(String what) {
    return new SyntaxProblem(what, line);
  }

  static boolean isNameStart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }

  static boolean isNamePart(char c) {
    return isNameStart(c) || c >= '0' && c <= '9';
  }

  /** Tells whether a character ends a word when it stands without quotes. */
  static boolean isMeta(char c) {
    return switch (c) {
      case ' ', '\t', '\r', '\n', ';', '&', '|', '<', '>', '(', ')', END -> true;
      default -> false;
    };
  }

  /** Takes a name; an empty text where none comes next. */
  String name() {
    int start = at;
    if (isNameStart(peek())) {
      start = at;
      while (isNamePart(raw())) {
        at++;
      }
    }
    return text.substring(Math.min(start, at), at);
  }
}
