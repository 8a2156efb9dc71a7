package io.github.kafkak3s.local;

import io.github.kafkak3s.observe.KafkaNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One pod as a directory and a child process. Safe for use by several threads. A pod that was
 * started and ends by itself is not started again: what a kubelet would do is the caller's.
 */
public final class LocalPod {
  /** What the pod is in. */
  public enum State {
    /** No process: not started yet, stopped, killed or ended by itself. */
    DOWN,
    /** A process that does not serve yet. */
    STARTING,
    /** Its client port answers (a controller's: the quorum's port), as the readiness probe asks. */
    READY
  }

  private LocalPod() {}

  /** Returns what it is made from. */
  public KafkaNode node() {
    throw new UnsupportedOperationException();
  }

  /** Returns its name, {@code kafka-0}. */
  public String name() {
    throw new UnsupportedOperationException();
  }

  /** Returns its node id. */
  public int id() {
    throw new UnsupportedOperationException();
  }

  /** Returns the address that it binds to. */
  public String address() {
    throw new UnsupportedOperationException();
  }

  /**
   * Returns where clients on this machine reach it, by the name of the client listener in the order
   * of {@code listeners}: {@code host:port}. None for a controller.
   */
  public Map<String, String> endpoints() {
    throw new UnsupportedOperationException();
  }

  /** Returns where {@code controller.quorum.voters} has it; empty for a broker. */
  public Optional<String> controllerEndpoint() {
    throw new UnsupportedOperationException();
  }

  /**
   * Formats its empty disks as the bundle's format step does and starts Kafka; does not wait for
   * it. Returns what the format step said where it refused, and then starts nothing.
   *
   * @throws LocalException where it runs already, or a process cannot be made
   */
  public Optional<String> start() throws LocalException, InterruptedException {
    throw new UnsupportedOperationException();
  }

  /** Returns its state at this moment. */
  public State state() {
    throw new UnsupportedOperationException();
  }

  /** Returns the exit code of its last process; empty while it runs, or before the first. */
  public Optional<Integer> exitCode() {
    throw new UnsupportedOperationException();
  }

  /** Asks Kafka to end, as a kubelet does first (SIGTERM); does not wait. */
  public void terminate() {
    throw new UnsupportedOperationException();
  }

  /** Ends the process as a failing host does (SIGKILL) and waits for its end. */
  public void kill() {
    throw new UnsupportedOperationException();
  }

  /** Empties its disks, as a new volume is; the pod must be down. */
  public void loseDisks() throws IOException {
    throw new UnsupportedOperationException();
  }

  /** Returns the file that holds all that the pod has written, over all of its starts. */
  public Path log() {
    throw new UnsupportedOperationException();
  }

  /** Returns the last lines of the log that are errors or worse, oldest first; at most a few. */
  public List<String> lastErrors() {
    throw new UnsupportedOperationException();
  }
}
