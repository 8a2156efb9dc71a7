package io.github.kafkak3s.cluster;

import static io.github.kafkak3s.diagnostic.InputRules.INVALID_NAME;
import static io.github.kafkak3s.diagnostic.InputRules.WRONG_TYPE;

import io.github.kafkak3s.cluster.Listener.Purpose;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.spec.ListenerSpec;
import io.github.kafkak3s.spec.Located;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Gives every purpose its listener, and puts them in the order that they are written. */
final class ListenerResolver {
  private static final int LONGEST_PORT_NAME = 15;

  private ListenerResolver() {}

  private record Declared(Listener listener, Place place, Place portPlace) {}

  static List<Listener> resolve(
      Map<String, Located<ListenerSpec>> specs, Place specPlace, Findings findings) {
    List<Declared> declared = new ArrayList<>();
    specs.forEach((name, spec) -> declared.add(new Declared(
        listener(
            name,
            spec.value().port().value(),
            Purpose.valueOf(spec.value().purpose().value().name())),
        spec.place(),
        spec.value().port().place())));
    for (Purpose purpose : Purpose.values()) {
      if (declared.stream().noneMatch(each -> each.listener().purpose() == purpose)) {
        declared.add(new Declared(defaultFor(purpose), specPlace, specPlace));
      }
    }
    refuseSeveral(declared, Purpose.BROKERS, "brokers", findings);
    refuseSeveral(declared, Purpose.CONTROLLERS, "controllers", findings);
    refuseClashes(declared, findings);
    return declared.stream()
        .map(Declared::listener)
        .sorted(Comparator.comparing(Listener::purpose).thenComparingInt(Listener::port))
        .toList();
  }

  private static Listener listener(String name, int port, Purpose purpose) {
    return new Listener(name, port, purpose, name.toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private static Listener defaultFor(Purpose purpose) {
    return switch (purpose) {
      case BROKERS -> listener("REPLICATION", 9091, purpose);
      case CLIENTS -> listener("CLIENT", 9092, purpose);
      case CONTROLLERS -> listener("CONTROLLER", 9093, purpose);
    };
  }

  private static void refuseSeveral(
      List<Declared> declared, Purpose purpose, String word, Findings findings) {
    List<Declared> same =
        declared.stream().filter(each -> each.listener().purpose() == purpose).toList();
    same.stream()
        .skip(1)
        .forEach(each -> findings.add(
            WRONG_TYPE,
            each.place(),
            "listener %s is the second one for %s, after %s; Kafka takes exactly one"
                .formatted(each.listener().name(), word, same.get(0).listener().name()),
            "make it \"for: clients\", or remove it"));
  }

  private static void refuseClashes(List<Declared> declared, Findings findings) {
    Map<Integer, String> ports = new HashMap<>();
    Map<String, String> portNames = new HashMap<>();
    // Defaults first, so that the finding stands at what the user wrote.
    List<Declared> defaultsFirst = new ArrayList<>(declared);
    defaultsFirst.sort(Comparator.comparing((Declared each) -> each.place() != each.portPlace()));
    for (Declared each : defaultsFirst) {
      Listener listener = each.listener();
      Optional.ofNullable(ports.putIfAbsent(listener.port(), listener.name()))
          .ifPresent(other -> findings.add(
              WRONG_TYPE,
              each.portPlace(),
              "listeners %s and %s have the same port %s"
                  .formatted(other, listener.name(), listener.port()),
              "a listener that is not written has its default: REPLICATION 9091, CLIENT"
                  + " 9092, CONTROLLER 9093"));
      if (listener.portName().length() > LONGEST_PORT_NAME) {
        findings.add(
            INVALID_NAME,
            each.place(),
            "listener %s gives the port name \"%s\" of %s characters; Kubernetes allows %s"
                .formatted(
                    listener.name(),
                    listener.portName(),
                    listener.portName().length(),
                    LONGEST_PORT_NAME),
            "choose a shorter name");
      }
      Optional.ofNullable(portNames.putIfAbsent(listener.portName(), listener.name()))
          .ifPresent(other -> findings.add(
              INVALID_NAME,
              each.place(),
              "listener %s is also the name of the default listener of another purpose"
                  .formatted(other),
              "choose another name, or declare that purpose as well"));
    }
  }
}
