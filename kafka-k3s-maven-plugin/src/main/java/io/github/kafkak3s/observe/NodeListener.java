package io.github.kafkak3s.observe;

import io.github.kafkak3s.kafka.ListenerAddress;
import java.util.Optional;

/**
 * A listener of a node.
 *
 * @param name its name in upper case
 * @param bind the address that it binds to
 * @param advertised the address that it is known by, if it is advertised
 * @param isController whether the quorum uses it ({@code controller.listener.names})
 * @param protocol its security protocol, {@code SASL_SSL}; empty where no map names it
 */
public record NodeListener(
    String name,
    ListenerAddress bind,
    Optional<ListenerAddress> advertised,
    boolean isController,
    Optional<String> protocol) {}
