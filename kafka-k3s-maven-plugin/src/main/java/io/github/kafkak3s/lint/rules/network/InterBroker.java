package io.github.kafkak3s.lint.rules.network;

import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.NodeListener;
import java.util.Locale;
import java.util.Optional;

/** The listener by which brokers speak to each other. */
final class InterBroker {
  private static final String NAME = "inter.broker.listener.name";
  private static final String PROTOCOL = "security.inter.broker.protocol";

  private InterBroker() {}

  /** Returns its name in upper case; empty where it is not known. */
  static Optional<String> name(KafkaNode node) {
    Optional<String> text = node.declared().value(NAME);
    if (text.isEmpty() && node.declared().written(NAME).isEmpty()) {
      text = node.declared().value(PROTOCOL);
    }
    return text.isPresent()
        ? Optional.of(text.get().trim().toUpperCase(Locale.ROOT))
        : Optional.empty();
  }

  /** Tells whether other brokers come to a broker by one of its listeners. */
  static boolean isUsed(KafkaNode node, NodeListener listener) {
    return node.isBroker()
        && !listener.isController()
        && name(node).equals(Optional.of(listener.name()));
  }
}
