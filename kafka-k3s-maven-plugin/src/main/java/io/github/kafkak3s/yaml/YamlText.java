package io.github.kafkak3s.yaml;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a text is written in YAML so that every reader gives back that text: plain where no reader of
 * YAML 1.1 or 1.2 (SnakeYAML, PyYAML, go-yaml and so kubectl, Kustomize, Argo CD and Flux, the core
 * and the JSON schema) takes it for something else, else in double quotes. The rules are a little
 * wider than the union of the readers' own, because a needless pair of quotes costs nothing.
 */
final class YamlText {
  private static final Set<String> WORDS =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf", "infinity");

  private static final int LONGEST_WORD = 8;

  /**
   * What looks like a number or a date: decimals with any of {@code _ , . :} (YAML 1.1 counts
   * {@code 12:30:45} to the base 60, and its own definition of a float takes {@code 1.2.3}),
   * exponents, {@code 0b 0o 0x} and hexadecimal floats (Go), infinities, whatever starts like a
   * date.
   */
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9_,.:]+([eE][-+]?[0-9_]*)?"
      + "|[-+]?0[bBoO][0-9_]*"
      + "|[-+]?0[xX][0-9a-fA-F_.]*([pP][-+]?[0-9_]*)?"
      + "|[-+]?\\.?([iI][nN][fF]([iI][nN][iI][tT][yY])?|[nN][aA][nN])"
      + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*");

  private YamlText() {}

  /** Returns the text on one line, plain or in double quotes. */
  static String onOneLine(String text) {
    return isPlain(text) ? text : quoted(text);
  }

  /**
   * Tells whether a text is written as a {@code |} block: it has several lines (or one that ends),
   * and every reader and Kustomize's own writer keep it one. Kustomize turns a block with a tab or
   * a trailing blank into one quoted line.
   */
  static boolean fitsBlock(String text) {
    if (text.indexOf('\n') < 0 || text.charAt(0) == '\n') {
      return false;
    }
    char previous = '\n';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' ? previous == ' ' : c < ' ' || c >= 0x7F && needsEscape(text.codePointAt(i))) {
        return false;
      }
      if (Character.isHighSurrogate(c)) {
        i++;
      }
      previous = c;
    }
    return previous != ' ';
  }

  private static boolean isPlain(String text) {
    if (text.isEmpty() || !startsPlain(text)) {
      return false;
    }
    char previous = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '#' && previous == ' ' || c == ' ' && previous == ':') {
        return false;
      }
      previous = c;
    }
    return previous != ' ' && previous != ':' && !isReserved(text);
  }

  /** Indicators never start a plain text here, not even where YAML would allow it. */
  private static boolean startsPlain(String text) {
    char first = text.charAt(0);
    if (isLetter(first) || isDigit(first)) {
      return true;
    }
    return switch (first) {
      case '/', '_', '$', '(' -> true;
      case '-' ->
        text.length() > 1
            && !text.startsWith("---")
            && (text.charAt(1) == '-' || isWord(text.charAt(1)));
      case '.' -> text.length() > 1 && isLetter(text.charAt(1));
      default -> false;
    };
  }

  private static boolean isReserved(String text) {
    return isLetter(text.charAt(0))
        ? text.length() <= LONGEST_WORD && WORDS.contains(text.toLowerCase(Locale.ROOT))
        : NUMBER.matcher(text).matches();
  }

  private static boolean isWord(char c) {
    return isLetter(c) || isDigit(c);
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Uses the escapes that JSON knows too. */
  private static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8).append('"');
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (needsEscape(c)) {
            out.append("\\u").append("%04X".formatted(c));
          } else {
            out.appendCodePoint(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }

  /**
   * Tells whether a character is written as an escape: what YAML calls not printable, its line
   * breaks beyond LF, and what a reviewer would not see (blanks of other kinds, zero widths,
   * changes of direction). Fixed ranges, since the Unicode tables differ from one Java release to
   * the next.
   *
   * @throws IllegalArgumentException if it is half a surrogate pair, which no encoding can carry
   */
  private static boolean needsEscape(int c) {
    if (c >= 0xD800 && c <= 0xDFFF) {
      throw new IllegalArgumentException("half a surrogate pair: U+%04X".formatted(c));
    }
    return c < 0x20
        || c >= 0x7F && c <= 0xA0
        || c == 0xAD
        || c == 0x061C
        || c >= 0x2000 && c <= 0x200F
        || c >= 0x2028 && c <= 0x202F
        || c >= 0x205F && c <= 0x206F
        || c == 0x3000
        || c == 0xFEFF
        || c == 0xFFFE
        || c == 0xFFFF;
  }
}
