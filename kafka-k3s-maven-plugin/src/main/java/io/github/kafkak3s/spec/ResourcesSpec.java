package io.github.kafkak3s.spec;

import io.github.kafkak3s.kubernetes.Quantity;
import java.util.List;
import java.util.Map;

/**
 * {@code resources} of a pool, in Kubernetes' words.
 *
 * @param requests what a host must have free, by resource
 * @param limits what the container may use, by resource
 */
public record ResourcesSpec(
    Map<String, Located<Quantity>> requests, Map<String, Located<Quantity>> limits) {
  private static final ValueType<Map<String, Located<Quantity>>> AMOUNTS =
      Types.mapOf(FieldTypes.LABEL_KEY, FieldTypes.QUANTITY);
  private static final Field<Map<String, Located<Quantity>>> REQUESTS = Field.optional(
      "requests",
      AMOUNTS,
      Map.of(),
      "cpu 500m; memory 1Gi with the broker role, else 512Mi",
      "What a host must have free; merged with the default key by key.");
  private static final Field<Map<String, Located<Quantity>>> LIMITS = Field.optional(
      "limits",
      AMOUNTS,
      Map.of(),
      "memory 1Gi with the broker role, else 512Mi",
      "What the container may use; merged with the default key by key.");

  static final Shape<ResourcesSpec> SHAPE = new Shape<>(
      "cpu and memory of the Kafka container",
      List.of(REQUESTS, LIMITS),
      List.of(),
      values ->
          new ResourcesSpec(values.get(REQUESTS).value(), values.get(LIMITS).value()));

  static final ResourcesSpec NONE = new ResourcesSpec(Map.of(), Map.of());
}
