package io.github.kafkak3s.lint.rules.security;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import java.util.List;
import java.util.Locale;

/** KK8003: a key that is named like a certificate and holds none. */
public final class MisnamedSecretKeys implements LintRule {
  private static final Rule RULE = new Rule(
      "KK8003",
      "misnamed-secret-keys",
      WARNING,
      "keys of a Secret that are named like PEM files and hold something else");
  private static final List<String> CERTIFICATES = List.of(".crt", ".pem", ".cert", ".cer");
  private static final String KEY = ".key";

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (K8sObject secret : subject.bundle().set().ofKind("Secret")) {
      List<SecretText> entries = SecretText.of(secret);
      List<String> keys = entries.stream().map(SecretText::key).toList();
      for (SecretText entry : entries) {
        if (isNamedLikePem(entry.key(), keys) && !isCertificate(entry)) {
          reporter
              .at(
                  entry.place(),
                  "%s of %s is named like a PEM file and has no -----BEGIN line"
                      .formatted(Texts.shown(entry.key()), secret.shown()))
              .consequence("whatever is configured to read a certificate or key from it fails")
              .help("name the key after what it holds, such as keystore-password");
        }
      }
    }
  }

  /** Anything may be a {@code .key}; one beside a certificate, or of TLS by its name, is PEM. */
  private static boolean isNamedLikePem(String key, List<String> keys) {
    String name = key.toLowerCase(Locale.ROOT);
    if (CERTIFICATES.stream().anyMatch(name::endsWith)) {
      return true;
    }
    if (!name.endsWith(KEY)) {
      return false;
    }
    String base = key.substring(0, key.length() - KEY.length());
    return name.startsWith("tls")
        || name.startsWith("ssl")
        || CERTIFICATES.stream().anyMatch(ending -> keys.contains(base + ending));
  }

  /** PEM, or DER: an ASN.1 sequence in base64. */
  private static boolean isCertificate(SecretText entry) {
    return entry.text().contains("-----BEGIN") || entry.written().startsWith("MI");
  }
}
