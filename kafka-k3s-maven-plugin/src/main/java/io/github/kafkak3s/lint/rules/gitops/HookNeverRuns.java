package io.github.kafkak3s.lint.rules.gitops;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Container;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.observe.Reference;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.stream.Stream;

/**
 * KK9014: hooks are no part of what Argo CD compares, so that a change to them alone is no sync.
 */
public final class HookNeverRuns implements LintRule {
  private static final Rule RULE = new Rule(
      "KK9014",
      "hook-never-runs",
      WARNING,
      "topics only in an Argo CD hook: a change to them alone never syncs");
  private static final String HOOK = "argocd.argoproj.io/hook";

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (Workload workload : subject.bundle().workloads()) {
      if (isHook(workload.object())
          && makesTopics(workload)
          && !readsTracked(subject.bundle(), workload)) {
        reporter
            .at(
                workload.object().keyPlaceOf("metadata", "annotations", HOOK),
                "the topics stand in %s alone, which is a hook"
                    .formatted(workload.object().shown()))
            .consequence("Argo CD does not compare hooks: a commit that changes only this one"
                + " leaves the application Synced, and the topic is never made")
            .help("keep the topics in a ConfigMap that is no hook, and let the Job read it");
      }
    }
  }

  private static boolean isHook(K8sObject object) {
    String hook = object.annotations().getOrDefault(HOOK, "");
    return !hook.isEmpty() && !hook.equals("Skip");
  }

  private static boolean makesTopics(Workload workload) {
    return workload.containers().stream()
        .flatMap(HookNeverRuns::words)
        .map(YamlScalar::text)
        .anyMatch(text -> text.contains("kafka-topics"));
  }

  private static Stream<YamlScalar> words(Container container) {
    return Stream.concat(container.words("command").stream(), container.words("args").stream());
  }

  private static boolean readsTracked(Observation bundle, Workload workload) {
    return Reference.of(workload).stream()
        .filter(reference -> reference.kind().equals("ConfigMap"))
        .anyMatch(reference -> bundle
            .set()
            .find("ConfigMap", workload.object().namespace(), reference.name())
            .filter(configMap -> !isHook(configMap))
            .isPresent());
  }
}
