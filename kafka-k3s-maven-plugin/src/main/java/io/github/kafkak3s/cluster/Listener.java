package io.github.kafkak3s.cluster;

/**
 * One listener.
 *
 * @param name Kafka's name, upper case by custom: {@code REPLICATION}
 * @param port TCP port
 * @param purpose who connects to it
 * @param portName the name of the port in Kubernetes: lower case, at most 15 characters
 */
public record Listener(String name, int port, Purpose purpose, String portName)
    implements Comparable<Listener> {

  /** Who connects to a listener; declared in the order that listeners are written. */
  public enum Purpose {
    /** Other brokers: replication. */
    BROKERS,
    /** Producers, consumers and administrators. */
    CLIENTS,
    /** Controllers and brokers that follow the metadata log. */
    CONTROLLERS
  }

  /** Orders as listeners are written: by purpose, then by port. */
  @Override
  public int compareTo(Listener other) {
    int order = purpose.compareTo(other.purpose);
    return order == 0 ? Integer.compare(port, other.port) : order;
  }
}
