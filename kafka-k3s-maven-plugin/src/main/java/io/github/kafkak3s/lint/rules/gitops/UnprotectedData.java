package io.github.kafkak3s.lint.rules.gitops;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.Observation;
import java.util.ArrayList;
import java.util.List;

/** KK9011: what is dropped from Git by mistake does not take the data with it. */
public final class UnprotectedData implements LintRule {
  private static final Rule RULE = new Rule(
      "KK9011",
      "unprotected-data",
      WARNING,
      "Namespace, claim or storage class that a prune would delete with the data");
  private static final String OF_ARGO = "argocd.argoproj.io/sync-options";
  private static final String OF_FLUX = "kustomize.toolkit.fluxcd.io/prune";

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    Observation bundle = subject.bundle();
    boolean isOurs = bundle.intent().isOurs();
    boolean byArgo = isOurs || bundle.set().objects().stream().anyMatch(K8sObject::isOfArgo);
    boolean byFlux = isOurs || bundle.set().objects().stream().anyMatch(K8sObject::isOfFlux);
    for (K8sObject object : bundle.set().objects()) {
      if (!holdsData(bundle, object)) {
        continue;
      }
      List<String> absent = new ArrayList<>();
      if (byArgo && !isKeptByArgo(object)) {
        absent.add(OF_ARGO + ": Prune=false,Delete=false");
      }
      if (byFlux && !object.annotations().getOrDefault(OF_FLUX, "").equalsIgnoreCase("disabled")) {
        absent.add(OF_FLUX + ": disabled");
      }
      if (!absent.isEmpty()) {
        reporter
            .at(object.keyPlaceOf("metadata"), "a prune may delete %s".formatted(object.shown()))
            .consequence("with it go the claims, and with claims of local-path the directories on"
                + " the hosts: at once, and for good")
            .help("annotate it: " + String.join("; ", absent));
      }
    }
  }

  private static boolean holdsData(Observation bundle, K8sObject object) {
    return switch (object.kind()) {
      case "PersistentVolumeClaim", "PersistentVolume", "StorageClass" -> true;
      case "Namespace" ->
        bundle.kafkaWorkloads().stream()
            .anyMatch(workload -> ManifestSet.meet(workload.object().namespace(), object.name()));
      default -> false;
    };
  }

  private static boolean isKeptByArgo(K8sObject object) {
    String options = object.annotations().getOrDefault(OF_ARGO, "");
    return options.contains("Prune=false") || options.contains("Prune=confirm");
  }
}
