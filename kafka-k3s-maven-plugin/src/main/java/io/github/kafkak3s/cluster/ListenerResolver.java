package io.github.kafkak3s.cluster;

import static io.github.kafkak3s.diagnostic.InputRules.INVALID_NAME;
import static io.github.kafkak3s.diagnostic.InputRules.WRONG_TYPE;

import io.github.kafkak3s.cluster.Listener.Purpose;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.spec.ListenerSpec;
import io.github.kafkak3s.spec.Located;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Gives every purpose its listener, and puts them in the order that they are written. */
final class ListenerResolver {
  private static final int LONGEST_PORT_NAME = 15;

  private ListenerResolver() {}

  private record Declared(Listener listener, Place place, Place portPlace) {}

  static List<Listener> resolve(
      Map<String, Located<ListenerSpec>> specs, Place specPlace, Findings findings) {
    List<Declared> declared = new ArrayList<>();
    for (Map.Entry<String, Located<ListenerSpec>> entry : specs.entrySet()) {
      Located<Integer> port = entry.getValue().value().port();
      Purpose purpose =
          Purpose.valueOf(entry.getValue().value().purpose().value().name());
      declared.add(new Declared(
          listener(entry.getKey(), port.value(), purpose), entry.getValue().place(), port.place()));
    }
    for (Purpose purpose : Purpose.values()) {
      if (of(purpose, declared).isEmpty()) {
        declared.add(new Declared(defaultFor(purpose), specPlace, specPlace));
      }
    }
    refuseSeveral(declared, Purpose.BROKERS, "brokers", findings);
    refuseSeveral(declared, Purpose.CONTROLLERS, "controllers", findings);
    refuseClashes(declared, findings);
    List<Listener> listeners = new ArrayList<>();
    for (Declared each : declared) {
      listeners.add(each.listener());
    }
    Collections.sort(listeners);
    return List.copyOf(listeners);
  }

  private static List<Declared> of(Purpose purpose, List<Declared> declared) {
    List<Declared> same = new ArrayList<>();
    for (Declared each : declared) {
      if (each.listener().purpose() == purpose) {
        same.add(each);
      }
    }
    return same;
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
    List<Declared> same = of(purpose, declared);
    for (Declared each : same.subList(1, same.size())) {
      findings.add(
          WRONG_TYPE,
          each.place(),
          "listener %s is the second one for %s, after %s; Kafka takes exactly one"
              .formatted(each.listener().name(), word, same.get(0).listener().name()),
          "make it \"for: clients\", or remove it");
    }
  }

  private static void refuseClashes(List<Declared> declared, Findings findings) {
    Map<Integer, String> ports = new HashMap<>();
    Map<String, String> portNames = new HashMap<>();
    for (Declared each : defaultsFirst(declared)) {
      Listener listener = each.listener();
      String samePort = ports.putIfAbsent(listener.port(), listener.name());
      if (samePort != null) {
        findings.add(
            WRONG_TYPE,
            each.portPlace(),
            "listeners %s and %s have the same port %s"
                .formatted(samePort, listener.name(), listener.port()),
            "a listener that is not written has its default: REPLICATION 9091, CLIENT"
                + " 9092, CONTROLLER 9093");
      }
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
      String sameName = portNames.putIfAbsent(listener.portName(), listener.name());
      if (sameName != null) {
        findings.add(
            INVALID_NAME,
            each.place(),
            "listener %s is also the name of the default listener of another purpose"
                .formatted(sameName),
            "choose another name, or declare that purpose as well");
      }
    }
  }

  /** Puts the defaults first, so that a finding stands at what the user wrote. */
  private static List<Declared> defaultsFirst(List<Declared> declared) {
    List<Declared> defaults = new ArrayList<>();
    List<Declared> written = new ArrayList<>();
    for (Declared each : declared) {
      boolean isDefault = each.place() == each.portPlace();
      (isDefault ? defaults : written).add(each);
    }
    defaults.addAll(written);
    return defaults;
  }
}
