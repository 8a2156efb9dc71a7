package io.github.kafkak3s.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Writes a tree as canonical YAML: the same tree, the same bytes. Two-space indent, list items two
 * below their key, no flow style but {@code {}} and {@code []}, texts of several lines as {@code |}
 * blocks, nothing folded, LF, a final newline. How a text is written is decided by
 * {@link YamlText}.
 */
public final class YamlWriter {
  private static final int INDENT = 2;

  /**
   * YAML readers give up on a {@code key:} longer than 1,024 (go-yaml: bytes); ours is shorter in
   * any encoding.
   */
  private static final int LONGEST_SIMPLE_KEY = 250;

  /**
   * Fractions with more digits than this before or after the point are written with an exponent.
   */
  private static final int MOST_ZEROS = 30;

  private final StringBuilder out = new StringBuilder(2048);

  private YamlWriter() {}

  /**
   * Returns a tree as one YAML document.
   *
   * @param tree a {@code Map} with {@code String} keys, {@code List}, {@code String},
   *     {@code Boolean}, integer or finite fraction; written in the order of iteration
   * @throws IllegalArgumentException if there is anything else in it, null, NaN, an infinity and
   *     text with half a surrogate pair included
   */
  public static String write(Object tree) {
    YamlWriter writer = new YamlWriter();
    if (tree instanceof Map<?, ?> map && !map.isEmpty()) {
      writer.map(map, 0);
    } else if (tree instanceof List<?> list && !list.isEmpty()) {
      writer.list(list, 0);
    } else {
      writer.out.append(tree instanceof String text ? YamlText.onOneLine(text) : inline(tree));
      writer.out.append('\n');
    }
    return writer.out.toString();
  }

  /**
   * Writes entries; the cursor stands where the first key belongs, all others get their own indent.
   */
  private void map(Map<?, ?> map, int indent) {
    Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<?, ?> entry = entries.next();
      if (!(entry.getKey() instanceof String name)) {
        throw new IllegalArgumentException(
            "a key must be a String, not " + described(entry.getKey()));
      }
      String key = YamlText.onOneLine(name);
      if (key.length() > LONGEST_SIMPLE_KEY) {
        out.append("? ").append(key).append('\n');
        indent(indent);
      } else {
        out.append(key);
      }
      out.append(':');
      valueOfKey(entry.getValue(), indent);
      if (entries.hasNext()) {
        indent(indent);
      }
    }
  }

  private void valueOfKey(Object value, int indent) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      out.append('\n');
      indent(indent + INDENT);
      map(map, indent + INDENT);
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      out.append('\n');
      indent(indent + INDENT);
      list(list, indent + INDENT);
    } else {
      out.append(' ');
      scalar(value, indent + INDENT);
    }
  }

  /** Writes items; the cursor stands where the first dash belongs. */
  private void list(List<?> list, int indent) {
    Iterator<?> items = list.iterator();
    while (items.hasNext()) {
      Object item = items.next();
      out.append("- ");
      if (item instanceof Map<?, ?> map && !map.isEmpty()) {
        map(map, indent + INDENT);
      } else if (item instanceof List<?> nested && !nested.isEmpty()) {
        list(nested, indent + INDENT);
      } else {
        scalar(item, indent + INDENT);
      }
      if (items.hasNext()) {
        indent(indent);
      }
    }
  }

  private void scalar(Object value, int indent) {
    if (!(value instanceof String text)) {
      out.append(inline(value)).append('\n');
    } else if (YamlText.fitsBlock(text)) {
      block(text, indent);
    } else {
      out.append(YamlText.onOneLine(text)).append('\n');
    }
  }

  private void block(String text, int indent) {
    out.append('|');
    if (text.charAt(0) == ' ') {
      out.append(INDENT);
    }
    if (!text.endsWith("\n")) {
      out.append('-');
    } else if (text.endsWith("\n\n")) {
      out.append('+');
    }
    out.append('\n');
    int start = 0;
    while (start < text.length()) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      if (end > start) {
        indent(indent);
        out.append(text, start, end);
      }
      out.append('\n');
      start = end + 1;
    }
  }

  private void indent(int blanks) {
    for (int i = 0; i < blanks; i++) {
      out.append(' ');
    }
  }

  private static String inline(Object value) {
    if (value instanceof Map<?, ?>) {
      return "{}";
    }
    if (value instanceof List<?>) {
      return "[]";
    }
    if (value instanceof Boolean
        || value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte
        || value instanceof BigInteger) {
      return value.toString();
    }
    if (value instanceof BigDecimal decimal) {
      return fraction(decimal);
    }
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      if (Double.isFinite(number)) {
        return fraction(new BigDecimal(value.toString()));
      }
    }
    throw new IllegalArgumentException("YAML text cannot hold " + described(value));
  }

  /**
   * Writes a form that YAML 1.1, YAML 1.2 and JSON all read as the same number: with a point, and a
   * signed exponent.
   */
  private static String fraction(BigDecimal value) {
    BigDecimal number = value.stripTrailingZeros();
    if (Math.abs((long) number.scale()) <= MOST_ZEROS) {
      String plain = number.toPlainString();
      return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
    String digits = number.unscaledValue().abs().toString();
    long exponent = digits.length() - 1 - (long) number.scale();
    return (number.signum() < 0 ? "-" : "")
        + digits.charAt(0)
        + '.'
        + (digits.length() == 1 ? "0" : digits.substring(1))
        + (exponent < 0 ? "e-" : "e+")
        + Math.abs(exponent);
  }

  private static String described(Object value) {
    return value == null ? "null" : value.getClass().getName() + " " + value;
  }
}
