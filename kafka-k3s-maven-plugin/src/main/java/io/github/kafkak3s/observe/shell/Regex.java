package io.github.kafkak3s.observe.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A POSIX regular expression of the simple kind: characters, sets, groups and repeated characters.
 * Repeated groups are not followed. A part of a text that is not known counts as one character that
 * only {@code .} and negated sets match.
 */
final class Regex {
  private static final int LONGEST = 1_000;

  private final Pattern pattern;
  private final boolean alternates;

  private Regex(Pattern pattern, boolean alternates) {
    this.pattern = pattern;
    this.alternates = alternates;
  }

  /** Reads an extended expression; null where it is not of the simple kind. */
  static Regex extended(String text) {
    return of(text, true, false);
  }

  static Regex of(String text, boolean extended, boolean ignoresCase) {
    if (text.length() > LONGEST || !ShellText.isKnown(text)) {
      return null;
    }
    Translation translation = new Translation(text, extended);
    if (!translation.translate()) {
      return null;
    }
    try {
      int flags = Pattern.DOTALL | (ignoresCase ? Pattern.CASE_INSENSITIVE : 0);
      return new Regex(Pattern.compile(translation.out.toString(), flags), translation.alternates);
    } catch (PatternSyntaxException e) {
      return null;
    }
  }

  /** Returns the expression that matches a text alone. */
  static Regex literal(String text, boolean ignoresCase) {
    int flags = Pattern.LITERAL | (ignoresCase ? Pattern.CASE_INSENSITIVE : 0);
    return text.length() > LONGEST || !ShellText.isKnown(text)
        ? null
        : new Regex(Pattern.compile(text, flags), false);
  }

  /** Reads the right side of {@code =~}: what is quoted stands for itself. */
  static Regex ofField(Field field) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      boolean escapes = field.isQuoted(i) && "\\^$.[]|()*+?{}".indexOf(c) >= 0;
      text.append(escapes ? "\\" : "").append(c);
    }
    return extended(text.toString());
  }

  /** Tells whether what it matches first is also the longest that it could. */
  boolean isExact() {
    return !alternates;
  }

  Matcher matcher(String text, Budget budget) {
    return pattern.matcher(new Counted(text, budget));
  }

  boolean isFoundIn(String text, Budget budget) {
    return matcher(text, budget).find();
  }

  /** Returns the first match and its groups; null where nothing matches. */
  List<String> groups(String text, Budget budget) {
    Matcher matcher = matcher(text, budget);
    if (!matcher.find()) {
      return null;
    }
    List<String> groups = new ArrayList<>();
    for (int i = 0; i <= matcher.groupCount(); i++) {
      String group = matcher.group(i);
      groups.add(group == null ? "" : group);
    }
    return List.copyOf(groups);
  }

  /** Lets a match that takes too long end with the budget. */
  private record Counted(String text, Budget budget) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      budget.work(1);
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Writes an expression in Java's syntax. */
  private static final class Translation {
    private final String text;
    private final boolean extended;
    private final StringBuilder out = new StringBuilder();
    private boolean alternates;
    private int at;
    private int open;

    Translation(String text, boolean extended) {
      this.text = text;
      this.extended = extended;
    }

    /** What stands before a quantifier. */
    private enum Before {
      NOTHING,
      UNIT,
      GROUP,
      REPEATED
    }

    boolean translate() {
      Before before = Before.NOTHING;
      while (at < text.length()) {
        char c = text.charAt(at++);
        boolean escaped = c == '\\';
        if (escaped) {
          if (at == text.length()) {
            return false;
          }
          c = text.charAt(at++);
        }
        boolean special = "(){}|+?".indexOf(c) >= 0 && escaped != extended;
        if (special || !escaped && c == '*') {
          before = operator(c, before);
        } else if (escaped) {
          before = escape(c);
        } else {
          before = plain(c, before);
        }
        if (before == null) {
          return false;
        }
      }
      return open == 0;
    }

    private Before operator(char c, Before before) {
      switch (c) {
        case '(' -> {
          open++;
          out.append('(');
          return Before.NOTHING;
        }
        case ')' -> {
          if (--open < 0) {
            return null;
          }
          out.append(')');
          return Before.GROUP;
        }
        case '|' -> {
          alternates = true;
          out.append('|');
          return Before.NOTHING;
        }
        case '{' -> {
          return before == Before.UNIT ? interval() : null;
        }
        case '}' -> {
          out.append("\\}");
          return Before.UNIT;
        }
        default -> {
          if (before == Before.NOTHING && c == '*' && !extended) {
            out.append("\\*");
            return Before.UNIT;
          }
          boolean isOption = before == Before.GROUP && c == '?';
          if (before != Before.UNIT && !isOption) {
            return null;
          }
          out.append(c);
          return Before.REPEATED;
        }
      }
    }

    private Before interval() {
      int end = text.indexOf(extended ? "}" : "\\}", at);
      if (end < 0 || end - at > 7) {
        return null;
      }
      String bounds = text.substring(at, end);
      for (int i = 0; i < bounds.length(); i++) {
        if (",0123456789".indexOf(bounds.charAt(i)) < 0) {
          return null;
        }
      }
      out.append('{').append(bounds.startsWith(",") ? "0" : "").append(bounds).append('}');
      at = end + (extended ? 1 : 2);
      return Before.REPEATED;
    }

    private Before escape(char c) {
      switch (c) {
        case 'n' -> out.append("\\n");
        case 't' -> out.append("\\t");
        case 's', 'S', 'w', 'W' -> out.append('\\').append(c);
        default -> {
          if (Cursor.isNamePart(c) || c == '<' || c == '>' || c == '`' || c == '\'') {
            return null;
          }
          out.append('\\').append(c);
        }
      }
      return Before.UNIT;
    }

    private Before plain(char c, Before before) {
      switch (c) {
        case '[' -> {
          int end = CharSet.end(text, at - 1);
          if (end < 0) {
            return null;
          }
          boolean known = set(text.substring(at, end));
          at = end + 1;
          return known ? Before.UNIT : null;
        }
        case '.' -> out.append('.');
        case '^' -> {
          boolean isStart = out.isEmpty() || before == Before.NOTHING;
          if (isStart || extended) {
            out.append('^');
            return Before.NOTHING;
          }
          out.append("\\^");
        }
        case '$' -> {
          boolean isEnd =
              at == text.length() || text.startsWith("\\)", at) || text.startsWith("\\|", at);
          if (isEnd || extended) {
            out.append("\\z");
            return Before.NOTHING;
          }
          out.append("\\$");
        }
        default -> {
          if (c < 0x80 && !Cursor.isNamePart(c)) {
            out.append('\\');
          }
          out.append(c);
        }
      }
      return Before.UNIT;
    }

    private boolean set(String body) {
      int i = 0;
      out.append('[');
      if (body.startsWith("^")) {
        out.append('^');
        i++;
      }
      while (i < body.length()) {
        if (body.startsWith("[:", i)) {
          int close = body.indexOf(":]", i);
          String name = close < 0 ? null : javaClass(body.substring(i + 2, close));
          if (name == null) {
            return false;
          }
          out.append("\\p{").append(name).append('}');
          i = close + 2;
          continue;
        }
        char c = body.charAt(i);
        boolean isRange =
            c == '-' && i > 0 && i + 1 < body.length() && out.charAt(out.length() - 1) != '^';
        if (c == '\\' && i + 1 < body.length() && "nt]".indexOf(body.charAt(i + 1)) >= 0) {
          return false;
        }
        if (!isRange && c < 0x80 && !Cursor.isNamePart(c)) {
          out.append('\\');
        }
        out.append(c);
        i++;
      }
      out.append(']');
      return true;
    }

    private static String javaClass(String name) {
      return switch (name) {
        case "digit" -> "Digit";
        case "lower" -> "Lower";
        case "upper" -> "Upper";
        case "alpha" -> "Alpha";
        case "alnum" -> "Alnum";
        case "blank" -> "Blank";
        case "space" -> "Space";
        case "xdigit" -> "XDigit";
        case "punct" -> "Punct";
        default -> null;
      };
    }
  }
}
