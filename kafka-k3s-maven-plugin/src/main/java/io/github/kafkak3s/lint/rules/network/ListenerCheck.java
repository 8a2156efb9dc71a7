package io.github.kafkak3s.lint.rules.network;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.kafka.ListenerAddress;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.observe.ImageKind;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.NodeListener;
import io.github.kafkak3s.observe.OptionFact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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
      Optional<String> listener = listenerAt(port.number());
      if (listener.isPresent()) {
        clash(port, "the listener " + listener.get());
      }
      for (JvmPort other : before) {
        if (other.number() == port.number() && !other.what().equals(port.what())) {
          clash(port, other.what());
          break;
        }
      }
      before.add(port);
    }
  }

  private Optional<String> listenerAt(int port) {
    for (NodeListener listener : node.listeners()) {
      if (listener.bind().port() == port) {
        return Optional.of(listener.name());
      }
    }
    return Optional.empty();
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
    Set<String> mapped = new HashSet<>();
    for (String pair : pairs.get()) {
      mapped.add(upper(pair.substring(0, Math.max(pair.indexOf(':'), 0)).trim()));
    }
    List<String> names = new ArrayList<>();
    for (NodeListener listener : node.listeners()) {
      // While no map is written, Kafka maps the controllers' listeners by itself (KIP-631).
      if (written.isPresent() || !listener.isController()) {
        names.add(listener.name());
      }
    }
    if (written.isPresent()) {
      for (String name : controllers()) {
        if (!names.contains(name) && !PROTOCOLS.contains(name)) {
          names.add(name);
          break;
        }
      }
    }
    Optional<String> unmapped = firstWithout(mapped, names);
    if (unmapped.isPresent()) {
      String name = unmapped.get();
      report(
          place(written.isPresent() ? MAP : LISTENERS),
          written.isPresent()
              ? "%s has no protocol for the listener %s".formatted(MAP, name)
              : "the listener %s is named like no protocol, and no %s is set".formatted(name, MAP),
          "add %s:PLAINTEXT, or the protocol that it shall speak, to %s".formatted(name, MAP));
    }
  }

  private static Optional<String> firstWithout(Collection<String> known, List<String> names) {
    for (String name : names) {
      if (!known.contains(name)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  private void advertised() {
    List<String> there = names(LISTENERS);
    Optional<String> name = firstWithout(there, names(ADVERTISED));
    if (name.isPresent()) {
      report(
          place(ADVERTISED),
          "%s names %s, which is no listener; there are %s"
              .formatted(ADVERTISED, name.get(), String.join(", ", there)),
          "add it to listeners, or correct the name");
    }
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
    Optional<String> value = node.declared().value(INTER_BROKER);
    if (value.isEmpty() && written.isEmpty()) {
      value = node.declared().value(PROTOCOL);
    }
    if (!isKnown || value.isEmpty()) {
      return;
    }
    String name = upper(value.get().trim());
    Place place =
        place(written.isPresent() ? INTER_BROKER : protocol.isPresent() ? PROTOCOL : LISTENERS);
    String said = written.isPresent()
        ? "%s is %s".formatted(INTER_BROKER, name)
        : "%s is not set and means %s".formatted(INTER_BROKER, name);
    List<String> usable = new ArrayList<>();
    for (NodeListener listener : node.listeners()) {
      if (!listener.isController()) {
        usable.add(listener.name());
      }
    }
    List<String> advertised = names(ADVERTISED);
    if (controllers().contains(name)) {
      report(
          place,
          "%s, which is the listener of the controllers".formatted(said),
          "name a listener of the brokers");
    } else if (!usable.contains(name)) {
      report(
          place,
          "%s, but the listeners of %s are %s"
              .formatted(said, node.podName(), String.join(", ", usable)),
          "set %s to one of them".formatted(INTER_BROKER));
    } else if (node.declared().written(ADVERTISED).isPresent()
        && !advertised.isEmpty()
        && !advertised.contains(name)) {
      report(
          place(ADVERTISED),
          "%s, but advertised.listeners has only %s".formatted(said, String.join(", ", advertised)),
          "advertise it too");
    }
  }

  private List<String> controllers() {
    List<String> controllers = new ArrayList<>();
    for (String name : node.declared().list(CONTROLLERS).orElse(List.of())) {
      controllers.add(upper(name));
    }
    return controllers;
  }

  private List<String> names(String option) {
    List<String> names = new ArrayList<>();
    Optional<List<ListenerAddress>> addresses =
        ListenerAddress.parseAll(node.declared().value(option).orElse(""));
    for (ListenerAddress address : addresses.orElse(List.of())) {
      names.add(address.name());
    }
    return names;
  }

  private Place place(String option) {
    Optional<OptionFact> fact = node.declared().get(option);
    return fact.isPresent() ? fact.get().keyPlace() : node.declared().placeOfAbsent();
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
