package io.github.kafkak3s.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One entry of {@code listeners} or {@code advertised.listeners}:
 * {@code CLIENT://kafka-0.kafka:9092}.
 *
 * @param name the listener's name in upper case, as Kafka normalises it
 * @param host name or address, an IPv6 address without brackets; empty for every address of the
 *     host
 * @param port TCP port, 0 to 65535
 */
public record ListenerAddress(String name, String host, int port) {
  private static final String SCHEME_END = "://";
  private static final int HIGHEST_PORT = 65535;

  /**
   * Reads one entry as {@code SocketServerConfigs.URI_PARSE_REGEXP} does; empty where it is no
   * address of a listener.
   */
  public static Optional<ListenerAddress> parse(String entry) {
    int end = entry.lastIndexOf(SCHEME_END);
    if (end < 1 || !HostPort.isOneLine(entry, end)) {
      return Optional.empty();
    }
    Optional<HostPort> address = HostPort.parse(entry.substring(end + SCHEME_END.length()));
    if (address.isEmpty()
        || !address.get().before().isEmpty()
        || address.get().port().length() > 9) {
      return Optional.empty();
    }
    int port = Integer.parseInt(address.get().port());
    String name = entry.substring(0, end).toUpperCase(Locale.ROOT);
    return port > HIGHEST_PORT
        ? Optional.empty()
        : Optional.of(new ListenerAddress(name, address.get().host(), port));
  }

  /**
   * Reads the whole option in the order of its text; empty where any entry is no address of a
   * listener.
   */
  public static Optional<List<ListenerAddress>> parseAll(String listeners) {
    String text = listeners.trim();
    if (text.isEmpty()) {
      return Optional.of(List.of());
    }
    List<ListenerAddress> parsed = new ArrayList<>();
    for (String entry : Commas.split(text)) {
      Optional<ListenerAddress> address = parse(entry);
      if (address.isEmpty()) {
        return Optional.empty();
      }
      parsed.add(address.get());
    }
    return Optional.of(List.copyOf(parsed));
  }

  /** Returns the entry as Kafka reads it. */
  @Override
  public String toString() {
    return name + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
