package io.github.kafkak3s.local;

import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.Observation;
import java.nio.file.Path;
import java.util.List;

/**
 * The pods of one cluster of a bundle on this machine. Nothing outlives it: closing it ends every
 * process, and so does the end of the process that made it, whatever it dies of.
 */
public final class LocalCluster implements AutoCloseable {
  private LocalCluster() {}

  /**
   * Makes directories, files and addresses; starts nothing.
   *
   * @throws LocalException where the bundle cannot be run here: something of it is unknown, the
   *     machine has too little memory or lacks the addresses; the message says what to do
   */
  public static LocalCluster prepare(
      Observation bundle, KafkaCluster cluster, KafkaJars jars, LocalSettings settings)
      throws LocalException, InterruptedException {
    throw new UnsupportedOperationException();
  }

  /** Returns the pods in the order of workloads and ordinals. */
  public List<LocalPod> pods() {
    throw new UnsupportedOperationException();
  }

  /** Returns all that is not as the bundle says, in a fixed order. */
  public List<Replacement> replacements() {
    throw new UnsupportedOperationException();
  }

  /** Returns what of the bundle is not tried here, as sentences: {@code listener EXTERNAL …}. */
  public List<String> leftOut() {
    throw new UnsupportedOperationException();
  }

  /**
   * Returns the command line of another child process with the release's jars that knows the
   * bundle's names, ends with this process and runs a main class with arguments.
   */
  public List<String> childCommand(String mainClass, String heap, List<String> arguments) {
    throw new UnsupportedOperationException();
  }

  /**
   * Returns a file with the options of a client of a listener, {@code security.protocol} and what
   * it asks for; {@code bootstrap.servers} is in it.
   */
  public Path clientProperties(String listener) {
    throw new UnsupportedOperationException();
  }

  /** Ends every process at once and gives the addresses back; disks go, logs stay. */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
