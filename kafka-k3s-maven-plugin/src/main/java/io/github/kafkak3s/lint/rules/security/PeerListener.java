package io.github.kafkak3s.lint.rules.security;

import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.NodeListener;
import io.github.kafkak3s.observe.OptionFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A listener at which a node serves other nodes: the controllers' one, or the one between brokers.
 *
 * @param node the node
 * @param listener the listener
 */
record PeerListener(KafkaNode node, NodeListener listener) {
  private static final Pattern USER =
      Pattern.compile("\\busername\\s*=\\s*\\\\?[\"']([^\"'\\\\$]+)");

  /** Returns those of a node whose options are known. */
  static List<PeerListener> of(KafkaNode node) {
    List<PeerListener> peers = new ArrayList<>();
    if (node.declared().complete()) {
      for (NodeListener listener : node.listeners()) {
        boolean isPeers = listener.isController()
            ? node.isController()
            : node.isBroker() && isBetweenBrokers(node, listener);
        if (isPeers) {
          peers.add(new PeerListener(node, listener));
        }
      }
    }
    return List.copyOf(peers);
  }

  /** Tells whether brokers of a node's cluster talk to each other at a listener. */
  static boolean isBetweenBrokers(KafkaNode node, NodeListener listener) {
    Optional<String> name = node.declared().value("inter.broker.listener.name");
    if (name.isEmpty()) {
      name = node.declared().value("security.inter.broker.protocol");
    }
    return name.orElse("").trim().equalsIgnoreCase(listener.name());
  }

  /** Tells whether peers log in by SASL. */
  boolean isSasl() {
    return listener.protocol().orElse("").startsWith("SASL_");
  }

  /** Returns the option that says how peers log in, where it is written and known. */
  Optional<OptionFact> mechanism() {
    return node.declared()
        .written(
            listener.isController()
                ? "sasl.mechanism.controller.protocol"
                : "sasl.mechanism.inter.broker.protocol")
        .filter(fact -> fact.value().isPresent());
  }

  /**
   * Returns who a peer is to this listener, {@code User:kafka}; empty where only its certificate, a
   * file or Kerberos says.
   */
  Optional<String> principal() {
    String protocol = listener.protocol().orElse("");
    if (protocol.equals("PLAINTEXT") || protocol.equals("SSL") && !asksForCertificates()) {
      return Optional.of("User:ANONYMOUS");
    }
    return isSasl()
        ? mechanism()
            .flatMap(OptionFact::value)
            .map(text -> text.trim().toLowerCase(Locale.ROOT))
            // The password beside it is often known to the pod alone; the user is written.
            .flatMap(mechanism -> node.declared().given(prefixed(mechanism + ".sasl.jaas.config")))
            .map(OptionFact::raw)
            .map(USER::matcher)
            .filter(Matcher::find)
            .map(found -> "User:" + found.group(1))
        : Optional.empty();
  }

  /**
   * Tells whether a peer is surely called by the whole name in its certificate,
   * {@code User:CN=kafka,O=example}: it holds an equals sign, whatever the certificate is.
   */
  boolean hasNameOfCertificate() {
    String rules = "ssl.principal.mapping.rules";
    return listener.protocol().equals(Optional.of("SSL"))
        && asksForCertificates()
        && node.declared().lacks(rules)
        && node.declared().lacks(prefixed(rules));
  }

  private boolean asksForCertificates() {
    return node.declared()
        .value(prefixed("ssl.client.auth"))
        .or(() -> node.declared().value("ssl.client.auth"))
        .filter(text -> text.trim().equalsIgnoreCase("none"))
        .isEmpty();
  }

  private String prefixed(String option) {
    return "listener.name." + listener.name().toLowerCase(Locale.ROOT) + "." + option;
  }
}
