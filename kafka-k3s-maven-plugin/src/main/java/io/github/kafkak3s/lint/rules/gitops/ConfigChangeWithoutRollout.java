package io.github.kafkak3s.lint.rules.gitops;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.Reference;
import io.github.kafkak3s.observe.Workload;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** KK9003: Kafka reads its configuration at its start only. */
public final class ConfigChangeWithoutRollout implements LintRule {
  private static final Rule RULE = new Rule(
      "KK9003",
      "config-change-without-rollout",
      WARNING,
      "pods do not roll when their ConfigMap changes (ours: KK9018)");

  /** Names of annotations that carry the state of the configuration, as people choose them. */
  private static final String[] SIGNS = {
    "checksum", "sha1", "sha256", "hash", "md5", "configmap", "config-version"
  };

  /** A suffix as Kustomize's generators and compilers make it. */
  private static final int SHORTEST_HASH = 8;

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    if (subject.bundle().intent().isOurs()) {
      return;
    }
    for (Workload workload : subject.bundle().kafkaWorkloads()) {
      if (isWatched(workload) || isStamped(workload)) {
        continue;
      }
      for (Reference reference : Reference.of(workload)) {
        if (reference.kind().equals("ConfigMap")) {
          subject
              .bundle()
              .set()
              .find("ConfigMap", workload.object().namespace(), reference.name())
              .filter(configMap -> !isFixed(configMap))
              .ifPresent(configMap -> report(workload, configMap, reporter));
        }
      }
    }
  }

  private static void report(Workload workload, K8sObject configMap, Reporter reporter) {
    reporter
        .at(
            configMap.keyPlaceOf("metadata", "name"),
            "a change of %s does not restart the pods of %s"
                .formatted(configMap.shown(), workload.object().shown()))
        .consequence("Kafka reads its configuration once: what is committed and what runs differ"
            + " until some pod happens to restart, and then pods differ from each other")
        .help("put a checksum of the ConfigMap into an annotation of the pod template, or let"
            + " Kustomize's configMapGenerator name it by its content")
        .related(workload.podSpecPlace(), "nothing here changes with it");
  }

  /** Tells whether a controller restarts the pods (Reloader, Wave). */
  private static boolean isWatched(Workload workload) {
    return workload.object().annotations().keySet().stream()
        .anyMatch(name -> name.contains("reloader.stakater.com/")
            || name.equals("wave.pusher.com/update-on-config-change"));
  }

  private static boolean isStamped(Workload workload) {
    Map<String, String> annotations =
        K8sObject.texts(workload.template().at("metadata", "annotations"));
    return annotations.keySet().stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .anyMatch(ConfigChangeWithoutRollout::isSign);
  }

  private static boolean isSign(String name) {
    for (String sign : SIGNS) {
      if (name.contains(sign)) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether another content would be another object. */
  private static boolean isFixed(K8sObject configMap) {
    return configMap.node().textAt("immutable").equals("true")
        || hash(configMap.name()).isPresent();
  }

  private static Optional<String> hash(String name) {
    String last = name.substring(name.lastIndexOf('-') + 1);
    boolean isHash = last.length() >= SHORTEST_HASH
        && last.chars().anyMatch(c -> c >= '0' && c <= '9')
        && last.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'z');
    return isHash ? Optional.of(last) : Optional.empty();
  }
}
