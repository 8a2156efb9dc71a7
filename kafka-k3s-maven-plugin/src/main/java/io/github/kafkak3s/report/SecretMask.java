package io.github.kafkak3s.report;

import java.util.List;
import java.util.Locale;

/** Hides what may be secret in a line of a source that is shown. */
final class SecretMask {
  private static final String HIDDEN = "***";
  private static final List<String> NAMES = List.of(
      "password",
      "passwd",
      "passphrase",
      "token",
      "credential",
      "secret",
      "apikey",
      "api_key",
      "api-key",
      "api.key",
      "accesskey",
      "access_key",
      "access-key",
      "access.key",
      "privatekey",
      "private_key",
      "private-key",
      "private.key",
      "jaas",
      "user_");

  /** How long a word of base64 may be before it is taken for key material. */
  private static final int LONGEST_WORD = 64;

  private SecretMask() {}

  /**
   * Returns a line without what may be secret in it.
   *
   * @param line the line
   * @param lineBefore the line before it, which may name what this one gives: {@code - name: …}
   * @param isSecret whether it stands in a Secret, where every value is hidden
   */
  static String mask(String line, String lineBefore, boolean isSecret) {
    if (line.contains("-----BEGIN") || isWordOfKey(line.strip())) {
      return indent(line) + HIDDEN;
    }
    if (line.startsWith("apiVersion:") || line.startsWith("kind:")) {
      return line;
    }
    if (isSecret) {
      boolean isKey = line.indexOf(':') >= 0
          && (line.indexOf('=') < 0 || line.indexOf(':') < line.indexOf('='));
      return isKey ? withoutValue(line, 0) : indent(line) + HIDDEN;
    }
    int named = endOfSecretName(line);
    if (named >= 0) {
      return withoutValue(line, named);
    }
    boolean isNamedAbove = line.strip().startsWith("value:") && endOfSecretName(lineBefore) >= 0;
    return isNamedAbove ? withoutValue(line, 0) : line;
  }

  private static int endOfSecretName(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    int first = -1;
    for (String name : NAMES) {
      int at = lower.indexOf(name);
      if (at >= 0 && (first < 0 || at + name.length() < first)) {
        first = at + name.length();
      }
    }
    return first;
  }

  /** Cuts off what follows the first sign between a name and its value. */
  private static String withoutValue(String line, int from) {
    for (int i = from; i < line.length() - 1; i++) {
      char c = line.charAt(i);
      if ((c == ':' && (line.charAt(i + 1) == ' ' || line.charAt(i + 1) == '"')) || c == '=') {
        return line.substring(0, i + 1) + (c == ':' ? " " : "") + HIDDEN;
      }
    }
    return from > 0 || line.strip().endsWith(":") ? line : indent(line) + HIDDEN;
  }

  private static boolean isWordOfKey(String text) {
    return text.length() >= LONGEST_WORD
        && text.chars()
            .allMatch(
                c -> c < 128 && Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '=');
  }

  private static String indent(String line) {
    return line.substring(0, line.length() - line.stripLeading().length());
  }
}
