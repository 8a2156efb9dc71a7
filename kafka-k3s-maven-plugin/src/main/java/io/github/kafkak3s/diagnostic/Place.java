package io.github.kafkak3s.diagnostic;

import java.util.Objects;

/**
 * Where something stands.
 *
 * @param file path as the user knows it, relative to the project, with {@code /} on every system
 * @param line counted from 1; 0 where the whole file is meant
 * @param column counted from 1 in code points; 0 where the whole file is meant
 * @param pointer JSON pointer (RFC 6901) of the value inside its document; empty for the document
 *     itself
 */
public record Place(String file, int line, int column, String pointer)
    implements Comparable<Place> {
  /** Checks that nothing is absent or negative. */
  public Place {
    Objects.requireNonNull(file);
    Objects.requireNonNull(pointer);
    if (line < 0 || column < 0) {
      throw new IllegalArgumentException(line + ":" + column);
    }
  }

  /** Returns the place that means a whole file. */
  public static Place ofFile(String file) {
    return new Place(file, 0, 0, "");
  }

  /** Orders by file, line, column and pointer. */
  @Override
  public int compareTo(Place other) {
    int order = file.compareTo(other.file);
    if (order == 0) {
      order = Integer.compare(line, other.line);
    }
    if (order == 0) {
      order = Integer.compare(column, other.column);
    }
    return order == 0 ? pointer.compareTo(other.pointer) : order;
  }

  // Written out: what a record makes of its own is linked at run time, and places are compared
  // often.
  @Override
  public boolean equals(Object other) {
    return other instanceof Place place
        && line == place.line
        && column == place.column
        && pointer.equals(place.pointer)
        && file.equals(place.file);
  }

  @Override
  public int hashCode() {
    return (file.hashCode() * 31 + line) * 31 + column;
  }

  /** Returns {@code file:line:column}, or the file alone where the whole file is meant. */
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
