package io.github.kafkak3s.observe;

import io.github.kafkak3s.kubernetes.Quantity;
import java.util.Optional;

/**
 * A host of the Kubernetes cluster that a bundle is for.
 *
 * @param name its name; made up where hosts were only counted
 * @param isServer whether it is a K3s server, as against an agent
 * @param zone its zone, if known
 * @param architecture its architecture, {@code amd64}, if known
 * @param cpu its cores, if known
 * @param memory its memory, if known
 * @param disk its disk for volumes, if known
 * @param isSchedulable whether pods may run on it; a K3s server takes pods unless it is tainted
 */
public record Host(
    String name,
    boolean isServer,
    Optional<String> zone,
    Optional<String> architecture,
    Optional<Quantity> cpu,
    Optional<Quantity> memory,
    Optional<Quantity> disk,
    boolean isSchedulable) {
  static Host counted(String name, boolean isServer) {
    return new Host(
        name,
        isServer,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true);
  }
}
