package io.github.kafkak3s.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One entry of {@code controller.quorum.voters}:
 * {@code 0@kafka-0.kafka.kafka.svc.cluster.local:9093}.
 *
 * @param id the controller's {@code node.id}
 * @param host its name or address, an IPv6 address without brackets
 * @param port its TCP port, 0 to 65535
 */
public record Voter(int id, String host, int port) {
  private static final int HIGHEST_PORT = 65535;

  /**
   * Reads one entry as {@code QuorumConfig.parseVoterConnections} does; empty where Kafka refuses
   * it.
   */
  public static Optional<Voter> parse(String entry) {
    String[] parts = entry.split("@");
    if (parts.length != 2) {
      return Optional.empty();
    }
    Optional<HostPort> address = HostPort.parse(parts[1]);
    try {
      return address.isPresent() && hasPort(address.get())
          ? Optional.of(new Voter(
              Integer.parseInt(parts[0]),
              address.get().host(),
              Integer.parseInt(address.get().port())))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads the whole option in the order of its text; empty where Kafka refuses any entry. An id
   * that stands twice is kept twice, though Kafka keeps only the last.
   */
  public static Optional<List<Voter>> parseAll(String voters) {
    String text = voters.trim();
    if (text.isEmpty()) {
      return Optional.of(List.of());
    }
    List<Voter> parsed = new ArrayList<>();
    for (String entry : Commas.split(text)) {
      Optional<Voter> voter = parse(entry);
      if (voter.isEmpty()) {
        return Optional.empty();
      }
      parsed.add(voter.get());
    }
    return Optional.of(List.copyOf(parsed));
  }

  /**
   * Tells whether Kafka reads a text as {@code host:port}: {@code Utils.HOST_PORT_PATTERN} as the
   * most lenient release has it (up to 4.1).
   */
  static boolean isAddress(String text) {
    Optional<HostPort> address = HostPort.parse(text);
    return address.isPresent() && hasPort(address.get());
  }

  private static boolean hasPort(HostPort address) {
    try {
      return Integer.parseInt(address.port()) <= HIGHEST_PORT;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Voter voter
        && id == voter.id
        && port == voter.port
        && host.equals(voter.host);
  }

  @Override
  public int hashCode() {
    return (host.hashCode() * 31 + port) * 31 + id;
  }

  /** Returns the entry as Kafka reads it. */
  @Override
  public String toString() {
    return id + "@" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
