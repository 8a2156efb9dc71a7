package io.github.kafkak3s.observe;

import io.github.kafkak3s.kafka.ListenerAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the listeners of a node from its options. */
final class ListenerReader {
  private static final Set<String> PROTOCOLS =
      Set.of("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL");

  private ListenerReader() {}

  /** Returns the listeners; none where they are unknown or malformed. */
  static List<NodeListener> read(Options options) {
    List<ListenerAddress> bound =
        options.value("listeners").flatMap(ListenerAddress::parseAll).orElse(List.of());
    Map<String, ListenerAddress> advertised = new LinkedHashMap<>();
    options
        .value("advertised.listeners")
        .flatMap(ListenerAddress::parseAll)
        .orElse(List.of())
        .forEach(address -> advertised.putIfAbsent(address.name(), address));
    List<String> controllers = options.list("controller.listener.names").orElse(List.of()).stream()
        .map(name -> name.toUpperCase(Locale.ROOT))
        .toList();
    Optional<OptionFact> map = options.written("listener.security.protocol.map");
    Map<String, String> protocols = protocols(options);
    List<NodeListener> listeners = new ArrayList<>();
    for (ListenerAddress address : bound) {
      boolean isController = controllers.contains(address.name());
      // Kafka maps the controller's listener to PLAINTEXT while no map is written (KIP-631).
      Optional<String> protocol = Optional.ofNullable(protocols.get(address.name()))
          .or(() -> isController && map.isEmpty() ? Optional.of("PLAINTEXT") : Optional.empty());
      listeners.add(new NodeListener(
          address.name(),
          address,
          Optional.ofNullable(advertised.get(address.name())),
          isController,
          protocol));
    }
    return List.copyOf(listeners);
  }

  private static Map<String, String> protocols(Options options) {
    Map<String, String> protocols = new HashMap<>();
    for (String pair : options.list("listener.security.protocol.map").orElse(List.of())) {
      int colon = pair.indexOf(':');
      String protocol = pair.substring(colon + 1).trim().toUpperCase(Locale.ROOT);
      if (colon > 0 && PROTOCOLS.contains(protocol)) {
        protocols.put(pair.substring(0, colon).trim().toUpperCase(Locale.ROOT), protocol);
      }
    }
    return protocols;
  }
}
