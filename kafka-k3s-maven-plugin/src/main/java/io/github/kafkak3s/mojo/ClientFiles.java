package io.github.kafkak3s.mojo;

import io.github.kafkak3s.local.LocalCluster;
import io.github.kafkak3s.local.LocalException;
import io.github.kafkak3s.local.LocalPod;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What tests read about the brokers that run for them. */
final class ClientFiles {
  /** Options of a client of the first listener. */
  static final String CLIENT = "client.properties";

  /** Node id and process id of each pod. */
  static final String PODS = "pods.properties";

  private final LocalCluster cluster;
  private final Path directory;
  private String pods = "";

  ClientFiles(LocalCluster cluster, Path directory) {
    this.cluster = cluster;
    this.directory = directory;
  }

  /** Writes all of them. */
  void write() throws LocalException {
    try {
      Path client = directory.resolve(CLIENT);
      for (String listener : cluster.bootstrapServers().keySet()) {
        Path options = cluster.clientProperties(listener);
        if (!Files.exists(client)) {
          Files.copy(options, client);
        }
      }
      writePods();
    } catch (IOException e) {
      throw new LocalException("Cannot write what tests read into " + directory + ": " + e, e);
    }
  }

  /** Writes which process is which pod, if that has changed; whole or not at all. */
  void writePods() throws IOException {
    StringBuilder text = new StringBuilder();
    for (LocalPod pod : cluster.pods()) {
      text.append(pod.name()).append(".id=").append(pod.id()).append('\n');
      pod.pid()
          .ifPresent(pid -> text.append(pod.name()).append(".pid=").append(pid).append('\n'));
    }
    if (!text.toString().equals(pods)) {
      pods = text.toString();
      Path whole = directory.resolve(PODS + ".new");
      Files.writeString(whole, pods, StandardCharsets.ISO_8859_1);
      Files.move(
          whole,
          directory.resolve(PODS),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Removes which process was which pod: another process gets the number sooner or later. */
  void removePods() {
    try {
      Files.deleteIfExists(directory.resolve(PODS));
    } catch (IOException e) {
      // The next run writes it anew.
    }
  }
}
