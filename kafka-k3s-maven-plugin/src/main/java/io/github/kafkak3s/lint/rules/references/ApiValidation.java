package io.github.kafkak3s.lint.rules.references;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.kubernetes.ApiGroups;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.Workload;

/** KK1013: what the API server's own validation refuses (kubernetes/pkg/apis, validation). */
public final class ApiValidation implements LintRule {
  private static final Rule RULE = new Rule(
      "KK1013",
      "api-validation",
      ERROR,
      "what the API server's validation refuses beyond fields, types and KK1001–KK1011: several"
          + " Service ports without names, a subPath below a file, exclusive fields together, a name"
          + " or port list that clashes");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (K8sObject object : subject.bundle().set().objects()) {
      if (ApiGroups.isBuiltIn(object.group())) {
        ObjectValidation.check(object, (place, fault) -> report(place, fault, object, reporter));
      }
    }
    for (Workload workload : subject.bundle().workloads()) {
      PodValidation.check(
          workload, (place, fault) -> report(place, fault, workload.object(), reporter));
    }
  }

  private static void report(Place place, String fault, K8sObject object, Reporter reporter) {
    reporter
        .at(place, "%s: %s".formatted(object.shown(), fault))
        .consequence("the API server refuses the object")
        .help("correct it; the rule's page lists what is checked");
  }
}
