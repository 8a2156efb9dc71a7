package io.github.kafkak3s.lint.rules.security;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Container;
import io.github.kafkak3s.observe.Held;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;

/** KK8016: a password where everyone who may look at an object sees it. */
public final class SecretInPlainSight implements LintRule {
  private static final Rule RULE = new Rule(
      "KK8016",
      "secret-in-plain-sight",
      ERROR,
      "a password in a ConfigMap, argument, environment value or annotation");
  private static final List<String> NAMES = List.of("password", "passwd", "passphrase");

  /** Bitnami's charts write it where an init container puts the password of a Secret. */
  private static final String REPLACED = "password-placeholder";

  private static final Set<String> NO_PASSWORDS = Set.of("true", "false", "null", "none");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (K8sObject object : subject.bundle().set().ofKind("ConfigMap")) {
      for (Held held : Held.of(object).values()) {
        text(
            reporter,
            object.shown(),
            held.key(),
            held.text().orElse(""),
            held.keyPlace(),
            held::placeOfLine);
      }
    }
    for (Workload workload : subject.bundle().workloads()) {
      for (Container container : workload.allContainers()) {
        container(reporter, container);
      }
    }
    for (K8sObject object : subject.bundle().set().objects()) {
      if (object.node().at("metadata", "annotations") instanceof YamlMap annotations) {
        for (YamlMap.Entry entry : annotations.entries()) {
          if (entry.value() instanceof YamlScalar scalar) {
            text(
                reporter,
                "an annotation",
                entry.name(),
                scalar.text(),
                entry.keyPlace(),
                scalar::placeOfLine);
          }
        }
      }
    }
  }

  private static void container(Reporter reporter, Container container) {
    for (Container.EnvEntry entry : container.env()) {
      String value = entry.literal().orElse("");
      text(
          reporter,
          "the environment",
          entry.name(),
          value,
          entry.place(),
          line -> entry.valuePlace());
    }
    for (String field : List.of("command", "args")) {
      for (YamlScalar word : container.words(field)) {
        text(reporter, "the command line", "", word.text(), word.place(), word::placeOfLine);
      }
    }
  }

  /** A named value is a password as a whole; in any other text it stands behind its name. */
  private static void text(
      Reporter reporter,
      String where,
      String name,
      String text,
      Place place,
      IntFunction<Place> lines) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (String ending : NAMES) {
      if (lower.endsWith(ending)) {
        if (isPassword(text)) {
          report(reporter, place, Texts.shown(name), where);
        }
        return;
      }
    }
    for (Passwords.Found found : Passwords.in(text)) {
      if (isPassword(found.value())) {
        report(
            reporter,
            lines.apply(found.line()),
            name.isEmpty() ? "a password" : "a password in " + Texts.shown(name),
            where);
      }
    }
  }

  /** References, paths, switches and what a script is to replace are none. */
  private static boolean isPassword(String text) {
    String value = text.strip();
    return !value.isEmpty()
        && "$/<%{*".indexOf(value.charAt(0)) < 0
        && !value.contains("${")
        && !value.contains("$(")
        && !value.contains("{{")
        && !NO_PASSWORDS.contains(value.toLowerCase(Locale.ROOT))
        && !value.toLowerCase(Locale.ROOT).contains(REPLACED);
  }

  private static void report(Reporter reporter, Place place, String what, String where) {
    reporter
        .at(place, what + " stands in plain text in " + where)
        .consequence("everyone who may read this object or the repository, its history included,"
            + " has it")
        .help("take it out, change it, keep it in a Secret that is not committed, and refer to it:"
            + " secretKeyRef, or ${file:/path:key} in Kafka's options");
  }
}
