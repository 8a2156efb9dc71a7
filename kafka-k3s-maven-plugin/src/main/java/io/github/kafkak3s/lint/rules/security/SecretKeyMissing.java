package io.github.kafkak3s.lint.rules.security;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.NearestName;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Container.Mount;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.OptionFact;
import io.github.kafkak3s.observe.Reference;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** KK8018: the Secret is there, the key is not. */
public final class SecretKeyMissing implements LintRule {
  private static final Rule RULE = new Rule(
      "KK8018",
      "secret-key-missing",
      ERROR,
      "a key that the deployment reads and the Secret, SealedSecret or ExternalSecret of the bundle"
          + " does not have");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Scope scope() {
    return Scope.VALUE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    List<SecretMaker> makers = SecretMaker.of(subject.bundle().set());
    if (!subject.bundle().set().isWhole()) {
      return;
    }
    for (Workload workload : subject.bundle().workloads()) {
      for (Reference reference : Reference.of(workload)) {
        if (reference.kind().equals("Secret")
            && reference.key().isPresent()
            && !reference.isOptional()) {
          Wanted wanted = new Wanted(
              reference.name(), reference.key().get(), reference.by(), reference.place());
          check(workload, wanted, makers, reporter)
              .ifPresent(report -> report.consequence(
                  reference.use() == Reference.Use.FILES
                      ? "the pods hang before their first container (FailedMount)"
                      : "the container does not start (CreateContainerConfigError)"));
        }
      }
    }
    for (KafkaNode node : subject.bundle().nodes()) {
      for (OptionFact fact : node.declared().all()) {
        if (fact.isWritten() && fact.name().endsWith("store.location")) {
          wanted(node, fact)
              .flatMap(wanted -> check(node.workload(), wanted, makers, reporter))
              .ifPresent(report -> report
                  .about(fact.name())
                  .consequence("Kafka does not find the file and ends at its start"));
        }
      }
    }
  }

  /**
   * A key that is needed.
   *
   * @param secret the Secret's name
   * @param by what needs it, in words
   * @param place where that stands
   */
  private record Wanted(String secret, String key, String by, Place place) {}

  private static Optional<Reporter.Report> check(
      Workload workload, Wanted wanted, List<SecretMaker> makers, Reporter reporter) {
    List<SecretMaker> found = makers.stream()
        .filter(maker -> maker.makes(workload.object().namespace(), wanted.secret()))
        .toList();
    Set<String> keys = new LinkedHashSet<>();
    found.forEach(maker -> maker.keys().ifPresent(keys::addAll));
    boolean isTold = found.stream().allMatch(maker -> maker.keys().isPresent());
    if (found.isEmpty() || !isTold || keys.contains(wanted.key())) {
      return Optional.empty();
    }
    String hint = NearestName.hint(wanted.key(), keys);
    return Optional.of(reporter
        .at(
            wanted.place(),
            "%s of %s needs the key %s, which %s does not have"
                .formatted(
                    wanted.by(),
                    workload.object().shown(),
                    Texts.shown(wanted.key()),
                    found.get(0).object().shown()))
        .help(hint.isEmpty() ? "add the key, or correct its name" : hint)
        .related(found.get(0).object().place(), "has " + String.join(", ", keys)));
  }

  /** Returns the key of the Secret whose file an option names; of volumes of one whole Secret. */
  private static Optional<Wanted> wanted(KafkaNode node, OptionFact fact) {
    String path = fact.value().map(String::trim).orElse("");
    Optional<Mount> mount = node.container().mountOf(path);
    Optional<YamlMap> volume = mount.flatMap(each -> node.workload().volume(each.volume()));
    boolean isWhole = volume
        .filter(each -> each.at("secret", "items") == null)
        .filter(each -> !each.textAt("secret", "optional").equals("true"))
        .isPresent();
    String secret = volume.map(each -> each.textAt("secret", "secretName")).orElse("");
    if (!isWhole || secret.isEmpty() || mount.get().subPath().contains("$")) {
      return Optional.empty();
    }
    String below =
        path.equals(mount.get().path()) ? "" : path.substring(mount.get().path().length() + 1);
    String key =
        mount.get().subPath().isEmpty() ? below : below.isEmpty() ? mount.get().subPath() : "";
    return key.isEmpty()
        ? Optional.empty()
        : Optional.of(new Wanted(secret, key, fact.name(), fact.givenAt()));
  }
}
