package io.github.kafkak3s.cluster;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The Kafka options that the compiler computes, and the field of kafka.yaml that decides each. */
final class OwnedOptions {
  private static final Map<String, String> EXACT = new LinkedHashMap<>();
  private static final Map<String, String> PREFIXES = new LinkedHashMap<>();

  static {
    EXACT.put("process.roles", "nodePools.<pool>.roles");
    EXACT.put("node.id", "nodePools.<pool>.firstNodeId");
    EXACT.put("broker.id", "nodePools.<pool>.firstNodeId");
    EXACT.put("broker.rack", "nodePools.<pool>.zone");
    EXACT.put("listeners", "spec.listeners");
    EXACT.put("advertised.listeners", "spec.listeners");
    EXACT.put("listener.security.protocol.map", "spec.listeners");
    EXACT.put("inter.broker.listener.name", "spec.listeners, with for: brokers");
    EXACT.put("security.inter.broker.protocol", "spec.listeners, with for: brokers");
    EXACT.put("early.start.listeners", "spec.listeners");
    EXACT.put("controller.listener.names", "spec.listeners, with for: controllers");
    EXACT.put("controller.quorum.voters", "nodePools, with the controller role");
    EXACT.put("controller.quorum.bootstrap.servers", "nodePools, with the controller role");
    EXACT.put("controller.quorum.auto.join.enable", "nodePools, with the controller role");
    EXACT.put("log.dir", "nodePools.<pool>.storage");
    EXACT.put("log.dirs", "nodePools.<pool>.storage");
    EXACT.put("metadata.log.dir", "nodePools.<pool>.storage");
    String later = ", which this version does not compile yet";
    EXACT.put("super.users", "spec.authorization.superUsers" + later);
    EXACT.put("allow.everyone.if.no.acl.found", "spec.authorization" + later);
    PREFIXES.put("authorizer.", "spec.authorization" + later);
    PREFIXES.put("listener.name.", "spec.listeners.<name>" + later);
    PREFIXES.put("ssl.", "spec.listeners.<name>.tls" + later);
    PREFIXES.put("sasl.", "spec.listeners.<name>.authentication" + later);
  }

  private OwnedOptions() {}

  /** Returns the field that decides an option, if the compiler owns it. */
  static Optional<String> fieldFor(String option) {
    String exact = EXACT.get(option);
    if (exact != null) {
      return Optional.of(exact);
    }
    for (Map.Entry<String, String> prefix : PREFIXES.entrySet()) {
      if (option.startsWith(prefix.getKey())) {
        return Optional.of(prefix.getValue());
      }
    }
    return Optional.empty();
  }
}
