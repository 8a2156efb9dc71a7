package io.github.kafkak3s.lint.rules.security;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Held;
import io.github.kafkak3s.observe.K8sObject;
import java.util.Set;

/** KK8002: a Secret that nothing reads; that it is mounted or copied does not count. */
public final class UnusedSecret implements LintRule {
  private static final Rule RULE = new Rule(
      "KK8002",
      "unused-secret",
      WARNING,
      "a Secret whose content no setting or program of the bundle uses");

  /** Other types are for Kubernetes itself. */
  private static final Set<String> TYPES =
      Set.of("", "Opaque", "kubernetes.io/tls", "kubernetes.io/basic-auth");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (K8sObject secret : subject.bundle().set().ofKind("Secret")) {
      boolean isForTools = secret.labels().keySet().stream()
          .anyMatch(label -> label.startsWith("argocd.argoproj.io/"));
      if (subject.bundle().nodes().isEmpty()
          || isForTools
          || !TYPES.contains(secret.node().textAt("type"))
          || new SecretUse(subject.bundle(), secret).isUsed()) {
        continue;
      }
      Place place =
          Held.of(secret).values().stream().findFirst().map(Held::keyPlace).orElse(secret.place());
      reporter
          .at(place, "no setting and no program of this bundle reads " + secret.shown())
          .consequence("it protects nothing, and stays to be leaked")
          .help("name its files in Kafka's ssl.* or sasl.* options, or delete it");
    }
  }
}
