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
    append(out, tree, "");
    return out.append('\n').toString();
  }

  /** Appends a tree of maps, lists, text, numbers, booleans and null. */
  private static void append(StringBuilder out, Object tree, String indent) {
    if (tree instanceof Map<?, ?> map) {
      appendMap(out, map, indent);
    } else if (tree instanceof List<?> list) {
      appendList(out, list, indent);
    } else if (tree instanceof String text) {
      appendText(out, text);
    } else {
      out.append(tree);
    }
  }

  private static void appendMap(StringBuilder out, Map<?, ?> map, String indent) {
    boolean ordered = map instanceof java.util.LinkedHashMap || map instanceof java.util.SortedMap;
    Iterator<? extends Map.Entry<?, ?>> entries =
        (ordered ? map : new TreeMap<>(map)).entrySet().iterator();
    out.append('{');
    while (entries.hasNext()) {
      Map.Entry<?, ?> entry = entries.next();
      out.append('\n').append(indent).append("  ");
      appendText(out, entry.getKey().toString());
      out.append(": ");
      append(out, entry.getValue(), indent + "  ");
      out.append(entries.hasNext() ? "," : "\n" + indent);
    }
    out.append('}');
  }

  private static void appendList(StringBuilder out, List<?> list, String indent) {
    boolean flat = list.stream().noneMatch(item -> item instanceof Map || item instanceof List);
    out.append('[');
    for (int i = 0; i < list.size(); i++) {
      if (flat) {
        out.append(i > 0 ? " " : "");
      } else {
        out.append('\n').append(indent).append("  ");
      }
      append(out, list.get(i), indent + "  ");
      out.append(i + 1 < list.size() ? "," : flat ? "" : "\n" + indent);
    }
    out.append(']');
  }

  private static void appendText(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        default -> {
          if (c < 0x20) {
            out.append("\\u00").append(Character.forDigit(c >> 4, 16));
            out.append(Character.forDigit(c & 15, 16));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
