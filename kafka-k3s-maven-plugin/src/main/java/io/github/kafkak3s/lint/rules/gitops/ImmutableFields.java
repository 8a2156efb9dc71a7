package io.github.kafkak3s.lint.rules.gitops;

import static io.github.kafkak3s.diagnostic.Severity.INFO;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlMap;
import java.util.List;

/**
 * KK9008: what the API server refuses to change in a StatefulSet. Of our own bundles the goal plan
 * says so when it happens (KK9501).
 */
public final class ImmutableFields implements LintRule {
  private static final Rule RULE = new Rule(
      "KK9008",
      "immutable-fields",
      INFO,
      "what else cannot be changed by a sync later (claim templates: KK6006)");
  private static final List<String> FIELDS =
      List.of("serviceName", "podManagementPolicy", "selector");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    if (subject.bundle().intent().isOurs()) {
      return;
    }
    for (Workload workload : subject.bundle().kafkaWorkloads()) {
      if (workload.object().is("StatefulSet")
          && workload.object().node().at("spec") instanceof YamlMap spec) {
        List<Place> places = spec.entries().stream()
            .filter(entry -> FIELDS.contains(entry.name()))
            .map(YamlMap.Entry::keyPlace)
            .toList();
        if (!places.isEmpty()) {
          Reporter.Report report = reporter
              .at(
                  places.get(0),
                  "serviceName, podManagementPolicy and selector of %s cannot be changed later"
                      .formatted(workload.object().shown()))
              .consequence("the API server refuses such a commit (422 Forbidden), and the sync"
                  + " fails until it is taken back")
              .help("to change one: kubectl delete statefulset --cascade=orphan, then sync");
          places.stream().skip(1).forEach(place -> report.related(place, "as immutable"));
        }
      }
    }
  }
}
