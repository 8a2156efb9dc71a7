package io.github.kafkak3s.lint.rules.gitops;

import static io.github.kafkak3s.diagnostic.Severity.INFO;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.Selector;
import io.github.kafkak3s.observe.Workload;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** KK9004: labels that every tool knows, and a selector of pods of one's own only. */
public final class NoStandardLabels implements LintRule {
  private static final Rule RULE = new Rule(
      "KK9004",
      "no-standard-labels",
      INFO,
      "no app.kubernetes.io labels; selector that other pods may match");
  private static final String STANDARD = "app.kubernetes.io/";

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    Optional<Workload> first = subject.bundle().kafkaWorkloads().stream().findFirst();
    if (first.isEmpty()) {
      return;
    }
    Workload workload = first.get();
    Optional<Workload> other = selectedToo(subject, workload);
    boolean isLabelled = Stream.of(workload.object().labels(), workload.podLabels())
        .flatMap(labels -> labels.keySet().stream())
        .anyMatch(label -> label.startsWith(STANDARD));
    if (isLabelled && other.isEmpty()) {
      return;
    }
    String selector = shown(workload);
    Reporter.Report report = reporter
        .at(
            workload.object().keyPlaceOf("metadata"),
            isLabelled
                ? "the selector %s also matches the pods of %s"
                    .formatted(selector, other.get().object().shown())
                : "no app.kubernetes.io labels; pods are selected by %s alone".formatted(selector))
        .consequence("a Service or budget by such a selector also takes whatever else is labelled"
            + " like this one day, an exporter for one")
        .help("label with app.kubernetes.io/name, /instance and /component, and select by labels"
            + " that nothing else bears; the selector itself cannot be changed by a sync");
    other.ifPresent(each -> report.related(each.object().place(), "is matched too"));
  }

  private static Optional<Workload> selectedToo(Subject subject, Workload workload) {
    Selector selector = Selector.of(workload.object().node().at("spec", "selector"));
    return selector.isEmpty()
        ? Optional.empty()
        : subject.bundle().workloads().stream()
            .filter(other -> !other.equals(workload))
            .filter(other ->
                ManifestSet.meet(other.object().namespace(), workload.object().namespace()))
            .filter(other -> selector.matches(other.podLabels()))
            .findFirst();
  }

  private static String shown(Workload workload) {
    Map<String, String> labels =
        K8sObject.texts(workload.object().node().at("spec", "selector", "matchLabels"));
    return labels.isEmpty()
        ? "its selector"
        : labels.entrySet().stream()
            .map(label -> label.getKey() + ": " + label.getValue())
            .reduce((one, next) -> one + ", " + next)
            .get();
  }
}
