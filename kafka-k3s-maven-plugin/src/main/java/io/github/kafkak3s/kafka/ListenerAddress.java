package io.github.kafkak3s.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
  // SocketServerConfigs.URI_PARSE_REGEXP
  private static final Pattern ENTRY =
      Pattern.compile("^(.*)://\\[?([0-9a-zA-Z\\-%._:]*)\\]?:([0-9]+)");
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
  private static final int HIGHEST_PORT = 65535;

  /** Reads one entry; empty where it is no address of a listener. */
  public static Optional<ListenerAddress> parse(String entry) {
    Matcher matcher = ENTRY.matcher(entry);
    if (!matcher.matches() || matcher.group(1).isEmpty() || matcher.group(3).length() > 9) {
      return Optional.empty();
    }
    int port = Integer.parseInt(matcher.group(3));
    return port > HIGHEST_PORT
        ? Optional.empty()
        : Optional.of(
            new ListenerAddress(matcher.group(1).toUpperCase(Locale.ROOT), matcher.group(2), port));
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
    for (String entry : COMMA.split(text, -1)) {
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
