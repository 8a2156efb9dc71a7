package io.github.kafkak3s.lint;

import io.github.kafkak3s.yaml.YamlList;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import io.github.kafkak3s.yaml.YamlTrees;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a document with the same meaning in forms that other people prefer. */
final class OtherForm {
  private OtherForm() {}

  /** Returns it as a tree of maps in the order of the file. */
  static Object tree(YamlNode node) {
    if (node instanceof YamlMap map) {
      Map<String, Object> tree = new LinkedHashMap<>();
      map.entries().forEach(entry -> tree.put(entry.name(), tree(entry.value())));
      return tree;
    }
    return node instanceof YamlList list
        ? list.items().stream().map(OtherForm::tree).toList()
        : YamlTrees.of(node);
  }

  /** Returns it on one line in flow style, every text in single or double quotes. */
  static String flow(YamlNode node) {
    if (node instanceof YamlMap map) {
      return map.entries().stream()
          .map(entry -> quoted(entry.name()) + ": " + flow(entry.value()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (node instanceof YamlList list) {
      return list.items().stream().map(OtherForm::flow).collect(Collectors.joining(", ", "[", "]"));
    }
    return scalar((YamlScalar) node);
  }

  /** Returns it in block style, every level four to the right, lists too, texts in quotes. */
  static String wide(YamlNode node) {
    StringBuilder out = new StringBuilder();
    wide(node, "", out);
    return out.toString();
  }

  private static void wide(YamlNode node, String indent, StringBuilder out) {
    if (node instanceof YamlMap map) {
      for (YamlMap.Entry entry : map.entries()) {
        out.append(indent).append(entry.name()).append(":");
        value(entry.value(), indent, out);
      }
    } else if (node instanceof YamlList list) {
      for (YamlNode item : list.items()) {
        out.append(indent).append("-");
        value(item, indent, out);
      }
    }
  }

  private static void value(YamlNode node, String indent, StringBuilder out) {
    boolean isEmpty = node instanceof YamlMap map && map.entries().isEmpty()
        || node instanceof YamlList list && list.items().isEmpty();
    if (isEmpty) {
      out.append(" ").append(flow(node)).append("\n");
    } else if (node instanceof YamlScalar scalar) {
      out.append(" ").append(scalar(scalar)).append("\n");
    } else {
      out.append("\n");
      wide(node, indent + "    ", out);
    }
  }

  private static String scalar(YamlScalar scalar) {
    boolean isTyped = scalar.isPlain() && scalar.text().matches("true|false|null|[0-9.]+");
    return isTyped ? scalar.text() : quoted(scalar.text());
  }

  private static String quoted(String text) {
    return List.of("\n", "\t", "'").stream().anyMatch(text::contains)
        ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"'
        : "'" + text + "'";
  }
}
