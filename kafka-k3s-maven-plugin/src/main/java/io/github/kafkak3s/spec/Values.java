package io.github.kafkak3s.spec;

import io.github.kafkak3s.diagnostic.Place;
import java.util.Map;
import java.util.Optional;

/**
 * The values of one map that has been read whole and without an error; what a record is built from.
 */
final class Values {
  private final Place place;
  private final Map<Field<?>, Located<?>> values;

  Values(Place place, Map<Field<?>, Located<?>> values) {
    this.place = place;
    this.values = values;
  }

  /** Returns where the map stands. */
  Place place() {
    return place;
  }

  /** Returns the value of a field that is required or has a default. */
  <T> Located<T> get(Field<T> field) {
    Optional<Located<T>> written = find(field);
    return written.isPresent()
        ? written.get()
        : new Located<>(field.fallback().orElseThrow(), place, false);
  }

  /** Returns the value of a field, if it is written. */
  @SuppressWarnings("unchecked") // the reader puts what the field's own type has read
  <T> Optional<Located<T>> find(Field<T> field) {
    return Optional.ofNullable((Located<T>) values.get(field));
  }
}
