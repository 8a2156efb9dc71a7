package io.github.kafkak3s.observe;

import io.github.kafkak3s.kafka.ListenerAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
    List<ListenerAddress> bound = addresses(options, "listeners");
    Map<String, ListenerAddress> advertised = new LinkedHashMap<>();
    for (ListenerAddress address : addresses(options, "advertised.listeners")) {
      advertised.putIfAbsent(address.name(), address);
    }
    Set<String> controllers = new HashSet<>();
    for (String name : options.list("controller.listener.names").orElse(List.of())) {
      controllers.add(name.toUpperCase(Locale.ROOT));
    }
    Optional<OptionFact> map = options.written("listener.security.protocol.map");
    Map<String, String> protocols = protocols(options);
    List<NodeListener> listeners = new ArrayList<>();
    for (ListenerAddress address : bound) {
      boolean isController = controllers.contains(address.name());
      // Kafka maps the controller's listener to PLAINTEXT while no map is written (KIP-631).
      String unmapped = isController && map.isEmpty() ? "PLAINTEXT" : null;
      Optional<String> protocol =
          Optional.ofNullable(protocols.getOrDefault(address.name(), unmapped));
      listeners.add(new NodeListener(
          address.name(),
          address,
          Optional.ofNullable(advertised.get(address.name())),
          isController,
          protocol));
    }
    return List.copyOf(listeners);
  }

  private static List<ListenerAddress> addresses(Options options, String name) {
    return ListenerAddress.parseAll(options.value(name).orElse("")).orElse(List.of());
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
