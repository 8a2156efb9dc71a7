package io.github.kafkak3s.kafka;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Java properties file as Kafka will see it. Kafka loads a file by {@code java.util.Properties}
 * from its bytes, which are ISO 8859-1 to that class: each byte of a letter outside ASCII becomes a
 * character of its own, as it does here.
 *
 * @param entries keys and values in the order of the file, keys that stand twice kept twice
 * @param malformed the first broken escape sequence; Kafka refuses the whole file for it
 */
public record PropertiesText(List<Entry> entries, Optional<Malformed> malformed) {
  /** Keeps an unmodifiable copy of the entries. */
  public PropertiesText {
    entries = List.copyOf(entries);
  }

  /**
   * One key with its value.
   *
   * @param key the key, escapes resolved
   * @param value the value, escapes resolved; may be empty
   * @param line the line that the key stands on, from 1
   */
  public record Entry(String key, String value, int line) {}

  /**
   * A {@code \\u} that four hexadecimal digits do not follow.
   *
   * @param line the line that its key stands on, from 1
   */
  public record Malformed(int line) {}

  /** Reads a file; its bytes are the text's UTF-8. */
  public static PropertiesText parse(String text) {
    String bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    return new PropertiesReader(bytes).read();
  }

  /**
   * Returns the values by key in the order of the file; of a key that stands twice the last value
   * wins.
   */
  public Map<String, String> toMap() {
    Map<String, String> map = new LinkedHashMap<>();
    entries.forEach(entry -> map.put(entry.key(), entry.value()));
    return map;
  }

  /**
   * Writes options as a file that reads back as the same options: one {@code key=value} a line, in
   * ASCII, no line with a blank or tab at its end.
   */
  public static String write(Map<String, String> options) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> option : options.entrySet()) {
      append(text, option.getKey(), true);
      text.append('=');
      append(text, option.getValue(), false);
      text.append('\n');
    }
    return text.toString();
  }

  private static void append(StringBuilder text, String part, boolean isKey) {
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      boolean isEdge = i == 0 || i == part.length() - 1;
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\f' -> text.append("\\f");
        case ' ' -> text.append(isKey || isEdge ? "\\u0020" : " ");
        case '=', ':', '#', '!' -> text.append(isKey ? "\\" : "").append(c);
        default -> {
          if (c > ' ' && c <= '~') {
            text.append(c);
          } else {
            appendUnicode(text, c);
          }
        }
      }
    }
  }

  private static void appendUnicode(StringBuilder text, char c) {
    text.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      text.append("0123456789ABCDEF".charAt(c >> shift & 0xF));
    }
  }

  /** Splits as {@code Properties.load} does. */
  private static final class PropertiesReader {
    private final String text;
    private final List<Entry> entries = new ArrayList<>();
    private int at;
    private int line = 1;

    PropertiesReader(String text) {
      this.text = text;
    }

    PropertiesText read() {
      for (Logical logical = next(); logical != null; logical = next()) {
        Optional<Entry> entry = entry(logical);
        if (entry.isEmpty()) {
          return new PropertiesText(entries, Optional.of(new Malformed(logical.line)));
        }
        entries.add(entry.get());
      }
      return new PropertiesText(entries, Optional.empty());
    }

    private record Logical(String text, int line) {}

    /**
     * Returns the next line that is neither blank nor a comment, continuations joined; null at the
     * end.
     */
    private Logical next() {
      StringBuilder logical = new StringBuilder();
      int start = line;
      boolean isContinued = false;
      boolean skipsBlanks = true;
      boolean escapes = false;
      while (at < text.length()) {
        char c = text.charAt(at++);
        boolean isEnd = c == '\n' || c == '\r';
        if (isEnd) {
          endLine(c);
        }
        if (skipsBlanks) {
          if (isBlank(c)) {
            continue;
          }
          if (isEnd && !isContinued) {
            start = line;
            continue;
          }
          skipsBlanks = false;
          isContinued = false;
        }
        if (logical.isEmpty() && (c == '#' || c == '!')) {
          skipLine();
          start = line;
          skipsBlanks = true;
        } else if (!isEnd) {
          logical.append(c);
          escapes = c == '\\' && !escapes;
        } else if (logical.isEmpty()) {
          start = line;
          skipsBlanks = true;
        } else if (escapes) {
          logical.setLength(logical.length() - 1);
          // Java takes a lone backslash on the last line for an empty key, but not before a CR LF.
          if (at == text.length() && text.charAt(at - 1) == c) {
            return new Logical(logical.toString(), start);
          }
          isContinued = true;
          skipsBlanks = true;
          escapes = false;
        } else {
          return new Logical(logical.toString(), start);
        }
      }
      if (logical.isEmpty()) {
        return null;
      }
      if (escapes) {
        logical.setLength(logical.length() - 1);
      }
      return new Logical(logical.toString(), start);
    }

    private void endLine(char c) {
      if (c == '\r' && at < text.length() && text.charAt(at) == '\n') {
        at++;
      }
      line++;
    }

    private void skipLine() {
      while (at < text.length()) {
        char c = text.charAt(at++);
        if (c == '\n' || c == '\r') {
          endLine(c);
          return;
        }
      }
    }

    private static boolean isBlank(char c) {
      return c == ' ' || c == '\t' || c == '\f';
    }

    private static Optional<Entry> entry(Logical logical) {
      String joined = logical.text;
      int keyEnd = 0;
      boolean escapes = false;
      while (keyEnd < joined.length()) {
        char c = joined.charAt(keyEnd);
        if (!escapes && (c == '=' || c == ':' || isBlank(c))) {
          break;
        }
        escapes = c == '\\' && !escapes;
        keyEnd++;
      }
      int valueStart = keyEnd;
      boolean hasSeparator = false;
      while (valueStart < joined.length()) {
        char c = joined.charAt(valueStart);
        boolean isSeparator = !hasSeparator && (c == '=' || c == ':');
        if (!isSeparator && !isBlank(c)) {
          break;
        }
        hasSeparator |= isSeparator;
        valueStart++;
      }
      String key = unescape(joined.substring(0, keyEnd));
      String value = unescape(joined.substring(valueStart));
      return key == null || value == null
          ? Optional.empty()
          : Optional.of(new Entry(key, value, logical.line));
    }

    /** Resolves escapes; null where one is malformed. */
    private static String unescape(String escaped) {
      if (escaped.indexOf('\\') < 0) {
        return escaped;
      }
      StringBuilder plain = new StringBuilder();
      for (int i = 0; i < escaped.length(); i++) {
        char c = escaped.charAt(i);
        if (c != '\\' || i + 1 == escaped.length()) {
          plain.append(c == '\\' ? "" : c);
          continue;
        }
        c = escaped.charAt(++i);
        switch (c) {
          case 't' -> plain.append('\t');
          case 'n' -> plain.append('\n');
          case 'r' -> plain.append('\r');
          case 'f' -> plain.append('\f');
          case 'u' -> {
            int code = hexadecimal(escaped, i + 1);
            if (code < 0) {
              return null;
            }
            plain.append((char) code);
            i += 4;
          }
          default -> plain.append(c);
        }
      }
      return plain.toString();
    }

    private static int hexadecimal(String text, int from) {
      int code = 0;
      for (int i = from; i < from + 4; i++) {
        char c = i < text.length() ? text.charAt(i) : '\0';
        int digit = c < 0x80 ? Character.digit(c, 16) : -1;
        if (digit < 0) {
          return -1;
        }
        code = code << 4 | digit;
      }
      return code;
    }
  }
}
