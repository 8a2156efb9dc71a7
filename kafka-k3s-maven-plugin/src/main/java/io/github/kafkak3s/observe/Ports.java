package io.github.kafkak3s.observe;

import io.github.kafkak3s.yaml.YamlNode;
import java.util.Optional;

/** Ports of containers: numbers and names. */
public final class Ports {
  private Ports() {}

  /** Reads a port's number; 0 where the text is none. */
  public static int number(String text) {
    if (text.isEmpty() || text.length() > 5) {
      return 0;
    }
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return 0;
      }
      number = number * 10 + (c - '0');
    }
    return number <= 65535 ? number : 0;
  }

  /**
   * Returns the number that a {@code targetPort} or the port of a probe means in the pods of a
   * workload; empty where no container has a port of that name.
   */
  public static Optional<Integer> resolve(Workload workload, String numberOrName) {
    int number = number(numberOrName);
    if (number > 0) {
      return Optional.of(number);
    }
    for (Container container : workload.containers()) {
      Optional<Integer> found = resolve(container, numberOrName);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Returns the number that a name or number means in a container. */
  public static Optional<Integer> resolve(Container container, String numberOrName) {
    int number = number(numberOrName);
    if (number > 0) {
      return Optional.of(number);
    }
    for (YamlNode port : container.node().itemsAt("ports")) {
      if (!numberOrName.isEmpty() && port.textAt("name").equals(numberOrName)) {
        int found = number(port.textAt("containerPort"));
        return found > 0 ? Optional.of(found) : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
