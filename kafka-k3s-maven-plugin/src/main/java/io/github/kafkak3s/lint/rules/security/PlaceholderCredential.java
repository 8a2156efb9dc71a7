package io.github.kafkak3s.lint.rules.security;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import java.util.List;
import java.util.Locale;

/** KK8004: a credential that everybody knows; outside of Secrets it is KK8016. */
public final class PlaceholderCredential implements LintRule {
  private static final Rule RULE = new Rule(
      "KK8004",
      "placeholder-credential",
      ERROR,
      "your_…, changeme, password and the like as a credential");
  private static final List<String> NO_CREDENTIALS =
      List.of("user", "host", "url", "name", "realm", "type", "mechanism");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (K8sObject secret : subject.bundle().set().ofKind("Secret")) {
      for (SecretText entry : SecretText.of(secret)) {
        if (mayBeCredential(entry.key()) && holdsPlaceholder(entry)) {
          reporter
              .at(
                  entry.place(),
                  "%s of %s holds a placeholder, not a credential"
                      .formatted(Texts.shown(entry.key()), secret.shown()))
              .consequence("it is deployed as it stands, and it is the first that anybody tries")
              .help("make a credential, keep it out of Git and refer to its Secret");
        }
      }
    }
  }

  private static boolean mayBeCredential(String key) {
    String name = key.toLowerCase(Locale.ROOT);
    return NO_CREDENTIALS.stream().noneMatch(name::endsWith);
  }

  private static boolean holdsPlaceholder(SecretText entry) {
    return Placeholder.is(entry.text())
        || Placeholder.is(entry.written())
        || Passwords.in(entry.text()).stream().anyMatch(found -> Placeholder.is(found.value()));
  }
}
