package io.github.kafkak3s.lint.rules.references;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.observe.Reference;
import io.github.kafkak3s.observe.Selector;
import io.github.kafkak3s.observe.Workload;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** KK1011: what belongs together stands in one namespace; judged where namespaces are written. */
public final class NamespaceMismatch implements LintRule {
  private static final Rule RULE = new Rule(
      "KK1011",
      "namespace-mismatch",
      ERROR,
      "objects of one deployment in several namespaces, or a namespaced name that contradicts the"
          + " Namespace object");
  private static final Set<String> SELECTING =
      Set.of("Service", "PodDisruptionBudget", "NetworkPolicy");
  private static final Set<String> CLUSTER_WIDE = Set.of("StorageClass", "PriorityClass");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    Observation bundle = subject.bundle();
    for (Workload workload : bundle.kafkaWorkloads()) {
      if (!workload.object().namespace().isEmpty()) {
        check(bundle, workload, reporter);
      }
    }
  }

  private static void check(Observation bundle, Workload workload, Reporter reporter) {
    Set<K8sObject> parts = parts(bundle, workload);
    Set<String> others = new LinkedHashSet<>();
    parts.forEach(part -> others.add(part.namespace()));
    String own = workload.object().namespace();
    boolean isDeclared = bundle.set().find("Namespace", "", own).isPresent();
    boolean isAlone =
        !others.isEmpty() && others.stream().noneMatch(other -> ManifestSet.meet(other, own));
    boolean contradicts = !isDeclared && onlyNamespace(bundle).isPresent();
    if (contradicts || isAlone && !isDeclared && others.size() == 1) {
      String other =
          contradicts ? onlyNamespace(bundle).get().name() : others.iterator().next();
      Reporter.Report report = report(workload.object(), own, other, reporter);
      (contradicts ? List.of(onlyNamespace(bundle).get()) : List.copyOf(parts))
          .forEach(part -> report.related(part.place(), part.shown()));
      return;
    }
    for (K8sObject part : parts) {
      if (!ManifestSet.meet(part.namespace(), own)) {
        report(part, part.namespace(), own, reporter)
            .related(workload.object().place(), workload.object().shown());
      }
    }
  }

  private static Reporter.Report report(
      K8sObject object, String namespace, String other, Reporter reporter) {
    return reporter
        .at(
            object.keyPlaceOf("metadata", "namespace"),
            "%s is in the namespace %s, what belongs to it in %s"
                .formatted(object.shown(), namespace, other))
        .consequence("pods see only ConfigMaps, Secrets and accounts of their own namespace, and"
            + " Services, budgets and policies select only there")
        .help("put all of them into one namespace");
  }

  /** Returns the Namespace object of a bundle that has one, and nothing else to put into it. */
  private static Optional<K8sObject> onlyNamespace(Observation bundle) {
    List<K8sObject> namespaces = bundle.set().ofKind("Namespace");
    boolean isUsed = namespaces.size() == 1
        && bundle.workloads().stream()
            .anyMatch(workload -> ManifestSet.meet(
                workload.object().namespace(), namespaces.get(0).name()));
    return namespaces.size() == 1 && !isUsed ? Optional.of(namespaces.get(0)) : Optional.empty();
  }

  /** Returns what a workload uses by name, and what selects its pods, wherever it stands. */
  private static Set<K8sObject> parts(Observation bundle, Workload workload) {
    Set<K8sObject> parts = new LinkedHashSet<>();
    String own = workload.object().namespace();
    for (Reference reference : Reference.of(workload)) {
      if (!CLUSTER_WIDE.contains(reference.kind())) {
        bundle
            .set()
            .find(reference.kind(), own, reference.name())
            .or(() -> bundle.set().find(reference.kind(), "", reference.name()))
            .ifPresent(parts::add);
      }
    }
    List<K8sObject> selecting = new ArrayList<>();
    bundle.set().objects().stream()
        .filter(object -> SELECTING.contains(object.kind()))
        .forEach(selecting::add);
    for (K8sObject object : selecting) {
      Selector selector = selector(object);
      boolean isForOthers = !ManifestSet.meet(object.namespace(), own)
          && bundle.workloads().stream()
              .anyMatch(other -> other.isSelectedBy(selector)
                  && ManifestSet.meet(other.object().namespace(), object.namespace()));
      if (!selector.isEmpty() && workload.isSelectedBy(selector) && !isForOthers) {
        parts.add(object);
      }
    }
    return parts;
  }

  private static Selector selector(K8sObject object) {
    return switch (object.kind()) {
      case "Service" -> Selector.ofLabels(object.node().at("spec", "selector"));
      case "NetworkPolicy" -> Selector.of(object.node().at("spec", "podSelector"));
      default -> Selector.of(object.node().at("spec", "selector"));
    };
  }
}
