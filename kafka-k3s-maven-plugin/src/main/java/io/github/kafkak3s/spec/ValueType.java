package io.github.kafkak3s.spec;

import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.yaml.YamlNode;
import java.util.Map;
import java.util.Optional;

/**
 * What values a field takes: reads them, and describes them to editors and people.
 *
 * @param <T> what a value is read as
 */
interface ValueType<T> {
  /** Reads a value; empty, with findings, where it is not of this type. */
  Optional<T> read(YamlNode node, Findings findings);

  /**
   * Returns the JSON Schema (draft-07) of a value.
   *
   * @param partial whether this is part of a merge patch, where nothing is required and null
   *     removes
   */
  Map<String, Object> schema(boolean partial);

  /**
   * Returns the type in words for the reference page and for messages: {@code a whole number from 1
   * to 9}.
   */
  String words();

  /**
   * Returns the shapes of maps inside this type, with the path that leads to each; for the
   * reference page.
   */
  default Map<String, Shape<?>> shapes() {
    return Map.of();
  }
}
