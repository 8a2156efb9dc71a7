package io.github.kafkak3s.yaml;

import io.github.kafkak3s.diagnostic.Place;
import java.util.List;

/**
 * A value of a YAML document and where it stands. Immutable once the reader has returned it. An
 * aliased value is one node that stands at its anchor; YAML keeps no place of the alias.
 */
public abstract sealed class YamlNode permits YamlMap, YamlList, YamlScalar {
  /** Room for most pointers. */
  private static final int LENGTH = 80;

  private final String file;
  private final int line;
  private final int column;
  private YamlNode parent;
  private String step = "";

  YamlNode(String file, int line, int column) {
    this.file = file;
    this.line = line;
    this.column = column;
  }

  /**
   * Binds this node below its first parent, and what is in it below itself. Called from the root
   * downwards in the order of the text, so that a value is where its anchor is, wherever an alias
   * names it.
   */
  final void below(YamlNode newParent, String newStep) {
    if (parent == null) {
      parent = newParent;
      boolean isPlain = newStep.indexOf('~') < 0 && newStep.indexOf('/') < 0;
      step = isPlain ? newStep : newStep.replace("~", "~0").replace("/", "~1");
      bindChildren();
    }
  }

  /** Binds what is in this node below it. */
  abstract void bindChildren();

  /** Returns where this value stands. */
  public final Place place() {
    return new Place(file, line, column, pointer());
  }

  /** Returns the JSON pointer (RFC 6901) of this value in its document. */
  public final String pointer() {
    StringBuilder pointer = new StringBuilder(LENGTH);
    appendPointer(pointer);
    return pointer.toString();
  }

  private void appendPointer(StringBuilder out) {
    if (parent != null) {
      parent.appendPointer(out);
      out.append('/').append(step);
    }
  }

  /** Returns the name that the file is known by to the user. */
  public final String file() {
    return file;
  }

  /** Returns the line of the value's first character, counted from 1. */
  public final int line() {
    return line;
  }

  /** Returns the column of the value's first character, counted from 1. */
  public final int column() {
    return column;
  }

  /** Returns the value below a way of keys and list indices, or null where there is none. */
  public final YamlNode at(String... way) {
    YamlNode here = this;
    for (String next : way) {
      if (here instanceof YamlMap map) {
        YamlMap.Entry entry = map.byName().get(next);
        here = entry == null ? null : entry.value();
      } else if (here instanceof YamlList list) {
        int index = index(next);
        here = index >= 0 && index < list.items().size() ? list.items().get(index) : null;
      } else {
        return null;
      }
    }
    return here;
  }

  /** Returns the number that a step is, of at most six digits; -1 where it is none. */
  private static int index(String step) {
    int index = step.isEmpty() || step.length() > 6 ? -1 : 0;
    for (int i = 0; i < step.length() && index >= 0; i++) {
      char c = step.charAt(i);
      index = c >= '0' && c <= '9' ? index * 10 + (c - '0') : -1;
    }
    return index;
  }

  /** Returns the text of the scalar below a way of keys; empty where there is none, or null. */
  public final String textAt(String... way) {
    return at(way) instanceof YamlScalar scalar && !scalar.isNull() ? scalar.text() : "";
  }

  /** Returns the items of the list below a way of keys; none where there is no list. */
  public final List<YamlNode> itemsAt(String... way) {
    return at(way) instanceof YamlList list ? list.items() : List.of();
  }

  /**
   * Returns what kind of value this is, in words for a message: {@code a map}, {@code a list},
   * {@code text}.
   */
  public abstract String kind();
}
