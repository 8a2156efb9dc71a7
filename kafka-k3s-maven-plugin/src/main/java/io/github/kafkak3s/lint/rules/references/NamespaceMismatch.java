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
    String own = workload.object().namespace();
    boolean isDeclared = bundle.set().find("Namespace", "", own).isPresent();
    boolean isAlone = !parts.isEmpty();
    for (K8sObject part : parts) {
      others.add(part.namespace());
      isAlone &= !ManifestSet.meet(part.namespace(), own);
    }
    boolean contradicts = !isDeclared && onlyNamespace(bundle).isPresent();
    if (contradicts || isAlone && !isDeclared && others.size() == 1) {
      String other =
          contradicts ? onlyNamespace(bundle).get().name() : others.iterator().next();
      Reporter.Report report = report(workload.object(), own, other, reporter);
      for (K8sObject part : contradicts ? List.of(onlyNamespace(bundle).get()) : parts) {
        report.related(part.place(), part.shown());
      }
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
    if (namespaces.size() != 1) {
      return Optional.empty();
    }
    for (Workload workload : bundle.workloads()) {
      if (ManifestSet.meet(workload.object().namespace(), namespaces.get(0).name())) {
        return Optional.empty();
      }
    }
    return Optional.of(namespaces.get(0));
  }

  /** Returns what a workload uses by name, and what selects its pods, wherever it stands. */
  private static Set<K8sObject> parts(Observation bundle, Workload workload) {
    Set<K8sObject> parts = new LinkedHashSet<>();
    String own = workload.object().namespace();
    for (Reference reference : Reference.of(workload)) {
      if (!CLUSTER_WIDE.contains(reference.kind())) {
        ManifestSet set = bundle.set();
        Optional<K8sObject> part = set.find(reference.kind(), own, reference.name());
        if (part.isEmpty()) {
          part = set.find(reference.kind(), "", reference.name());
        }
        if (part.isPresent()) {
          parts.add(part.get());
        }
      }
    }
    for (K8sObject object : bundle.set().objects()) {
      if (SELECTING.contains(object.kind())) {
        Selector selector = selector(object);
        if (!selector.isEmpty()
            && workload.isSelectedBy(selector)
            && (ManifestSet.meet(object.namespace(), own) || !isMet(bundle, object, selector))) {
          parts.add(object);
        }
      }
    }
    return parts;
  }

  /** Tells whether a selector has pods in the namespace of its own object. */
  private static boolean isMet(Observation bundle, K8sObject object, Selector selector) {
    for (Workload workload : bundle.workloads()) {
      if (workload.isSelectedBy(selector)
          && ManifestSet.meet(workload.object().namespace(), object.namespace())) {
        return true;
      }
    }
    return false;
  }

  private static Selector selector(K8sObject object) {
    return switch (object.kind()) {
      case "Service" -> Selector.ofLabels(object.node().at("spec", "selector"));
      case "NetworkPolicy" -> Selector.of(object.node().at("spec", "podSelector"));
      default -> Selector.of(object.node().at("spec", "selector"));
    };
  }
}
