package io.github.kafkak3s.render;

import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.yaml.YamlLimits;
import io.github.kafkak3s.yaml.YamlList;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlReader;
import io.github.kafkak3s.yaml.YamlScalar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Trees from YAML text, and values inside trees; for tests that read like manifests. */
final class Trees {
  private Trees() {}

  /** Reads a tree; plain scalars are typed as JSON would: numbers, true, false, null, else text. */
  static Object tree(String yaml) {
    Findings findings = new Findings();
    YamlNode node = YamlReader.readOne("test.yaml", yaml, YamlLimits.MANIFESTS, findings)
        .orElseThrow(() -> new IllegalArgumentException(findings.sorted().toString()));
    return plain(node);
  }

  /** Returns the value below keys and indexes, or null where there is none. */
  static Object at(Object tree, Object... steps) {
    Object value = tree;
    for (Object step : steps) {
      if (value instanceof Map<?, ?> map) {
        value = map.get(step);
      } else if (value instanceof List<?> list && step instanceof Integer index) {
        value = index < list.size() ? list.get(index) : null;
      } else {
        return null;
      }
    }
    return value;
  }

  /** Returns a list below keys and indexes; empty where there is none. */
  static List<?> listAt(Object tree, Object... steps) {
    return at(tree, steps) instanceof List<?> list ? list : List.of();
  }

  /** Returns labels or other texts below keys and indexes. */
  static Map<String, String> textsAt(Object tree, Object... steps) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (at(tree, steps) instanceof Map<?, ?> map) {
      map.forEach((key, value) -> texts.put((String) key, (String) value));
    }
    return texts;
  }

  private static Object plain(YamlNode node) {
    if (node instanceof YamlMap map) {
      Map<String, Object> tree = new LinkedHashMap<>();
      map.entries().forEach(entry -> tree.put(entry.name(), plain(entry.value())));
      return tree;
    }
    if (node instanceof YamlList list) {
      List<Object> tree = new ArrayList<>();
      list.items().forEach(item -> tree.add(plain(item)));
      return tree;
    }
    YamlScalar scalar = (YamlScalar) node;
    String text = scalar.text();
    if (!scalar.isPlain()) {
      return text;
    }
    if (scalar.isNull()) {
      return null;
    }
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    if (text.matches("-?[0-9]{1,9}")) {
      return Integer.valueOf(text);
    }
    return text.matches("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?") ? new BigDecimal(text) : text;
  }
}
