package io.github.kafkak3s.local;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How brokers are run on this machine.
 *
 * @param directory where everything is written: configuration, disks and logs of each pod; what an
 *     earlier run has left there is removed, if it bears this plugin's mark
 * @param addressing how nodes are told apart
 * @param heap the heap of every pod in place of the bundle's, {@code 256m}; empty for the small
 *     profile
 * @param fold whether one node stands for all of them, replication capped at one
 */
public record LocalSettings(
    Path directory, Addressing addressing, Optional<String> heap, boolean fold) {
  /** How nodes are told apart on one machine. */
  public enum Addressing {
    /**
     * A loopback address for each pod, with the bundle's own ports and, in a hosts file that only
     * the child processes read, the bundle's own names. Linux only.
     */
    OWN_ADDRESSES,
    /** Free ports of 127.0.0.1, advertised as such: for clients that know none of the names. */
    OWN_PORTS
  }
}
