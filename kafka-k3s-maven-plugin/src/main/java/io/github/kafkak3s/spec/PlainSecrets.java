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
import java.util.Set;
import java.util.regex.Pattern;

/** Finds secrets that are written out. No message of this product repeats one. */
public final class PlainSecrets {
  private static final Pattern SECRET_NAME = Pattern.compile(
      "(?:.*[^A-Za-z0-9]|.*[a-z0-9](?=[A-Z])|)(?i:password|passwd|passphrase|token|credentials?"
          + "|api[-_.]?key|access[-_.]?key|private[-_.]?key|secret[-_.]?key|jaas[-_.]?config)");
  private static final Pattern SECRET_ARGUMENT =
      Pattern.compile("(?i).*(?:password|passwd|passphrase|token|secret)=[^\\s$].*");
  private static final Pattern REFERENCE = Pattern.compile("(?s).*\\$\\{[A-Za-z0-9_.-]+:[^}]*}.*");

  private PlainSecrets() {}

  /** Adds a finding for each secret that stands in a tree. */
  static void find(YamlNode root, Findings findings) {
    find(root, "", root.place(), findings, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static void find(
      YamlNode node, String name, Place keyPlace, Findings findings, Set<YamlNode> seen) {
    if (node instanceof YamlMap map && seen.add(node)) {
      map.entries()
          .forEach(entry -> find(entry.value(), entry.name(), entry.keyPlace(), findings, seen));
    } else if (node instanceof YamlList list && seen.add(node)) {
      list.items().forEach(item -> find(item, "", item.place(), findings, seen));
    } else if (node instanceof YamlScalar scalar && !scalar.isNull()) {
      if (SECRET_NAME.matcher(name).matches() && !isReference(scalar.text())) {
        report(name, keyPlace, findings);
      } else if (SECRET_ARGUMENT.matcher(scalar.text()).matches() && name.isEmpty()) {
        report(scalar.text().substring(0, scalar.text().indexOf('=')), keyPlace, findings);
      }
    }
  }

  /**
   * Tells whether a value refers to a secret through one of Kafka's config providers, or is empty.
   */
  public static boolean isReference(String text) {
    return text.isBlank() || REFERENCE.matcher(text).matches();
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
