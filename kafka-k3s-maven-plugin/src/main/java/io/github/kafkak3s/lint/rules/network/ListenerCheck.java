package io.github.kafkak3s.lint.rules.network;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.kafka.ListenerAddress;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.observe.ImageKind;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.NodeListener;
import io.github.kafkak3s.observe.OptionFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The listeners of one node against each other, as {@code KafkaConfig.validateValues} has them. */
record ListenerCheck(KafkaNode node, Reporter reporter) {
  private static final String LISTENERS = "listeners";
  private static final String ADVERTISED = "advertised.listeners";
  private static final String MAP = "listener.security.protocol.map";
  private static final String CONTROLLERS = "controller.listener.names";
  private static final String INTER_BROKER = "inter.broker.listener.name";
  private static final String PROTOCOL = "security.inter.broker.protocol";
  private static final Set<String> PROTOCOLS =
      Set.of("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL");

  void check() {
    ports();
    jvmPorts();
    roles();
    map();
    if (node.isBroker()) {
      advertised();
      interBroker();
    }
  }

  private void ports() {
    List<NodeListener> before = new ArrayList<>();
    for (NodeListener listener : node.listeners()) {
      for (NodeListener other : before) {
        if (other.name().equals(listener.name())) {
          report(place(LISTENERS), "two listeners are named " + listener.name(), "name them apart");
        } else if (shareSocket(other.bind(), listener.bind())) {
          report(
              place(LISTENERS),
              "the listeners %s and %s both bind port %s"
                  .formatted(other.name(), listener.name(), listener.bind().port()),
              "give each listener a port of its own");
        }
      }
      before.add(listener);
    }
  }

  /** Kafka lets two listeners share a port only by an IPv4 and an IPv6 address (KIP-797). */
  private static boolean shareSocket(ListenerAddress one, ListenerAddress other) {
    boolean areApart = Hosts.isIpv4(one.host()) && Hosts.isIpv6(other.host())
        || Hosts.isIpv6(one.host()) && Hosts.isIpv4(other.host());
    return one.port() == other.port() && one.port() != 0 && !areApart;
  }

  private void jvmPorts() {
    List<JvmPort> before = new ArrayList<>();
    for (JvmPort port : JvmPort.of(node)) {
      node.listeners().stream()
          .filter(listener -> listener.bind().port() == port.number())
          .findFirst()
          .ifPresent(listener -> clash(port, "the listener " + listener.name()));
      before.stream()
          .filter(other -> other.number() == port.number() && !other.what().equals(port.what()))
          .findFirst()
          .ifPresent(other -> clash(port, other.what()));
      before.add(port);
    }
  }

  private void clash(JvmPort port, String other) {
    reporter
        .at(
            port.place(),
            "%s and %s of %s want one port, %s"
                .formatted(port.what(), other, node.podName(), port.number()))
        .consequence("whichever comes second fails with: Address already in use, and Kafka ends")
        .help("give it a port of its own");
  }

  private void roles() {
    for (NodeListener listener : node.listeners()) {
      if (listener.isController() && !node.isController()) {
        report(
            place(LISTENERS),
            "%s is only a broker, but listens on %s, which %s names"
                .formatted(node.podName(), listener.name(), CONTROLLERS),
            "leave it to the controllers, or add the role controller");
      } else if (!listener.isController()
          && !node.isBroker()
          && node.declared().written(CONTROLLERS).isPresent()
          && node.declared().list(CONTROLLERS).isPresent()) {
        report(
            place(LISTENERS),
            "%s is only a controller, but listens on %s, which %s does not name"
                .formatted(node.podName(), listener.name(), CONTROLLERS),
            "let a controller listen on the listeners of controllers only");
      }
    }
  }

  private void map() {
    Optional<OptionFact> written = node.declared().written(MAP);
    Optional<List<String>> pairs = node.declared().list(MAP);
    // Which names the controllers' listeners bear must be known too: KK4009 where they have none.
    boolean isKnown = written.isPresent()
        || node.declared().lacks(MAP)
            && node.image() != ImageKind.BITNAMI
            && (!node.isController() || !controllers().isEmpty());
    if (!isKnown || pairs.isEmpty()) {
      return;
    }
    Set<String> mapped = pairs.get().stream()
        .map(pair -> upper(pair.substring(0, Math.max(pair.indexOf(':'), 0)).trim()))
        .collect(Collectors.toSet());
    List<String> names = new ArrayList<>();
    for (NodeListener listener : node.listeners()) {
      // While no map is written, Kafka maps the controllers' listeners by itself (KIP-631).
      if (written.isPresent() || !listener.isController()) {
        names.add(listener.name());
      }
    }
    if (written.isPresent()) {
      controllers().stream()
          .filter(name -> !names.contains(name) && !PROTOCOLS.contains(name))
          .findFirst()
          .ifPresent(names::add);
    }
    names.stream()
        .filter(name -> !mapped.contains(name))
        .findFirst()
        .ifPresent(name -> report(
            place(written.isPresent() ? MAP : LISTENERS),
            written.isPresent()
                ? "%s has no protocol for the listener %s".formatted(MAP, name)
                : "the listener %s is named like no protocol, and no %s is set"
                    .formatted(name, MAP),
            "add %s:PLAINTEXT, or the protocol that it shall speak, to %s".formatted(name, MAP)));
  }

  private void advertised() {
    names(ADVERTISED).stream()
        .filter(name -> !names(LISTENERS).contains(name))
        .findFirst()
        .ifPresent(name -> report(
            place(ADVERTISED),
            "%s names %s, which is no listener; there are %s"
                .formatted(ADVERTISED, name, String.join(", ", names(LISTENERS))),
            "add it to listeners, or correct the name"));
  }

  private void interBroker() {
    Optional<OptionFact> written = node.declared().written(INTER_BROKER);
    Optional<OptionFact> protocol = node.declared().written(PROTOCOL);
    if (written.isPresent() && protocol.isPresent()) {
      report(
          place(PROTOCOL),
          "%s and %s are both set".formatted(INTER_BROKER, PROTOCOL),
          "remove " + PROTOCOL);
      return;
    }
    boolean isKnown =
        written.isPresent() || node.declared().complete() && node.image() != ImageKind.BITNAMI;
    Optional<String> value = node.declared()
        .value(INTER_BROKER)
        .or(() -> written.isPresent() ? Optional.empty() : node.declared().value(PROTOCOL))
        .map(text -> upper(text.trim()));
    if (!isKnown || value.isEmpty()) {
      return;
    }
    Place place =
        place(written.isPresent() ? INTER_BROKER : protocol.isPresent() ? PROTOCOL : LISTENERS);
    String said = written.isPresent()
        ? "%s is %s".formatted(INTER_BROKER, value.get())
        : "%s is not set and means %s".formatted(INTER_BROKER, value.get());
    List<String> usable = node.listeners().stream()
        .filter(listener -> !listener.isController())
        .map(NodeListener::name)
        .toList();
    List<String> advertised = names(ADVERTISED);
    if (controllers().contains(value.get())) {
      report(
          place,
          "%s, which is the listener of the controllers".formatted(said),
          "name a listener of the brokers");
    } else if (!usable.contains(value.get())) {
      report(
          place,
          "%s, but the listeners of %s are %s"
              .formatted(said, node.podName(), String.join(", ", usable)),
          "set %s to one of them".formatted(INTER_BROKER));
    } else if (node.declared().written(ADVERTISED).isPresent()
        && !advertised.isEmpty()
        && !advertised.contains(value.get())) {
      report(
          place(ADVERTISED),
          "%s, but advertised.listeners has only %s".formatted(said, String.join(", ", advertised)),
          "advertise it too");
    }
  }

  private List<String> controllers() {
    return node.declared().list(CONTROLLERS).orElse(List.of()).stream()
        .map(ListenerCheck::upper)
        .toList();
  }

  private List<String> names(String option) {
    return node
        .declared()
        .value(option)
        .flatMap(ListenerAddress::parseAll)
        .orElse(List.of())
        .stream()
        .map(ListenerAddress::name)
        .toList();
  }

  private Place place(String option) {
    return node.declared()
        .get(option)
        .map(OptionFact::keyPlace)
        .orElse(node.declared().placeOfAbsent());
  }

  private void report(Place place, String message, String help) {
    reporter
        .at(place, message)
        .consequence("Kafka ends before it listens at all")
        .help(help);
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
