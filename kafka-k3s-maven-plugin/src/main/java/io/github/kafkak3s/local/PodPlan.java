package io.github.kafkak3s.local;

import io.github.kafkak3s.observe.KafkaNode;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that running a pod here takes; its files are written.
 *
 * @param node what it is made from
 * @param isBroker whether it stores partitions
 * @param address the address that it binds to
 * @param directory where all of it is
 * @param disks the directories of {@code log.dirs} and {@code metadata.log.dir}
 * @param format what formats its disks
 * @param command the command line of Kafka
 * @param environment the variables of Kafka
 * @param endpoints where clients reach it, by listener
 * @param controllerEndpoint where the quorum reaches it
 * @param probedPort the port that answers when it is ready
 * @param heap its largest heap, in MiB
 */
record PodPlan(
    KafkaNode node,
    boolean isBroker,
    String address,
    Path directory,
    List<Path> disks,
    FormatStep format,
    List<String> command,
    Map<String, String> environment,
    Map<String, String> endpoints,
    Optional<String> controllerEndpoint,
    int probedPort,
    int heap) {
  /** Keeps unmodifiable copies. */
  PodPlan {
    disks = List.copyOf(disks);
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    endpoints = Collections.unmodifiableMap(new LinkedHashMap<>(endpoints));
  }

  /** Returns the file that holds all that it writes. */
  Path log() {
    return directory.resolve("kafka.log");
  }
}
