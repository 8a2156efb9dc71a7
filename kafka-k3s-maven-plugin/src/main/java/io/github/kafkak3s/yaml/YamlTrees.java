package io.github.kafkak3s.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Turns nodes into trees where no schema says what they are: typed by YAML 1.2's core schema. */
public final class YamlTrees {
  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?");

  private YamlTrees() {}

  /** Returns a tree of maps sorted by key, List, String, Number, Boolean and null. */
  public static Object of(YamlNode node) {
    if (node instanceof YamlMap map) {
      Map<String, Object> tree = new TreeMap<>();
      map.entries().forEach(entry -> tree.put(entry.name(), of(entry.value())));
      return tree;
    }
    if (node instanceof YamlList list) {
      List<Object> tree = new ArrayList<>();
      list.items().forEach(item -> tree.add(of(item)));
      return tree;
    }
    YamlScalar scalar = (YamlScalar) node;
    return scalar.isPlain() ? typed(scalar) : scalar.text();
  }

  private static Object typed(YamlScalar scalar) {
    String text = scalar.text();
    if (scalar.isNull()) {
      return null;
    }
    switch (text) {
      case "true", "True", "TRUE":
        return Boolean.TRUE;
      case "false", "False", "FALSE":
        return Boolean.FALSE;
      default:
        break;
    }
    if (text.length() <= 40 && WHOLE.matcher(text).matches()) {
      BigInteger number = new BigInteger(text);
      return number.bitLength() < 64 ? (Object) number.longValue() : number;
    }
    return text.length() <= 40 && DECIMAL.matcher(text).matches() ? new BigDecimal(text) : text;
  }
}
