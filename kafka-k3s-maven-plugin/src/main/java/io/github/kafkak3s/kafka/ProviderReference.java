package io.github.kafkak3s.kafka;

import java.util.regex.Pattern;

/**
 * References to config providers inside values: <code>${provider:path:key}</code> or <code>
 * ${provider:key}</code> (KIP-297), found as Kafka's {@code ConfigTransformer} finds them.
 */
public final class ProviderReference {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{([^}]*?):(([^}]*?):)?([^}]*?)\\}");

  private ProviderReference() {}

  /** Tells whether a value holds a reference. */
  public static boolean isIn(String value) {
    return value.contains("${") && REFERENCE.matcher(value).find();
  }
}
