package io.github.kafkak3s.lint.rules.security;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.observe.Held;
import io.github.kafkak3s.observe.K8sObject;
import java.util.List;

/**
 * One key of a Secret manifest whose content can be read. No message repeats the content.
 *
 * @param key the key
 * @param place where the key stands
 * @param written the value as written
 * @param text what pods see; the value as written where it is not base64
 */
record SecretText(String key, Place place, String written, String text) {
  /**
   * Returns the keys of a Secret: none where it is encrypted (SOPS), none that is empty, and none
   * that another tool replaces before the manifest is applied.
   */
  static List<SecretText> of(K8sObject secret) {
    if (secret.node().at("sops") != null) {
      return List.of();
    }
    return Held.of(secret).values().stream()
        .map(held -> new SecretText(
            held.key(),
            held.keyPlace(),
            held.scalar().text(),
            held.text().orElse(held.scalar().text())))
        .filter(entry -> !entry.text().isBlank() && !isReplaced(entry.text()))
        .toList();
  }

  /** Templates, {@code envsubst}, SOPS and the Vault plugin of Argo CD. */
  private static boolean isReplaced(String text) {
    return text.contains("{{")
        || text.contains("${")
        || text.startsWith("ENC[")
        || text.startsWith("<path:");
  }

  /** Tells whether it holds a private key or a key store. */
  boolean isKey() {
    boolean isPem = text.contains("-----BEGIN") && text.contains("PRIVATE KEY-----");
    // The first bytes of JKS (FE ED FE ED) and of PKCS #12 (an ASN.1 sequence) in base64.
    boolean isStore = written.startsWith("/u3+7Q")
        || written.startsWith("MII") && (key.endsWith(".p12") || key.endsWith(".pfx"));
    return isPem || isStore;
  }
}
