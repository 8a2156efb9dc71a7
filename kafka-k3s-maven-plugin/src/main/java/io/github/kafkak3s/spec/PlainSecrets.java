package io.github.kafkak3s.spec;

import static io.github.kafkak3s.diagnostic.InputRules.PLAIN_SECRET;

import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.yaml.YamlList;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds secrets that are written out. No message of this product repeats one. */
public final class PlainSecrets {
  private static final String SECRET_NAME =
      "(?:.*[^A-Za-z0-9]|.*[a-z0-9](?=[A-Z])|)(?i:password|passwd|passphrase|token|credentials?"
          + "|api[-_.]?key|access[-_.]?key|private[-_.]?key|secret[-_.]?key|jaas[-_.]?config)";
  private static final String SECRET_ARGUMENT =
      "(?i).*(?:password|passwd|passphrase|token|secret)=[^\\s$].*";
  private static final String REFERENCE = "(?s).*\\$\\{[A-Za-z0-9_.-]+:[^}]*}.*";

  /** The endings of secrets' names, in lower case; no other name needs a closer look. */
  private static final List<String> ENDINGS = List.of(
      "password", "passwd", "passphrase", "token", "credential", "credentials", "key", "config");

  private PlainSecrets() {}

  /** Adds a finding for each secret that stands in a tree. */
  static void find(YamlNode root, Findings findings) {
    find(root, "", root.place(), findings, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static void find(
      YamlNode node, String name, Place keyPlace, Findings findings, Set<YamlNode> seen) {
    if (node instanceof YamlMap map && seen.add(node)) {
      for (YamlMap.Entry entry : map.entries()) {
        find(entry.value(), entry.name(), entry.keyPlace(), findings, seen);
      }
    } else if (node instanceof YamlList list && seen.add(node)) {
      for (YamlNode item : list.items()) {
        find(item, "", item.place(), findings, seen);
      }
    } else if (node instanceof YamlScalar scalar && !scalar.isNull()) {
      if (isSecret(name) && !isReference(scalar.text())) {
        report(name, keyPlace, findings);
      } else if (name.isEmpty()
          && scalar.text().indexOf('=') >= 0
          && scalar.text().matches(SECRET_ARGUMENT)) {
        report(scalar.text().substring(0, scalar.text().indexOf('=')), keyPlace, findings);
      }
    }
  }

  private static boolean isSecret(String name) {
    String lowerCase = name.toLowerCase(Locale.ROOT);
    for (String ending : ENDINGS) {
      if (lowerCase.endsWith(ending)) {
        return name.matches(SECRET_NAME);
      }
    }
    return false;
  }

  /**
   * Tells whether a value refers to a secret through one of Kafka's config providers, or is empty.
   */
  public static boolean isReference(String text) {
    return text.isBlank() || text.matches(REFERENCE);
  }

  /** Adds the finding that something secret is written out. */
  public static void report(String name, Place place, Findings findings) {
    findings.add(
        PLAIN_SECRET,
        place,
        "\"%s\" is a secret written in plain text: everyone who can read this repository, its"
                .formatted(Texts.shown(name))
            + " history or the ConfigMap can read it",
        "take it out, change it, and refer to a mounted file: ${file:/path/file.properties:key}");
  }
}
