package io.github.kafkak3s.lint.rules.image;

import io.github.kafkak3s.observe.ImageRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The architectures that images exist for, by Kubernetes' names for them. What is not known for
 * sure is left out. From the tags on Docker Hub and what the makers say in their issue trackers:
 * bitnami/containers 28340 (nothing but amd64 before 3.2), confluentinc/kafka-images 80.
 */
final class Architectures {
  private static final Set<String> BOTH = Set.of("amd64", "arm64");
  private static final Set<String> AMD64 = Set.of("amd64");
  private static final Map<String, String> ENDINGS = Map.of(
      "amd64", "amd64",
      "x86_64", "amd64",
      "arm64", "arm64",
      "arm64v8", "arm64",
      "aarch64", "arm64",
      "s390x", "s390x",
      "ppc64le", "ppc64le");
  private static final List<String> OLD_BITNAMI = List.of("0.", "1.", "2.", "3.0", "3.1");
  private static final List<String> OLD_CONFLUENT = List.of("3.", "4.", "5.", "6.");

  private Architectures() {}

  /** Returns what an image exists for; empty where it is not known. */
  static Optional<Set<String>> of(ImageRef image) {
    String tag = image.tag().orElse("");
    String ending = tag.substring(Math.max(tag.lastIndexOf('.'), tag.lastIndexOf('-')) + 1);
    Optional<Set<String>> maker = switch (image.shortRepository()) {
      case "apache/kafka", "apache/kafka-native" -> Optional.of(BOTH);
      case "confluentinc/cp-kafka", "confluentinc/cp-server" ->
        Optional.of(begins(tag, OLD_CONFLUENT) ? AMD64 : BOTH);
      case "bitnami/kafka", "bitnamilegacy/kafka" ->
        Optional.of(begins(tag, OLD_BITNAMI) ? AMD64 : BOTH);
      case "wurstmeister/kafka" -> Optional.of(AMD64);
      default -> Optional.empty();
    };
    boolean isSingle = ENDINGS.containsKey(ending) && ending.length() < tag.length();
    return isSingle ? maker.map(any -> Set.of(ENDINGS.get(ending))) : maker;
  }

  private static boolean begins(String tag, List<String> beginnings) {
    return beginnings.stream().anyMatch(tag::startsWith);
  }
}
