package io.github.kafkak3s.render;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.TCPSocketAction;
import io.github.kafkak3s.cluster.Cluster;
import io.github.kafkak3s.cluster.Listener;
import io.github.kafkak3s.cluster.Pool;
import io.github.kafkak3s.kafka.Role;

/**
 * The probes of a node: connections to the port that opens when the node is of use. A broker opens
 * its replication port once the controllers have unfenced it; a controller opens its port whatever
 * the state of the quorum.
 */
final class Probes {
  private Probes() {}

  /** Waits 15 minutes: a broker recovers its logs and finds its quorum before it opens a port. */
  static Probe startup(Cluster cluster, Pool pool) {
    return probe(cluster, pool, 5, 2, 180);
  }

  static Probe readiness(Cluster cluster, Pool pool) {
    return probe(cluster, pool, 5, 2, 3);
  }

  /** Lax: a restart helps a broker that is busy less than patience does. */
  static Probe liveness(Cluster cluster, Pool pool) {
    return probe(cluster, pool, 10, 5, 6);
  }

  private static Probe probe(
      Cluster cluster, Pool pool, int periodSeconds, int timeoutSeconds, int failureThreshold) {
    TCPSocketAction connect = new TCPSocketAction();
    connect.setPort(new IntOrString(portName(cluster, pool)));
    Probe probe = new Probe();
    probe.setTcpSocket(connect);
    probe.setPeriodSeconds(periodSeconds);
    probe.setTimeoutSeconds(timeoutSeconds);
    probe.setFailureThreshold(failureThreshold);
    return probe;
  }

  private static String portName(Cluster cluster, Pool pool) {
    Listener.Purpose purpose =
        pool.has(Role.BROKER) ? Listener.Purpose.BROKERS : Listener.Purpose.CONTROLLERS;
    return cluster.listenersFor(purpose).get(0).portName();
  }
}
