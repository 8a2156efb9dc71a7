package io.github.kafkak3s.spec;

import io.github.kafkak3s.diagnostic.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  /** Returns the value of what may be absent. */
  public static <T> Optional<T> value(Optional<Located<T>> located) {
    return located.isPresent() ? Optional.of(located.get().value()) : Optional.empty();
  }

  /** Returns the values of a list without their places. */
  public static <T> List<T> values(List<Located<T>> located) {
    List<T> values = new ArrayList<>(located.size());
    for (Located<T> each : located) {
      values.add(each.value());
    }
    return List.copyOf(values);
  }
}
