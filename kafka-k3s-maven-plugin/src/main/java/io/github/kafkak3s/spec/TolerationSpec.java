package io.github.kafkak3s.spec;

import java.util.List;
import java.util.Optional;

/**
 * One of a pool's {@code tolerations}, in Kubernetes' words.
 *
 * @param key the taint's key
 * @param operator Exists or Equal
 * @param value the taint's value
 * @param effect the taint's effect
 * @param tolerationSeconds how long a NoExecute taint is tolerated
 */
public record TolerationSpec(
    Optional<Located<String>> key,
    Optional<Located<String>> operator,
    Optional<Located<String>> value,
    Optional<Located<String>> effect,
    Optional<Located<Integer>> tolerationSeconds) {
  private static final Field<String> KEY =
      Field.optional("key", FieldTypes.LABEL_KEY, "every key", "The taint's key.");
  private static final Field<String> OPERATOR = Field.optional(
      "operator",
      Types.text("Exists or Equal", "Exists|Equal"),
      "Equal, by Kubernetes",
      "Exists or Equal.");
  private static final Field<String> VALUE =
      Field.optional("value", FieldTypes.LABEL_VALUE, "none", "The taint's value, for Equal.");
  private static final Field<String> EFFECT = Field.optional(
      "effect",
      Types.text(
          "NoSchedule, PreferNoSchedule or NoExecute", "NoSchedule|PreferNoSchedule|NoExecute"),
      "every effect",
      "NoSchedule, PreferNoSchedule or NoExecute.");
  private static final Field<Integer> SECONDS = Field.optional(
      "tolerationSeconds",
      Types.whole(0, Integer.MAX_VALUE),
      "for ever",
      "How long a NoExecute taint is tolerated.");

  static final Shape<TolerationSpec> SHAPE = new Shape<>(
      "a toleration",
      List.of(KEY, OPERATOR, VALUE, EFFECT, SECONDS),
      List.of(),
      values -> new TolerationSpec(
          values.find(KEY),
          values.find(OPERATOR),
          values.find(VALUE),
          values.find(EFFECT),
          values.find(SECONDS)));
}
