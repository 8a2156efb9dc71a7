package io.github.kafkak3s.render;

import io.github.kafkak3s.diagnostic.Place;
import java.util.List;
import java.util.Objects;

/**
 * A JSON patch on one rendered object.
 *
 * @param place where the target is named
 * @param kind the target's kind, {@code StatefulSet}
 * @param name the target's {@code metadata.name}
 * @param operations what to do, in order; all or none of it happens
 */
public record ObjectPatch(Place place, String kind, String name, List<PatchOperation> operations) {
  /** Checks that nothing is absent and keeps an unmodifiable copy. */
  public ObjectPatch {
    Objects.requireNonNull(place);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(name);
    operations = List.copyOf(operations);
  }
}
