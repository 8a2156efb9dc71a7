package io.github.kafkak3s.kubernetes;

import java.util.Optional;

/**
 * The syntax of names, labels and ports (Kubernetes pages "Object Names and IDs" and "Labels and
 * Selectors"; k8s.io/apimachinery {@code util/validation}). Each check returns what is wrong, in
 * words for a message, or nothing.
 */
public final class Names {
  private static final int LONGEST_LABEL = 63;
  private static final int LONGEST_SUBDOMAIN = 253;
  private static final int LONGEST_PORT = 15;

  private Names() {}

  /** Checks a DNS label: lower case, digits and hyphens, at most 63. */
  public static Optional<String> dnsLabel(String text) {
    if (text.length() > LONGEST_LABEL) {
      return Optional.of("longer than 63 characters");
    }
    return isDnsLabel(text)
        ? Optional.empty()
        : Optional.of("not of lower case, digits and inner hyphens only");
  }

  /** Checks the name of most objects: DNS labels joined by dots, at most 253. */
  public static Optional<String> dnsSubdomain(String text) {
    if (text.length() > LONGEST_SUBDOMAIN) {
      return Optional.of("longer than 253 characters");
    }
    for (int start = 0; start <= text.length(); ) {
      int dot = text.indexOf('.', start);
      int end = dot < 0 ? text.length() : dot;
      if (!isDnsLabel(text.substring(start, end))) {
        return Optional.of("not of lower case, digits, inner hyphens and dots only");
      }
      start = end + 1;
    }
    return Optional.empty();
  }

  /** Checks the value of a label: at most 63 of letters, digits and inner {@code - _ .}. */
  public static Optional<String> labelValue(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.length() > LONGEST_LABEL) {
      return Optional.of("longer than 63 characters");
    }
    return isQualified(text)
        ? Optional.empty()
        : Optional.of("not of letters, digits and inner - _ . only");
  }

  /** Checks the key of a label or annotation: a name, with a DNS prefix and a slash before it. */
  public static Optional<String> key(String text) {
    int slash = text.indexOf('/');
    String name = text.substring(slash + 1);
    if (slash == 0 || slash > 0 && !dnsSubdomain(text.substring(0, slash)).isEmpty()) {
      return Optional.of("not a DNS name before the slash");
    }
    return name.isEmpty() ? Optional.of("empty") : labelValue(name);
  }

  /** Checks the name of a container port: at most 15, with at least one letter (RFC 6335). */
  public static Optional<String> portName(String text) {
    if (text.length() > LONGEST_PORT) {
      return Optional.of("longer than 15 characters");
    }
    if (!isDnsLabel(text) || text.contains("--")) {
      return Optional.of("not of lower case, digits and single inner hyphens only");
    }
    return Digits.only(text.replace("-", "")) ? Optional.of("without a letter") : Optional.empty();
  }

  private static boolean isDnsLabel(String text) {
    if (text.isEmpty() || text.startsWith("-") || text.endsWith("-")) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isQualified(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isInner = i > 0 && i < text.length() - 1 && (c == '-' || c == '_' || c == '.');
      if (!isInner && !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9')) {
        return false;
      }
    }
    return true;
  }
}
