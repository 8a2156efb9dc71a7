package io.github.kafkak3s.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One of the {@code listeners}.
 *
 * @param port TCP port
 * @param purpose who connects to it
 */
public record ListenerSpec(Located<Integer> port, Located<Purpose> purpose) {
  /** Who connects to a listener. */
  public enum Purpose {
    /** Other brokers. */
    BROKERS,
    /** Producers, consumers and administrators. */
    CLIENTS,
    /** Controllers and brokers that follow the metadata log. */
    CONTROLLERS
  }

  private static final Field<Integer> PORT =
      Field.required("port", Types.whole(1, 65535), "TCP port; unique over all listeners.");
  private static final Field<Purpose> FOR = Field.required(
      "for",
      Types.choice(purposes()),
      "Who connects: `brokers` (replication; exactly one such listener), `clients`, or"
          + " `controllers` (exactly one).");

  static final Shape<ListenerSpec> SHAPE = new Shape<>(
      "a listener, plaintext",
      List.of(PORT, FOR),
      List.of("tls", "authentication", "expose"),
      values -> new ListenerSpec(values.get(PORT), values.get(FOR)));

  private static Map<String, Purpose> purposes() {
    Map<String, Purpose> words = new LinkedHashMap<>();
    words.put("brokers", Purpose.BROKERS);
    words.put("clients", Purpose.CLIENTS);
    words.put("controllers", Purpose.CONTROLLERS);
    return words;
  }
}
