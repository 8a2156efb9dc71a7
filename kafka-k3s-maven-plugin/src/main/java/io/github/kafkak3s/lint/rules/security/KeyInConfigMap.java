package io.github.kafkak3s.lint.rules.security;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;
import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Container.Mount;
import io.github.kafkak3s.observe.Held;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.OptionFact;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** KK8021: ConfigMaps are for what everybody may read. */
public final class KeyInConfigMap implements LintRule {
  private static final Rule RULE = new Rule(
      "KK8021",
      "key-in-configmap",
      ERROR,
      "a key store or private key in a ConfigMap (warning: a trust store)");
  private static final List<String> STORES =
      List.of(".jks", ".p12", ".pfx", ".keystore", ".truststore");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Scope scope() {
    return Scope.VALUE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    Set<String> seen = new HashSet<>();
    for (K8sObject map : subject.bundle().set().ofKind("ConfigMap")) {
      for (Held held : Held.of(map).values()) {
        boolean isStore = isStore(held);
        if (isStore || isPrivateKey(held)) {
          seen.add(map.name());
          report(
              reporter.at(
                  held.keyPlace(),
                  "%s of %s is a %s"
                      .formatted(
                          Texts.shown(held.key()),
                          map.shown(),
                          !isStore
                              ? "private key"
                              : isForTrust(held.key()) ? "trust store" : "key store")),
              isStore && isForTrust(held.key()));
        }
      }
    }
    for (KafkaNode node : subject.bundle().firstNodes()) {
      for (OptionFact fact : node.declared().all()) {
        boolean isKeys = fact.name().endsWith("ssl.keystore.location");
        if (fact.isWritten() && (isKeys || fact.name().endsWith("ssl.truststore.location"))) {
          configMap(node, fact)
              .filter(name -> !seen.contains(name))
              // One in the bundle was judged by what it holds.
              .filter(name -> subject
                  .bundle()
                  .set()
                  .find("ConfigMap", node.namespace(), name)
                  .isEmpty())
              .ifPresent(name -> report(
                  reporter
                      .at(
                          fact.givenAt(),
                          "%s is a file of the ConfigMap %s".formatted(fact.name(), name))
                      .about(fact.name()),
                  !isKeys));
        }
      }
    }
  }

  private static void report(Reporter.Report report, boolean isForTrust) {
    report
        .severity(isForTrust ? WARNING : ERROR)
        .consequence(
            isForTrust
                ? "whoever may edit ConfigMaps says whom Kafka trusts; they are not watched as"
                    + " Secrets are"
                : "everyone who may read ConfigMaps or the repository can be the broker to its"
                    + " clients")
        .help("keep it in a Secret that is not committed, and mount that");
  }

  /** Returns the ConfigMap whose file an option names. */
  private static Optional<String> configMap(KafkaNode node, OptionFact fact) {
    Optional<Mount> mount = fact.value()
        .map(String::trim)
        .filter(path -> path.startsWith("/"))
        .flatMap(node.container()::mountOf);
    return mount
        .flatMap(each -> node.workload().volume(each.volume()))
        .map(volume -> volume.textAt("configMap", "name"))
        .filter(name -> !name.isEmpty());
  }

  /** What is named like a store and is not text, or begins as JKS files do (FE ED FE ED). */
  private static boolean isStore(Held held) {
    String key = held.key().toLowerCase(Locale.ROOT);
    String written = held.scalar().text().strip();
    boolean isBinary = held.object().node().at("binaryData", held.key()) != null;
    return isBinary && (written.startsWith("/u3+7") || STORES.stream().anyMatch(key::endsWith));
  }

  private static boolean isPrivateKey(Held held) {
    String text = held.text().orElse("");
    return text.contains("-----BEGIN") && text.contains("PRIVATE KEY-----");
  }

  private static boolean isForTrust(String key) {
    String name = key.toLowerCase(Locale.ROOT);
    return name.contains("trust") || name.startsWith("ca.") || name.startsWith("ca-");
  }
}
