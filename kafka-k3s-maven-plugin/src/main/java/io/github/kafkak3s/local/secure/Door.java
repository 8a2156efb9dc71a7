package io.github.kafkak3s.local.secure;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.kafka.Commas;
import io.github.kafkak3s.kafka.Role;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.NodeListener;
import io.github.kafkak3s.observe.OptionFact;
import io.github.kafkak3s.observe.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A listener with all that says who may enter by it. A broker has the controllers' as well, which
 * it does not serve but calls.
 *
 * @param name its name in upper case
 * @param protocol its security protocol; empty where no map names it
 * @param use who enters by it
 * @param options the options of its node
 */
record Door(String name, String protocol, Use use, Options options) {
  /** Who enters by a listener. */
  enum Use {
    /** Controllers, and brokers that call them. */
    CONTROLLERS,
    /** Brokers, and clients. */
    BROKERS,
    /** Clients alone. */
    CLIENTS
  }

  /** The mechanisms whose credentials can be made here. */
  private static final List<String> KNOWN = List.of("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512");

  private static final String NO_AUTHENTICATION = "none";

  /** Returns the doors of a node: those that it serves in their order, then what it calls. */
  static List<Door> of(KafkaNode node) {
    Options options = node.effective();
    Map<String, Door> doors = new TreeMap<>();
    List<Door> served = new ArrayList<>();
    for (NodeListener listener : node.listeners()) {
      Use use = listener.isController()
          ? Use.CONTROLLERS
          : isBetweenBrokers(options, listener.name()) ? Use.BROKERS : Use.CLIENTS;
      Door door = new Door(listener.name(), listener.protocol().orElse(""), use, options);
      served.add(door);
      doors.put(door.name(), door);
    }
    if (!node.roles().contains(Role.CONTROLLER)) {
      for (String name : options.list("controller.listener.names").orElse(List.of())) {
        String upper = name.toUpperCase(Locale.ROOT);
        if (!doors.containsKey(upper)) {
          served.add(new Door(upper, protocol(options, upper), Use.CONTROLLERS, options));
        }
      }
    }
    return List.copyOf(served);
  }

  private static boolean isBetweenBrokers(Options options, String name) {
    return options
        .given("inter.broker.listener.name")
        .flatMap(OptionFact::value)
        .or(() -> options.value("security.inter.broker.protocol"))
        .orElse("PLAINTEXT")
        .trim()
        .equalsIgnoreCase(name);
  }

  private static String protocol(Options options, String name) {
    for (String entry : options.list("listener.security.protocol.map").orElse(List.of())) {
      int colon = entry.indexOf(':');
      if (colon > 0 && entry.substring(0, colon).trim().equalsIgnoreCase(name)) {
        return entry.substring(colon + 1).trim().toUpperCase(Locale.ROOT);
      }
    }
    return "";
  }

  /** Returns what an option of this listener alone begins with. */
  String prefix() {
    return "listener.name." + name.toLowerCase(Locale.ROOT) + ".";
  }

  /** Returns an option as this listener has it: its own, else that of the node. */
  Optional<OptionFact> given(String option) {
    return options.given(prefix() + option).or(() -> options.given(option));
  }

  /** Returns the value of an option as this listener has it, Kafka's default applied. */
  Optional<String> value(String option) {
    Optional<OptionFact> own = options.given(prefix() + option);
    return (own.isPresent() ? own.get().value() : options.value(option)).map(String::trim);
  }

  /** Tells whether what passes is encrypted. */
  boolean isTls() {
    return protocol.equals("SSL") || protocol.equals("SASL_SSL");
  }

  /** Tells whether one logs in. */
  boolean isSasl() {
    return protocol.startsWith("SASL_");
  }

  /** Tells whether a certificate says who comes; else, without a login, anybody is anonymous. */
  boolean isByCertificate() {
    return protocol.equals("SSL") && !clientAuth().equals(NO_AUTHENTICATION);
  }

  /** Tells whether nobody enters without a certificate. */
  boolean asksForCertificate() {
    return protocol.equals("SSL") && clientAuth().equals("required");
  }

  private String clientAuth() {
    return value("ssl.client.auth").orElse(NO_AUTHENTICATION).toLowerCase(Locale.ROOT);
  }

  /** Tells whether it is known who comes. */
  boolean isAuthenticated() {
    return isSasl() || isByCertificate();
  }

  /** Returns how the rules of this listener name the subject of a certificate. */
  PrincipalRules rules() {
    return new PrincipalRules(value("ssl.principal.mapping.rules").orElse("DEFAULT"));
  }

  /** Returns the mechanisms by which one may log in, in upper case. */
  List<String> mechanisms() {
    List<String> mechanisms = new ArrayList<>();
    String given = value("sasl.enabled.mechanisms").orElse("GSSAPI");
    for (String mechanism : Commas.split(given.strip())) {
      if (!mechanism.isEmpty()) {
        mechanisms.add(mechanism.toUpperCase(Locale.ROOT));
      }
    }
    return List.copyOf(mechanisms);
  }

  /** Returns those of the mechanisms that can be tried here. */
  List<String> triable() {
    return mechanisms().stream().filter(this::isTriable).toList();
  }

  private boolean isTriable(String mechanism) {
    String own = mechanism.toLowerCase(Locale.ROOT) + ".sasl.";
    return KNOWN.contains(mechanism)
        && options.given(prefix() + own + "server.callback.handler.class").isEmpty()
        && options.given(prefix() + own + "login.callback.handler.class").isEmpty();
  }

  /** Returns the mechanism by which nodes log in to each other here; empty where none do. */
  Optional<String> peersMechanism() {
    String option = peersOption();
    return isSasl() && use != Use.CLIENTS
        ? Optional.of(options.value(option).orElse("GSSAPI").trim().toUpperCase(Locale.ROOT))
        : Optional.empty();
  }

  /** Returns where that mechanism stands, or would stand. */
  Place peersPlace() {
    return options.get(peersOption()).map(OptionFact::valuePlace).orElse(options.placeOfAbsent());
  }

  private String peersOption() {
    return use == Use.CONTROLLERS
        ? "sasl.mechanism.controller.protocol"
        : "sasl.mechanism.inter.broker.protocol";
  }

  /** Tells whether it is left out here: clients alone enter by it, in ways that cannot be tried. */
  boolean isLeftOut() {
    return use == Use.CLIENTS && isSasl() && triable().isEmpty();
  }

  /** Returns the name of the option with the login module of a mechanism. */
  String jaasOption(String mechanism) {
    return prefix() + mechanism.toLowerCase(Locale.ROOT) + ".sasl.jaas.config";
  }

  /** Returns what the login module of a mechanism is given. */
  Jaas jaas(String mechanism) {
    return Jaas.parse(options.given(jaasOption(mechanism)).map(OptionFact::raw).orElse(""));
  }
}
