package io.github.kafkak3s.observe.shell;

import io.github.kafkak3s.observe.shell.SedCommand.Address;
import java.util.ArrayList;
import java.util.List;

/** Reads a {@code sed} script. */
final class SedReader {
  private static final int SHORTEST_HEAD = 3;

  private final String text;
  private final boolean extended;
  private int at;

  SedReader(String text, boolean extended) {
    this.text = text;
    this.extended = extended;
  }

  /** Returns the commands; null where one is not understood. */
  List<SedCommand> commands() {
    List<SedCommand> commands = new ArrayList<>();
    for (skip(" \t\n;"); at < text.length(); skip(" \t\n;")) {
      if (text.charAt(at) == '#') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
        continue;
      }
      SedCommand command = command();
      if (command == null) {
        return null;
      }
      commands.add(command);
    }
    return commands;
  }

  private void skip(String characters) {
    while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\n';
  }

  private SedCommand command() {
    Address first = null;
    Address last = null;
    if (isAddress(peek())) {
      first = address();
      skip(" \t");
      if (peek() == ',') {
        at++;
        skip(" \t");
        last = isAddress(peek()) ? address() : null;
        if (last == null) {
          return null;
        }
      }
      if (first == null) {
        return null;
      }
      skip(" \t");
    }
    boolean negated = peek() == '!';
    if (negated) {
      at++;
      skip(" \t");
    }
    char name = peek();
    at++;
    switch (name) {
      case 's' -> {
        return substitution(first, last, negated);
      }
      case 'y' -> {
        char delimiter = peek();
        at++;
        String from = part(delimiter, false);
        String to = from == null ? null : part(delimiter, false);
        if (to == null || from.length() != to.length() || from.indexOf('\\') >= 0) {
          return null;
        }
        return new SedCommand(name, first, last, negated, null, from, to, false, false, 1);
      }
      case 'd', 'p', 'q' -> {
        skip(" \t");
        boolean ends = at >= text.length() || peek() == ';' || peek() == '\n';
        return ends
            ? new SedCommand(name, first, last, negated, null, "", "", false, false, 1)
            : null;
      }
      case 'a', 'i', 'c' -> {
        return last == null || name != 'c' ? addition(name, first, last, negated) : null;
      }
      default -> {
        return null;
      }
    }
  }

  private static boolean isAddress(char c) {
    return c >= '0' && c <= '9' || c == '$' || c == '/' || c == '\\';
  }

  private Address address() {
    char c = peek();
    at++;
    if (c == '$') {
      return new Address(0, null);
    }
    if (c == '/' || c == '\\') {
      char delimiter = c;
      if (c == '\\') {
        delimiter = peek();
        at++;
      }
      String body = part(delimiter, true);
      if (body == null) {
        return null;
      }
      boolean ignoresCase = peek() == 'I';
      at += ignoresCase ? 1 : 0;
      Regex regex = Regex.of(body, extended, ignoresCase);
      return regex == null ? null : new Address(-1, regex);
    }
    int start = at - 1;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    int number = Filters.digits(text.substring(start, at));
    return number < 1 || peek() == '~' ? null : new Address(number, null);
  }

  /** Reads up to a delimiter and past it; null where it does not come. */
  private String part(char delimiter, boolean isExpression) {
    if (delimiter == '\n' || delimiter == '\\') {
      return null;
    }
    StringBuilder part = new StringBuilder();
    boolean inSet = false;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\\' && at < text.length()) {
        char next = text.charAt(at++);
        // An escaped delimiter stands for itself, unless it means something in an expression.
        boolean dropsBackslash = next == delimiter && ".*[]^$+?(){}|&".indexOf(next) < 0;
        part.append(dropsBackslash ? "" : "\\").append(next);
      } else if (c == delimiter && !inSet) {
        return part.toString();
      } else {
        if (isExpression && c == '[' && !inSet) {
          int end = CharSet.end(text, at - 1);
          inSet = end > 0 && text.substring(at, end).indexOf('\n') < 0;
        } else if (inSet && c == ']') {
          inSet = false;
        }
        part.append(c);
      }
    }
    return null;
  }

  private SedCommand substitution(Address first, Address last, boolean negated) {
    char delimiter = peek();
    at++;
    String body = part(delimiter, true);
    String replacement = body == null ? null : part(delimiter, false);
    if (replacement == null || !isPlain(replacement)) {
      return null;
    }
    boolean global = false;
    boolean prints = false;
    boolean ignoresCase = false;
    int occurrence = 1;
    while (at < text.length() && ";\n} \t".indexOf(peek()) < 0) {
      char flag = peek();
      at++;
      switch (flag) {
        case 'g' -> global = true;
        case 'p' -> prints = true;
        case 'i', 'I' -> ignoresCase = true;
        default -> {
          if (flag < '1' || flag > '9') {
            return null;
          }
          occurrence = flag - '0';
        }
      }
    }
    skip(" \t");
    if (at < text.length() && peek() != ';' && peek() != '\n') {
      return null;
    }
    if (!ShellText.isKnown(body)) {
      String head = head(body);
      // Whether it matches is open, so what begins like it is not known from there on.
      return head.isEmpty() || prints
          ? null
          : new SedCommand(
              's',
              first,
              last,
              negated,
              Regex.of(head + ".*", extended, ignoresCase),
              ShellText.ANY,
              "",
              false,
              false,
              1);
    }
    Regex regex = body.isEmpty() ? null : Regex.of(body, extended, ignoresCase);
    if (regex == null || !regex.isExact()) {
      return null;
    }
    return new SedCommand(
        's', first, last, negated, regex, replacement, "", global, prints, occurrence);
  }

  /**
   * Returns the plain letters that an expression with an unknown part begins with, without the last
   * one, which that part may make optional; empty where they are too few to tell lines apart.
   */
  private static String head(String body) {
    int end = 0;
    while (end < body.length()
        && (Cursor.isNamePart(body.charAt(end)) || "-:/@ ".indexOf(body.charAt(end)) >= 0)) {
      end++;
    }
    boolean isAny = end < body.length() && body.startsWith(ShellText.ANY, end);
    return isAny && end > SHORTEST_HEAD ? body.substring(0, end - 1) : "";
  }

  /** Tells whether a replacement has no escapes but those that are followed. */
  private static boolean isPlain(String replacement) {
    for (int i = 0; i + 1 < replacement.length(); i++) {
      if (replacement.charAt(i) == '\\') {
        char next = replacement.charAt(++i);
        if (Cursor.isNameStart(next) && next != 'n' && next != 't') {
          return false;
        }
      }
    }
    return true;
  }

  private SedCommand addition(char name, Address first, Address last, boolean negated) {
    skip(" \t");
    if (peek() == '\\') {
      at++;
      skip(" \t");
      if (peek() == '\n') {
        at++;
      }
    }
    int end = text.indexOf('\n', at);
    end = end < 0 ? text.length() : end;
    String added = text.substring(Math.min(at, end), end);
    at = end;
    return added.indexOf('\\') >= 0
        ? null
        : new SedCommand(name, first, last, negated, null, added, "", false, false, 1);
  }
}
