package io.github.kafkak3s.spec;

import io.github.kafkak3s.diagnostic.Place;

/**
 * A value and where it comes from.
 *
 * @param <T> the value's type
 * @param value the value
 * @param place where it is written; for a default the place of the map that could hold it
 * @param written whether it stands in the file; false for a default
 */
public record Located<T>(T value, Place place, boolean written) {
  /** Returns a value that stands in the file. */
  public static <T> Located<T> at(Place place, T value) {
    return new Located<>(value, place, true);
  }
}
