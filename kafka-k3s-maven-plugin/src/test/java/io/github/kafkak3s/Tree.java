package io.github.kafkak3s;

import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.yaml.YamlLimits;
import io.github.kafkak3s.yaml.YamlList;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlReader;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A YAML value that can be changed, and written again as a block or as JSON. The root is a list of
 * documents. Keys need not be unique, a text may be anything that is no YAML at all.
 */
final class Tree {
  /** What a value is. */
  enum Kind {
    MAP,
    LIST,
    /** As it is written: {@code 3}, {@code "a"}, {@code *a}. */
    WORD,
    /** As it is meant. */
    TEXT
  }

  private static final Pattern JSON_WORD =
      Pattern.compile("-?[0-9]+|true|false|null|\".*\"|\\[.*|\\{.*", Pattern.DOTALL);

  Kind kind;
  String key = "";
  String anchor = "";
  String text = "";
  List<Tree> children = new ArrayList<>();

  Tree(Kind kind) {
    this.kind = kind;
  }

  /** Returns the documents of a text, as far as it can be read. */
  static Tree parse(String text) {
    Tree documents = new Tree(Kind.LIST);
    YamlReader.readAll("", text, YamlLimits.MANIFESTS, new Findings())
        .forEach(document -> documents.children.add(of(document)));
    return documents;
  }

  private static Tree of(YamlNode node) {
    if (node instanceof YamlMap map) {
      Tree tree = new Tree(Kind.MAP);
      map.entries().forEach(entry -> {
        Tree child = of(entry.value());
        child.key = entry.key().isPlain() ? entry.name() : quoted(entry.name());
        tree.children.add(child);
      });
      return tree;
    }
    if (node instanceof YamlList list) {
      Tree tree = new Tree(Kind.LIST);
      list.items().forEach(item -> tree.children.add(of(item)));
      return tree;
    }
    YamlScalar scalar = (YamlScalar) node;
    return scalar.isPlain() ? word(scalar.text()) : text(scalar.text());
  }

  /** Returns a value that is written just so. */
  static Tree word(String word) {
    Tree tree = new Tree(Kind.WORD);
    tree.text = word;
    return tree;
  }

  /** Returns a value of this text. */
  static Tree text(String text) {
    Tree tree = new Tree(Kind.TEXT);
    tree.text = text;
    return tree;
  }

  /** Returns a copy that shares nothing, anchors left out. */
  Tree copy() {
    Tree copy = new Tree(kind);
    copy.key = key;
    copy.text = text;
    children.forEach(child -> copy.children.add(child.copy()));
    return copy;
  }

  /** Becomes another value, and keeps its key. */
  void become(Tree other) {
    kind = other.kind;
    anchor = other.anchor;
    text = other.text;
    children = other.children;
  }

  /** Tells whether it is a map or a list. */
  boolean isCollection() {
    return kind == Kind.MAP || kind == Kind.LIST;
  }

  /** Returns how many values it is in all. */
  int size() {
    int size = 1;
    for (Tree child : children) {
      size += child.size();
    }
    return size;
  }

  /** Returns the documents as a text of blocks. */
  String blocks() {
    StringBuilder out = new StringBuilder();
    for (Tree document : children) {
      out.append("---\n");
      if (document.isCollection() && !document.children.isEmpty()) {
        document.block(out, 0);
      } else {
        document.append(out, 0);
      }
    }
    return out.toString();
  }

  /** Returns the documents as JSON, more than one of them as a List of Kubernetes. */
  String json() {
    StringBuilder out = new StringBuilder();
    if (children.size() == 1) {
      children.get(0).flow(out);
    } else {
      out.append("{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": ");
      flow(out);
      out.append('}');
    }
    return out.append('\n').toString();
  }

  private void block(StringBuilder out, int indentation) {
    for (Tree child : children) {
      out.append(" ".repeat(indentation));
      if (kind == Kind.MAP) {
        out.append(child.key).append(':');
        child.append(out, indentation + 2);
      } else if (child.isCollection() && !child.children.isEmpty() && child.anchor.isEmpty()) {
        StringBuilder item = new StringBuilder();
        child.block(item, indentation + 2);
        out.append("- ").append(item, indentation + 2, item.length());
      } else {
        out.append('-');
        child.append(out, indentation + 2);
      }
    }
  }

  private void append(StringBuilder out, int indentation) {
    if (!anchor.isEmpty()) {
      out.append(" &").append(anchor);
    }
    if (isCollection() && !children.isEmpty()) {
      out.append('\n');
      block(out, indentation);
    } else if (kind == Kind.TEXT && isLines()) {
      out.append(text.endsWith("\n") ? " |\n" : " |-\n");
      text.lines()
          .forEach(line -> out.append(" ".repeat(line.isEmpty() ? 0 : indentation))
              .append(line)
              .append('\n'));
    } else {
      out.append(' ');
      flow(out);
      out.append('\n');
    }
  }

  private boolean isLines() {
    return text.indexOf('\n') > 0
        && !text.startsWith(" ")
        && text.chars().allMatch(c -> c == '\n' || c >= ' ' && c < 127);
  }

  private void flow(StringBuilder out) {
    switch (kind) {
      case MAP -> {
        out.append('{');
        for (Tree child : children) {
          out.append(out.charAt(out.length() - 1) == '{' ? "" : ", ");
          out.append(child.key.startsWith("\"") ? child.key : quoted(child.key)).append(": ");
          child.flow(out);
        }
        out.append('}');
      }
      case LIST -> {
        out.append('[');
        for (int i = 0; i < children.size(); i++) {
          out.append(i == 0 ? "" : ", ");
          children.get(i).flow(out);
        }
        out.append(']');
      }
      case WORD -> out.append(text);
      default -> out.append(quoted(text));
    }
  }

  /** Makes all plain words what they are in JSON. */
  Tree forJson() {
    Tree copy = new Tree(kind);
    copy.key = key;
    copy.text = text;
    if (kind == Kind.WORD && !JSON_WORD.matcher(text).matches()) {
      copy.kind = Kind.TEXT;
    }
    children.forEach(child -> copy.children.add(child.forJson()));
    return copy;
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        default -> {
          boolean isWritten = c >= ' ' && c < 127;
          out.append(isWritten ? c : "\\u" + Integer.toHexString(0x10000 | c).substring(1));
        }
      }
    }
    return out.append('"').toString();
  }
}
