package io.github.kafkak3s.lint.rules.storage;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.LogDirectory;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlNode;

/** KK6001: what the default class is, is nobody's decision. */
public final class ImplicitStorageClass implements LintRule {
  private static final Rule RULE = new Rule(
      "KK6001",
      "implicit-storage-class",
      WARNING,
      "no class: K3s local-path, pinned, not enforced, not expandable, deleted with the claim");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (Workload workload : subject.bundle().kafkaWorkloads()) {
      K8sObject object = workload.object();
      for (YamlNode claim : object.node().itemsAt("spec", "volumeClaimTemplates")) {
        if (claim.at("spec", "storageClassName") == null) {
          report(
              reporter,
              object.keyPlaceOf("spec", "volumeClaimTemplates"),
              claim.textAt("metadata", "name"),
              object);
        }
      }
      subject.bundle().nodesOf(workload).stream()
          .flatMap(node -> node.logDirectories().stream())
          .filter(directory -> directory.kind() == LogDirectory.Kind.CLAIM)
          .flatMap(directory -> directory.volume().stream())
          .filter(claim -> claim.at("spec") != null)
          .filter(claim -> claim.at("spec", "storageClassName") == null)
          .filter(claim -> claim.at("spec", "volumeName") == null)
          .findFirst()
          .ifPresent(claim -> report(
              reporter,
              claim.byName().get("spec").keyPlace(),
              claim.textAt("metadata", "name"),
              object));
    }
  }

  private static void report(Reporter reporter, Place place, String claim, K8sObject object) {
    reporter
        .at(place, "the claim %s of %s names no storage class".formatted(claim, object.shown()))
        .consequence(
            "on K3s it is local-path: a directory of one host, whose size is not enforced, which"
                + " cannot grow, and which is deleted with the claim")
        .help("write storageClassName, local-path where that is meant");
  }
}
