package io.github.kafkak3s.example;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * The fact that a customer has ordered something.
 *
 * @param orderId letters, digits and hyphens
 * @param customerId letters, digits and hyphens
 * @param totalCents the sum in euro cents, not negative
 * @param at when the order was created
 */
public record OrderCreated(String orderId, String customerId, long totalCents, Instant at) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

  /** Checks ids and sum. */
  public OrderCreated {
    if (!ID.matcher(orderId).matches() || !ID.matcher(customerId).matches()) {
      throw new IllegalArgumentException("order " + orderId + " of customer " + customerId);
    }
    if (totalCents < 0) {
      throw new IllegalArgumentException("total " + totalCents);
    }
  }

  /** Returns the event as JSON; ids and numbers need no escaping. */
  public String toJson() {
    return "{\"orderId\":\"%s\",\"customerId\":\"%s\",\"totalCents\":%d,\"at\":\"%s\"}"
        .formatted(orderId, customerId, totalCents, at);
  }
}
