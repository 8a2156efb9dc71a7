package io.github.kafkak3s.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code metadata}: how the cluster and its objects are called.
 *
 * @param name the cluster's name
 * @param namespace the namespace of every object; the name where it is not written
 * @param labels further labels of every object
 * @param annotations further annotations of every object
 */
public record Metadata(
    Located<String> name,
    Optional<Located<String>> namespace,
    Map<String, Located<String>> labels,
    Map<String, Located<String>> annotations) {

  private static final Field<String> NAME = Field.required(
      "name",
      FieldTypes.DNS_LABEL,
      "The cluster's name. The name of every object derives from it, so it cannot change later.");
  private static final Field<String> NAMESPACE = Field.optional(
      "namespace", FieldTypes.DNS_LABEL, "the name", "The namespace of every object.");
  private static final Field<Map<String, Located<String>>> LABELS = Field.optional(
      "labels",
      FieldTypes.LABELS,
      Map.of(),
      "none",
      "Further labels on every object's metadata; never in selectors, pods or claims.");
  private static final Field<Map<String, Located<String>>> ANNOTATIONS = Field.optional(
      "annotations",
      FieldTypes.ANNOTATIONS,
      Map.of(),
      "none",
      "Further annotations on every object's metadata.");

  static final Shape<Metadata> SHAPE = new Shape<>(
      "name and namespace",
      List.of(NAME, NAMESPACE, LABELS, ANNOTATIONS),
      List.of(),
      values -> new Metadata(
          values.get(NAME),
          values.find(NAMESPACE),
          values.get(LABELS).value(),
          values.get(ANNOTATIONS).value()));
}
