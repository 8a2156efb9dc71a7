package io.github.kafkak3s.local;

import io.github.kafkak3s.kafka.ListenerAddress;
import io.github.kafkak3s.observe.KafkaNode;
import java.util.List;
import java.util.Optional;

/** How the pods of a cluster reach each other on this machine, and clients them. */
interface Network extends AutoCloseable {
  /** Returns the address that a pod binds to. */
  String address(KafkaNode node);

  /** Returns the lines of a hosts file that hold for every pod and client. */
  List<String> hosts();

  /** Returns the lines that hold in one pod alone. */
  List<String> hosts(KafkaNode node);

  /** Replaces what pods must have different so that they find each other; all of them at once. */
  void join(List<ServerFile> pods) throws LocalException;

  /** Returns where a listener of a pod is reached, as it is advertised; empty where it is not. */
  Optional<String> endpoint(ServerFile pod, ListenerAddress listener) throws LocalException;

  /** Returns what of the bundle's network is not tried, as sentences. */
  List<String> leftOut();

  /** Gives the addresses or ports back. */
  @Override
  void close();
}
