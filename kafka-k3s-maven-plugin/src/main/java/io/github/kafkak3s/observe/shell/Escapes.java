package io.github.kafkak3s.observe.shell;

/** Backslash escapes of {@code $'…'}, {@code printf} and {@code echo -e}. */
final class Escapes {
  private Escapes() {}

  /** Returns the text of {@code $'…'}: octal {@code \nnn}. */
  static String ofQuoted(String text) {
    return resolved(text, false);
  }

  /** Returns the text of a {@code printf} format: octal {@code \nnn}. */
  static String ofFormat(String text) {
    return resolved(text, false);
  }

  /** Returns the text of {@code echo -e} and {@code %b}: octal {@code \0nnn}. */
  static String ofEcho(String text) {
    return resolved(text, true);
  }

  private static String resolved(String text, boolean zeroFirst) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i++);
      if (c != '\\' || i == text.length()) {
        out.append(c);
        continue;
      }
      c = text.charAt(i++);
      switch (c) {
        case 'n' -> out.append('\n');
        case 't' -> out.append('\t');
        case 'r' -> out.append('\r');
        case 'a' -> out.append('\u0007');
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'v' -> out.append('\u000b');
        case 'e', 'E' -> out.append('\u001b');
        case '\\' -> out.append('\\');
        case '\'', '"' -> out.append(zeroFirst ? "\\" + c : String.valueOf(c));
        case '0', '1', '2', '3', '4', '5', '6', '7' -> {
          int first = zeroFirst && c == '0' ? i : i - 1;
          if (zeroFirst && c != '0') {
            out.append('\\').append(c);
          } else {
            int end = first;
            int code = 0;
            while (end < text.length() && end < first + 3 && isOctal(text.charAt(end))) {
              code = code * 8 + text.charAt(end++) - '0';
            }
            // Bytes past ASCII would be parts of letters; they stay unknown.
            out.append(code == 0 ? "" : code < 0x80 ? String.valueOf((char) code) : ShellText.ANY);
            i = end;
          }
        }
        case 'x', 'u', 'U' -> {
          int longest = c == 'x' ? 2 : c == 'u' ? 4 : 8;
          int end = i;
          while (end < text.length()
              && end < i + longest
              && Character.digit(text.charAt(end), 16) >= 0) {
            end++;
          }
          out.append(ShellText.GAP);
          i = end;
        }
        case 'c' -> {
          return out.append(ShellText.GAP).toString();
        }
        default -> out.append('\\').append(c);
      }
    }
    return out.toString();
  }

  private static boolean isOctal(char c) {
    return c >= '0' && c <= '7';
  }
}
