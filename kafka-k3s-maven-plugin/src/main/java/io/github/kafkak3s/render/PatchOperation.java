package io.github.kafkak3s.render;

import io.github.kafkak3s.diagnostic.Place;
import java.util.Locale;
import java.util.Objects;

/**
 * One operation of a JSON patch (RFC 6902). Values are trees: maps with text keys, lists, text,
 * numbers, booleans, null.
 *
 * @param place where the operation stands
 * @param kind what it does
 * @param path JSON pointer (RFC 6901) of the value that it works on
 * @param from JSON pointer of the value that is moved or copied; empty text, the whole document,
 *     for the other kinds
 * @param value what is added, put in place or compared; null for the other kinds
 */
public record PatchOperation(Place place, Kind kind, String path, String from, Object value) {
  /** What an operation does. */
  public enum Kind {
    /** Inserts into a list, or sets in a map. */
    ADD,
    /** Removes what is there. */
    REMOVE,
    /** Puts a value in the place of one that is there. */
    REPLACE,
    /** Removes a value and adds it elsewhere. */
    MOVE,
    /** Adds a value that stands elsewhere. */
    COPY,
    /** Compares; the patch fails where the values differ. */
    TEST;

    /** Returns the RFC's word: {@code add}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Checks that nothing but the value is absent. */
  public PatchOperation {
    Objects.requireNonNull(place);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(path);
    Objects.requireNonNull(from);
  }
}
