package io.github.kafkak3s.observe.shell;

import java.util.ArrayList;
import java.util.List;

/** Makes fields of the parts of words, and splits where nothing is quoted. */
final class FieldList {
  private final List<Field> fields = new ArrayList<>();
  private final boolean splits;
  private final String separators;
  private Field current;
  private boolean afterBlank;
  private int line;
  private int breaks;

  /**
   * Begins without fields.
   *
   * @param separators the value of {@code IFS}
   */
  FieldList(boolean splits, String separators) {
    this.splits = splits;
    this.separators = separators;
  }

  void begin(int newLine, int newBreaks) {
    line = newLine;
    breaks = newBreaks;
  }

  private Field current() {
    if (current == null) {
      current = new Field();
      current.line = line;
      current.breaks = breaks;
    }
    return current;
  }

  /** Notes that {@code "$@"} has no items: then the quotes make no field either. */
  void nothing() {
    if (current != null && current.length() == 0) {
      current = null;
    }
  }

  /** Ends a field between the items of {@code $@}, also one that splitting has not begun. */
  void between() {
    finish();
    afterBlank = false;
  }

  /** Adds text that is written in the script. */
  void literal(String text, boolean quoted) {
    afterBlank = false;
    current().add(text, quoted);
  }

  /** Adds what an expansion gave. */
  void value(String raw, boolean quoted) {
    if (quoted || !splits) {
      afterBlank = false;
      if (quoted || !raw.isEmpty()) {
        current().add(raw, quoted);
      }
      return;
    }
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (separators.indexOf(c) < 0) {
        current().add(c, false);
        afterBlank = false;
      } else if (c == ' ' || c == '\t' || c == '\n') {
        afterBlank |= current != null;
        finish();
      } else if (current != null) {
        finish();
        afterBlank = false;
      } else if (afterBlank) {
        afterBlank = false;
      } else {
        current();
        finish();
      }
    }
  }

  /** Ends the field that was begun, if one was. */
  void finish() {
    if (current != null) {
      fields.add(current);
      current = null;
    }
  }

  /** Ends a word. */
  void end() {
    finish();
    afterBlank = false;
  }

  List<Field> fields() {
    return fields;
  }

  /** Returns everything as one field. */
  Field single() {
    end();
    if (fields.isEmpty()) {
      return new Field();
    }
    return fields.get(0);
  }
}
