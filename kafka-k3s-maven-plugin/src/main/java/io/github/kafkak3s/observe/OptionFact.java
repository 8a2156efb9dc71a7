package io.github.kafkak3s.observe;

import io.github.kafkak3s.diagnostic.Place;
import java.util.Optional;

/**
 * One Kafka option of one node.
 *
 * @param name the option's name, {@code min.insync.replicas}
 * @param value its value as Kafka reads it, or as its author meant it where a placeholder names a
 *     variable that the pod has; empty where only the running pod knows
 * @param raw the text as written, placeholders kept
 * @param keyPlace where its name stands: the line of a file, the entry of {@code env}; for a
 *     default where the option would be written
 * @param valuePlace where its value stands: the variable's value where it comes from there
 * @param origin what it comes from
 * @param variable the variable that holds the value, if it comes from one
 */
public record OptionFact(
    String name,
    Optional<String> value,
    String raw,
    Place keyPlace,
    Place valuePlace,
    Origin origin,
    Optional<Variable> variable) {

  /** Tells whether somebody wrote it, as against a default of the image or of Kafka. */
  public boolean isWritten() {
    return origin != Origin.IMAGE && origin != Origin.KAFKA;
  }

  /**
   * Returns where the value is given: the variable's entry where it comes from one, else the key.
   */
  public Place givenAt() {
    return variable.isPresent() ? variable.get().place() : keyPlace;
  }
}
