package io.github.kafkak3s.cluster;

import static io.github.kafkak3s.diagnostic.InputRules.MISSING_FIELD;
import static io.github.kafkak3s.diagnostic.InputRules.WRONG_TYPE;

import io.github.kafkak3s.diagnostic.CompilerRules;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.kafka.ImageContract;
import io.github.kafkak3s.kafka.KafkaRelease;
import io.github.kafkak3s.spec.ImageSpec;
import io.github.kafkak3s.spec.Located;
import java.util.List;
import java.util.Optional;

/** Resolves the image to a full reference and to what is known of it. */
final class ImageResolver {
  private static final String DEFAULT_REPOSITORY = "docker.io/apache/kafka";

  private ImageResolver() {}

  static Optional<Image> resolve(
      Optional<Located<ImageSpec>> image,
      Located<String> version,
      KafkaRelease release,
      Findings findings) {
    if (image.isEmpty()) {
      if (!release.imagePublished()) {
        findings.add(
            MISSING_FIELD,
            version.place(),
            "no image apache/kafka:%s is known to be published".formatted(release.version()),
            "write the image to use: image: {repository: registry.example/apache/kafka, tag: \"%s\"}"
                .formatted(release.version()));
        return Optional.empty();
      }
      return Optional.of(new Image(
          ImageContract.APACHE_KAFKA,
          DEFAULT_REPOSITORY + ":" + release.version(),
          ImageSpec.PullPolicy.IF_NOT_PRESENT.word(),
          List.of()));
    }
    ImageSpec spec = image.get().value();
    Optional<ImageContract> contract = ImageContract.of(spec.repository().value());
    if (contract.isEmpty()) {
      findings.add(
          WRONG_TYPE,
          spec.repository().place(),
          "the image \"%s\" is not known: where are its tools, and which user runs them?"
              .formatted(spec.repository().value()),
          "use a repository that ends in apache/kafka or confluentinc/cp-kafka, from any registry");
      return Optional.empty();
    }
    if (spec.tag().isEmpty()
        && (contract.get() != ImageContract.APACHE_KAFKA || unpublished(spec, release))) {
      findings.add(
          MISSING_FIELD,
          spec.place(),
          contract.get() == ImageContract.APACHE_KAFKA
              ? "no image apache/kafka:%s is known to be published".formatted(release.version())
              : "the field \"tag\" is missing: Confluent numbers its images differently from Kafka",
          "write the tag");
      return Optional.empty();
    }
    String tag = Located.value(spec.tag()).orElse(release.version());
    if (spec.tag().isPresent()) {
      Optional<String> misfit = contract.get().misfit(tag, release);
      if (misfit.isPresent()) {
        findings.add(
            CompilerRules.VERSION_MISMATCH,
            spec.tag().get().place(),
            misfit.get() + ": options, formats and logging would be those of another release",
            "change the tag or spec.version");
      }
    }
    String digest = spec.digest().isPresent() ? "@" + spec.digest().get().value() : "";
    return Optional.of(new Image(
        contract.get(),
        qualified(spec.repository().value()) + ":" + tag + digest,
        spec.pullPolicy().value().word(),
        Located.values(spec.pullSecrets())));
  }

  private static boolean unpublished(ImageSpec spec, KafkaRelease release) {
    return !release.imagePublished()
        && qualified(spec.repository().value()).equals(DEFAULT_REPOSITORY);
  }

  /** Puts Docker Hub before a repository without a registry, as container runtimes do. */
  private static String qualified(String repository) {
    int slash = repository.indexOf('/');
    String first = slash < 0 ? "" : repository.substring(0, slash);
    boolean registry = first.contains(".") || first.contains(":") || first.equals("localhost");
    return registry ? repository : "docker.io/" + repository;
  }
}
