package io.github.kafkak3s.yaml;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes trees as JSON; maps without an order of their own are sorted, so that the text is always
 * the same.
 */
public final class JsonWriter {
  private JsonWriter() {}

  /** Returns a tree as a document with a line break at its end. */
  public static String write(Object tree) {
    StringBuilder out = new StringBuilder();
    append(out, tree, "\n");
    return out.append('\n').toString();
  }

  /**
   * Appends a tree of maps, lists, text, numbers, booleans and null.
   *
   * @param line a line break and the blanks that its last line begins with
   */
  private static void append(StringBuilder out, Object tree, String line) {
    if (tree instanceof Map<?, ?> map) {
      appendMap(out, map, line);
    } else if (tree instanceof List<?> list) {
      appendList(out, list, line);
    } else if (tree instanceof String text) {
      appendText(out, text);
    } else {
      out.append(tree);
    }
  }

  private static void appendMap(StringBuilder out, Map<?, ?> map, String line) {
    boolean ordered = map instanceof java.util.LinkedHashMap || map instanceof java.util.SortedMap;
    Iterator<? extends Map.Entry<?, ?>> entries =
        (ordered || map.size() < 2 ? map : new TreeMap<>(map)).entrySet().iterator();
    String inner = line + "  ";
    out.append('{');
    while (entries.hasNext()) {
      Map.Entry<?, ?> entry = entries.next();
      out.append(inner);
      appendText(out, entry.getKey().toString());
      out.append(": ");
      append(out, entry.getValue(), inner);
      out.append(entries.hasNext() ? "," : line);
    }
    out.append('}');
  }

  private static void appendList(StringBuilder out, List<?> list, String line) {
    boolean flat = isFlat(list);
    String inner = line + "  ";
    out.append('[');
    for (int i = 0; i < list.size(); i++) {
      if (flat) {
        out.append(i > 0 ? " " : "");
      } else {
        out.append(inner);
      }
      append(out, list.get(i), inner);
      out.append(i + 1 < list.size() ? "," : flat ? "" : line);
    }
    out.append(']');
  }

  private static boolean isFlat(List<?> list) {
    for (Object item : list) {
      if (item instanceof Map || item instanceof List) {
        return false;
      }
    }
    return true;
  }

  private static void appendText(StringBuilder out, String text) {
    out.append('"');
    int length = text.length();
    // What needs no escape is taken over as a whole.
    int from = 0;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c == '"' || c == '\\') {
        out.append(text.substring(from, i));
        appendEscape(out, c);
        from = i + 1;
      }
    }
    out.append(text.substring(from)).append('"');
  }

  private static void appendEscape(StringBuilder out, char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      default ->
        out.append("\\u00")
            .append(Character.forDigit(c >> 4, 16))
            .append(Character.forDigit(c & 15, 16));
    }
  }
}
