package io.github.kafkak3s.spec;

import java.util.Optional;

/**
 * One field of a map in the language.
 *
 * @param <T> what its value is read as
 * @param name the key
 * @param type what values it takes
 * @param required whether it must be written
 * @param fallback the value where it is not written, if that is the same everywhere
 * @param defaultWords what happens where it is not written, for people; empty for a required field
 * @param doc what it means, in one or two sentences
 */
record Field<T>(
    String name,
    ValueType<T> type,
    boolean required,
    Optional<T> fallback,
    String defaultWords,
    String doc) {

  /** A field that must be written. */
  static <T> Field<T> required(String name, ValueType<T> type, String doc) {
    return new Field<>(name, type, true, Optional.empty(), "", doc);
  }

  /** A field with the same default everywhere. */
  static <T> Field<T> optional(
      String name, ValueType<T> type, T fallback, String defaultWords, String doc) {
    return new Field<>(name, type, false, Optional.of(fallback), defaultWords, doc);
  }

  /** A field whose default depends on others, or that has none. */
  static <T> Field<T> optional(String name, ValueType<T> type, String defaultWords, String doc) {
    return new Field<>(name, type, false, Optional.empty(), defaultWords, doc);
  }
}
