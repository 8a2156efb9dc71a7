package io.github.kafkak3s.yaml;

import io.github.kafkak3s.diagnostic.Place;

/** A scalar: its text as written, untyped. What it means is decided by whoever knows the schema. */
public final class YamlScalar extends YamlNode {
  private final String text;
  private final boolean plain;
  private final int blockColumn;

  YamlScalar(String file, int line, int column, String text, boolean plain, int blockColumn) {
    super(file, line, column);
    this.text = text;
    this.plain = plain;
    this.blockColumn = blockColumn;
  }

  /**
   * Returns where a line of the text stands: exactly for a literal block ({@code |}), whose lines
   * are lines of the file; else where the scalar stands.
   *
   * @param lineOfText counted from 1
   */
  public Place placeOfLine(int lineOfText) {
    return blockColumn == 0
        ? place()
        : new Place(file(), line() + lineOfText, blockColumn, pointer());
  }

  /** Returns the text, after quotes and folding, before any typing. */
  public String text() {
    return text;
  }

  /**
   * Tells whether the text stood without quotes and not as a block; only such text can mean null,
   * number or boolean.
   */
  public boolean isPlain() {
    return plain;
  }

  /** Tells whether this is YAML's null: nothing, {@code ~} or {@code null} without quotes. */
  public boolean isNull() {
    return plain
        && switch (text) {
          case "", "~", "null", "Null", "NULL" -> true;
          default -> false;
        };
  }

  @Override
  void bindChildren() {}

  @Override
  public String kind() {
    return isNull() ? "nothing" : "text";
  }
}
