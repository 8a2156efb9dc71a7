package io.github.kafkak3s.lint.rules.storage;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;

/** KK6012: what the API server adds to a claim template, and nobody can take away again. */
public final class ClaimTemplateDrift implements LintRule {
  private static final Rule RULE = new Rule(
      "KK6012",
      "claim-template-drift",
      WARNING,
      "claim template without apiVersion, kind or volumeMode, or with labels: perpetual OutOfSync");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    if (!subject.bundle().isGitOps()) {
      return;
    }
    for (Workload workload : subject.bundle().kafkaWorkloads()) {
      K8sObject object = workload.object();
      for (YamlNode claim : object.node().itemsAt("spec", "volumeClaimTemplates")) {
        String name = claim.textAt("metadata", "name");
        List<String> missing = missing(claim);
        if (!missing.isEmpty()) {
          reporter
              .at(
                  object.keyPlaceOf("spec", "volumeClaimTemplates"),
                  "the claim template %s of %s does not write %s"
                      .formatted(name, object.shown(), String.join(", ", missing)))
              .consequence("the API server adds it: Argo CD compares the lists as a whole and shows"
                  + " the StatefulSet as OutOfSync for ever")
              .help("write apiVersion: v1, kind: PersistentVolumeClaim and volumeMode: Filesystem")
              .about(name);
        }
        if (claim.at("metadata") instanceof YamlMap metadata
            && metadata.at("labels") instanceof YamlMap labels
            && !labels.entries().isEmpty()) {
          Place place = metadata.byName().get("labels").keyPlace();
          reporter
              .at(place, "the claim template %s of %s has labels".formatted(name, object.shown()))
              .consequence("a claim template can never change: the first change of a label, by hand"
                  + " or by labels of a kustomization, stops every sync")
              .help("leave them out; claims get the labels of the StatefulSet's selector")
              .about(name);
        }
      }
    }
  }

  private static List<String> missing(YamlNode claim) {
    List<String> missing = new ArrayList<>();
    for (String field : List.of("apiVersion", "kind")) {
      if (claim.at(field) == null) {
        missing.add(field);
      }
    }
    if (claim.at("spec", "volumeMode") == null) {
      missing.add("volumeMode");
    }
    return missing;
  }
}
