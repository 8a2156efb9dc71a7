package io.github.kafkak3s.lint.rules.gitops;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.List;
import java.util.Set;

/** KK9012: a sync that may delete what holds data in order to change it. */
public final class DangerousSyncOption implements LintRule {
  private static final Rule RULE = new Rule(
      "KK9012",
      "dangerous-sync-option",
      ERROR,
      "Replace or Force on a StatefulSet or claim; Flux force on them");
  private static final Set<String> HOLDING = Set.of("StatefulSet", "PersistentVolumeClaim");
  private static final List<String> OPTIONS = List.of("Replace=true", "Force=true");
  private static final String OF_ARGO = "argocd.argoproj.io/sync-options";
  private static final String OF_FLUX = "kustomize.toolkit.fluxcd.io/force";

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    ManifestSet set = subject.bundle().set();
    boolean holds = false;
    for (K8sObject object : set.objects()) {
      if (HOLDING.contains(object.kind())) {
        own(object, reporter);
        holds = true;
      }
    }
    if (holds) {
      for (K8sObject object : set.objects()) {
        outer(object, reporter);
      }
    }
  }

  private static void own(K8sObject object, Reporter reporter) {
    String options = object.node().textAt("metadata", "annotations", OF_ARGO);
    for (String option : options.split(",")) {
      if (OPTIONS.contains(option.strip())) {
        report(
            object.keyPlaceOf("metadata", "annotations", OF_ARGO),
            option.strip(),
            object,
            reporter);
      }
    }
    if (object.node().textAt("metadata", "annotations", OF_FLUX).equalsIgnoreCase("enabled")) {
      report(
          object.keyPlaceOf("metadata", "annotations", OF_FLUX), "Flux's force", object, reporter);
    }
  }

  /** Options of the whole application hold for all that it applies. */
  private static void outer(K8sObject object, Reporter reporter) {
    if (object.is("Application") && object.group().equals("argoproj.io")) {
      for (YamlNode item : object.node().itemsAt("spec", "syncPolicy", "syncOptions")) {
        if (item instanceof YamlScalar option && OPTIONS.contains(option.text())) {
          report(option.place(), option.text(), object, reporter);
        }
      }
    } else if (object.is("Kustomization")
        && object.group().equals("kustomize.toolkit.fluxcd.io")
        && object.node().textAt("spec", "force").equals("true")) {
      report(object.keyPlaceOf("spec", "force"), "Flux's force", object, reporter);
    }
  }

  private static void report(Place place, String option, K8sObject object, Reporter reporter) {
    reporter
        .at(place, "%s is on for %s".formatted(option, object.shown()))
        .consequence("a change that the API server refuses deletes the StatefulSet with all of its"
            + " pods, or the claim with its data, and makes it anew; a mistyped field is enough")
        .help("remove it; change what is immutable by hand: kubectl delete statefulset"
            + " --cascade=orphan");
  }
}
