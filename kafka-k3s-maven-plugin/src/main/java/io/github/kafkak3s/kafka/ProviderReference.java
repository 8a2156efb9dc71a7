package io.github.kafkak3s.kafka;

/**
 * References to config providers inside values: <code>${provider:path:key}</code> or <code>
 * ${provider:key}</code> (KIP-297), found as Kafka's {@code ConfigTransformer} finds them.
 */
public final class ProviderReference {
  private ProviderReference() {}

  /**
   * Tells whether a value holds a reference: a colon between <code>${</code> and the next brace.
   */
  public static boolean isIn(String value) {
    int start = value.indexOf("${");
    while (start >= 0) {
      int colon = value.indexOf(':', start);
      int end = value.indexOf('}', start);
      if (colon >= 0 && colon < end) {
        return true;
      }
      start = value.indexOf("${", start + 1);
    }
    return false;
  }
}
