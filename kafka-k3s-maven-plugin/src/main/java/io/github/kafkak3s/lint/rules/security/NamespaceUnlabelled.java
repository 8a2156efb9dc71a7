package io.github.kafkak3s.lint.rules.security;

import static io.github.kafkak3s.diagnostic.Severity.INFO;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;

/** KK8011: a namespace whose pods are admitted whatever they ask for. */
public final class NamespaceUnlabelled implements LintRule {
  private static final Rule RULE =
      new Rule("KK8011", "namespace-unlabelled", INFO, "a Namespace without pod-security labels");
  private static final String PREFIX = "pod-security.kubernetes.io/";

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (K8sObject namespace : subject.bundle().set().ofKind("Namespace")) {
      boolean holdsKafka = subject.bundle().kafkaWorkloads().stream()
          .anyMatch(workload -> workload.object().namespace().equals(namespace.name()));
      boolean isLabelled =
          namespace.labels().keySet().stream().anyMatch(label -> label.startsWith(PREFIX));
      if (holdsKafka && !isLabelled) {
        reporter
            .at(namespace.place(), namespace.shown() + " has no label " + PREFIX + "enforce")
            .consequence("the API server admits privileged pods beside the brokers")
            .help("label it " + PREFIX + "enforce: restricted, once its pods comply (KK8009)");
      }
    }
  }
}
