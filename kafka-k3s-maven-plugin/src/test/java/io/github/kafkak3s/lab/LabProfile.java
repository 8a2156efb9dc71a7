package io.github.kafkak3s.lab;

import java.util.List;

/**
 * All that the lab changes of what a bundle says, so that six nodes fit a small machine. Nothing
 * else is changed but the bind address of each listener and the directories, which have to differ
 * from node to node on one machine.
 */
final class LabProfile {
  /**
   * JVM flags of every lab process: start fast, stay small, write nothing into the system's
   * temporary directory. None of them is known to Kafka.
   */
  static final List<String> JVM =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:-UsePerfData");

  private LabProfile() {}

  /**
   * Returns the heap in place of the emitted one. A broker's log cleaner takes its buffer of 128
   * MiB at the start: below 256 MiB it fails, and a smaller buffer would be another configuration
   * than the bundle's.
   */
  static String heap(boolean broker) {
    return broker ? "-Xmx256m" : "-Xmx128m";
  }
}
