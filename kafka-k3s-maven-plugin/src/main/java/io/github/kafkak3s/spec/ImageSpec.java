package io.github.kafkak3s.spec;

import io.github.kafkak3s.diagnostic.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code image}: the image of every Kafka container.
 *
 * @param place where the map stands
 * @param repository with registry; its last two segments choose what is known of the image
 * @param tag the tag
 * @param digest {@code sha256:} and 64 hexadecimal digits
 * @param pullPolicy when the kubelet pulls it
 * @param pullSecrets names of Secrets for the registry
 */
public record ImageSpec(
    Place place,
    Located<String> repository,
    Optional<Located<String>> tag,
    Optional<Located<String>> digest,
    Located<PullPolicy> pullPolicy,
    List<Located<String>> pullSecrets) {

  /** When the kubelet pulls an image. */
  public enum PullPolicy {
    /** At every start. */
    ALWAYS("Always"),
    /** Where the host has none of this tag. */
    IF_NOT_PRESENT("IfNotPresent"),
    /** Never: the image was brought to the host. */
    NEVER("Never");

    private final String word;

    PullPolicy(String word) {
      this.word = word;
    }

    /** Returns Kubernetes' word. */
    public String word() {
      return word;
    }
  }

  private static final Field<String> REPOSITORY = Field.optional(
      "repository",
      Types.text(
          "an image repository without tag",
          "[a-z0-9]+(?:[-._a-z0-9]*[a-z0-9])?(?::[0-9]+)?(?:/[a-z0-9]+(?:[-._a-z0-9]*[a-z0-9])?)*"),
      "docker.io/apache/kafka",
      "docker.io/apache/kafka",
      "Registry and repository. The last two segments name what the image is: apache/kafka or"
          + " confluentinc/cp-kafka, from any registry.");
  private static final Field<String> TAG = Field.optional(
      "tag",
      Types.text("an image tag", "[A-Za-z0-9_][-A-Za-z0-9_.]{0,127}"),
      "the version, for apache/kafka",
      "The tag. Required for confluentinc/cp-kafka, which has Confluent's own numbers.");
  private static final Field<String> DIGEST = Field.optional(
      "digest",
      Types.text("a digest (sha256: and 64 hexadecimal digits)", "sha256:[0-9a-f]{64}"),
      "none",
      "The digest; with it the tag is only for people.");
  private static final Field<PullPolicy> PULL_POLICY = Field.optional(
      "pullPolicy",
      Types.choice(words()),
      PullPolicy.IF_NOT_PRESENT,
      "IfNotPresent",
      "When the kubelet pulls the image.");
  private static final Field<List<Located<String>>> PULL_SECRETS = Field.optional(
      "pullSecrets",
      Types.listOf(FieldTypes.DNS_NAME),
      List.of(),
      "none",
      "Names of Secrets in the namespace that hold the registry's credentials.");

  static final Shape<ImageSpec> SHAPE = new Shape<>(
      "the image of every Kafka container",
      List.of(REPOSITORY, TAG, DIGEST, PULL_POLICY, PULL_SECRETS),
      List.of(),
      values -> new ImageSpec(
          values.place(),
          values.get(REPOSITORY),
          values.find(TAG),
          values.find(DIGEST),
          values.get(PULL_POLICY),
          values.get(PULL_SECRETS).value()));

  private static Map<String, PullPolicy> words() {
    Map<String, PullPolicy> words = new LinkedHashMap<>();
    for (PullPolicy policy : PullPolicy.values()) {
      words.put(policy.word(), policy);
    }
    return words;
  }
}
