package io.github.kafkak3s.lint.rules.security;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;
import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import java.util.List;
import java.util.Optional;

/** KK8005: what is committed stays in the history of the repository for ever. */
public final class SecretInGit implements LintRule {
  private static final Rule RULE = new Rule(
      "KK8005",
      "secret-in-git",
      WARNING,
      "a plain Secret manifest (error: with a private key or key store)");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Severity heaviest() {
    return ERROR;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (K8sObject secret : subject.bundle().set().ofKind("Secret")) {
      List<SecretText> entries = SecretText.of(secret);
      if (entries.isEmpty()) {
        continue;
      }
      Optional<SecretText> key = entries.stream().filter(SecretText::isKey).findFirst();
      Reporter.Report report = reporter
          .at(secret.place(), secret.shown() + " is a plain manifest: base64 hides nothing")
          .consequence("everyone who can read the repository or its history has what it holds")
          .help("commit a SealedSecret, an ExternalSecret or a Secret encrypted by SOPS, or make"
              + " it in the cluster");
      key.ifPresent(entry -> report
          .severity(ERROR)
          .related(entry.place(), Texts.shown(entry.key()) + " holds a private key"));
    }
  }
}
