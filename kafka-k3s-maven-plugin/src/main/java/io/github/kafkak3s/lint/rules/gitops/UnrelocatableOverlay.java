package io.github.kafkak3s.lint.rules.gitops;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import java.util.Set;

/**
 * KK9015: Kustomize changes names and namespaces of objects, but not the texts inside of them:
 * advertised addresses, voters, budgets and node ids are computed for what was compiled.
 */
public final class UnrelocatableOverlay implements LintRule {
  private static final Rule RULE = new Rule(
      "KK9015",
      "unrelocatable-overlay",
      ERROR,
      "a kustomization that changes namespace, prefix, replicas, labels in selectors, or images"
          + " under a compiled bundle");
  private static final Set<String> MOVING =
      Set.of("namespace", "namePrefix", "nameSuffix", "replicas", "commonLabels", "images");
  private static final String MARK = "kafka-k3s/cluster";

  @Override
  public Rule rule() {
    return RULE;
  }

  private static boolean isCompiled(ManifestSet set) {
    for (K8sObject object : set.objects()) {
      if (object.labels().containsKey(MARK)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    if (!isCompiled(subject.bundle().set())) {
      return;
    }
    for (K8sObject kustomization : subject.bundle().set().kustomizations()) {
      for (YamlMap.Entry entry : kustomization.node().entries()) {
        if (MOVING.contains(entry.name())) {
          report(entry.keyPlace(), entry.name(), reporter);
        }
      }
      for (YamlNode labels : kustomization.node().itemsAt("labels")) {
        if (labels.textAt("includeSelectors").equals("true")
            || labels.textAt("includeTemplates").equals("true")) {
          report(labels.place(), "labels in selectors or templates", reporter);
        }
      }
    }
  }

  private static void report(Place place, String what, Reporter reporter) {
    reporter
        .at(place, "the kustomization changes %s of a compiled bundle".formatted(what))
        .consequence("addresses, voters, node ids, budgets and the checksum of the configuration"
            + " stay those of the compiled one: pods do not find each other, or are other ones")
        .help("say it in kafka.yaml, as an environment for one, and compile again");
  }
}
