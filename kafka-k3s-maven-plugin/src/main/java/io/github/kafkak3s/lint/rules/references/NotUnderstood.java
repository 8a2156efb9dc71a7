package io.github.kafkak3s.lint.rules.references;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.kubernetes.ApiGroups;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.ObserveRules;
import io.github.kafkak3s.observe.Unknown;
import io.github.kafkak3s.proof.Proof;
import io.github.kafkak3s.yaml.YamlNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** KK1015: what could not be followed is said, once, so that silence is not taken for a verdict. */
public final class NotUnderstood implements LintRule {
  /** They say where manifests are, and make nothing themselves. */
  private static final Set<String> POINTING = Set.of("Application", "ApplicationSet", "AppProject");

  private static final Set<String> FLUX_POINTING =
      Set.of("kustomize.toolkit.fluxcd.io", "source.toolkit.fluxcd.io");

  @Override
  public Rule rule() {
    return ObserveRules.NOT_UNDERSTOOD;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    Map<String, Map<String, K8sObject>> unseen = new LinkedHashMap<>();
    for (K8sObject object : subject.bundle().set().objects()) {
      if (makesUnseen(object)) {
        unseen
            .computeIfAbsent(object.group(), group -> new LinkedHashMap<>())
            .putIfAbsent(object.kind(), object);
      }
    }
    Set<Place> operators = subject.bundle().set().objects().stream()
        .filter(NotUnderstood::makesUnseen)
        .map(K8sObject::place)
        .collect(Collectors.toSet());
    Set<Place> said = new HashSet<>(operators);
    for (Unknown unknown : subject.bundle().unknowns()) {
      if (!operators.contains(unknown.place())) {
        said.add(unknown.place());
        report(unknown, reporter);
      }
    }
    for (Unknown unknown : Proof.unknowns(subject.bundle())) {
      if (!said.contains(unknown.place())) {
        report(unknown, reporter);
      }
    }
    unseen.forEach((group, kinds) -> reporter
        .at(
            kinds.values().iterator().next().place(),
            "lint cannot follow the kind%s %s of %s"
                .formatted(kinds.size() == 1 ? "" : "s", String.join(", ", kinds.keySet()), group))
        .consequence("what they make is not judged"));
    for (YamlNode stray : subject.bundle().set().strays()) {
      if (NotAManifest.isOfChart(stray)) {
        reporter
            .at(stray.place(), "the values of a chart are no manifest")
            .consequence("what the chart makes of them is not judged")
            .help("render it with helm template and lint the result");
      }
    }
  }

  private static void report(Unknown unknown, Reporter reporter) {
    reporter
        .at(unknown.place(), "lint cannot follow " + unknown.what())
        .consequence("what depends on it is not judged");
  }

  private static boolean makesUnseen(K8sObject object) {
    String group = object.group();
    return !ApiGroups.isBuiltIn(group)
        && !ApiGroups.makesNoPods(group)
        && !FLUX_POINTING.contains(group)
        && !POINTING.contains(object.kind());
  }
}
