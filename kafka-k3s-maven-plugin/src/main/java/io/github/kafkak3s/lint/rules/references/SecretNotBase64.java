package io.github.kafkak3s.lint.rules.references;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.Optional;

/** KK1001: the values under {@code data} of a Secret are base64. */
public final class SecretNotBase64 implements LintRule {
  private static final Rule RULE =
      new Rule("KK1001", "secret-not-base64", ERROR, "data of a Secret is not base64");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (K8sObject secret : subject.bundle().set().ofKind("Secret")) {
      if (isJudged(secret) && secret.node().at("data") instanceof YamlMap data) {
        for (YamlMap.Entry entry : data.entries()) {
          fault(entry)
              .ifPresent(fault -> reporter
                  .at(
                      entry.keyPlace(),
                      "data[\"%s\"] of %s is not base64: %s"
                          .formatted(entry.name(), secret.shown(), fault))
                  .consequence(
                      "the API server refuses the Secret (illegal base64 data), and with it"
                          + " the whole sync; pods that mount it wait for ever")
                  .help("encode the value, or move it to stringData:"));
        }
      }
    }
  }

  /** Returns the first entry of a Secret that the API server would refuse. */
  static Optional<YamlMap.Entry> firstFault(K8sObject secret) {
    return isJudged(secret) && secret.node().at("data") instanceof YamlMap data
        ? data.entries().stream().filter(entry -> fault(entry).isPresent()).findFirst()
        : Optional.empty();
  }

  /** What SOPS has encrypted, or the Vault plugin fills in, is another text when it is applied. */
  private static boolean isJudged(K8sObject secret) {
    return secret.group().isEmpty()
        && secret.node().at("sops") == null
        && secret.annotations().keySet().stream()
            .noneMatch(key -> key.startsWith("avp.kubernetes.io/"));
  }

  private static Optional<String> fault(YamlMap.Entry entry) {
    return entry.value() instanceof YamlScalar value && !value.isNull()
        ? Base64Text.fault(value.text())
        : Optional.empty();
  }
}
