package io.github.kafkak3s.local;

import io.github.kafkak3s.observe.KafkaNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

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

  /** What a JVM ends with that was asked to, 128 and the number of SIGTERM. */
  private static final int TERMINATED = 143;

  private static final int PROBE_MILLIS = 1_000;
  private static final long KILL_SECONDS = 30;
  private static final int TAIL = 256 * 1024;
  private static final int MOST_ERRORS = 5;
  private static final Pattern ERROR =
      Pattern.compile("(^|[\\s\\[])(ERROR|FATAL)[\\s\\]].*|Exception in thread .*|Error: .*");

  private final PodPlan plan;
  private final Children children;
  private final ClassArchive archive;
  private final FormattedDisks formatted;
  private volatile Process process;
  private boolean wasFormatted;
  private boolean isRecording;

  LocalPod(PodPlan plan, Children children, ClassArchive archive) {
    this.plan = plan;
    this.children = children;
    this.archive = archive;
    this.formatted = new FormattedDisks(plan.disks(), plan.format().reads());
  }

  /** Returns what running it takes. */
  PodPlan plan() {
    return plan;
  }

  /** Returns what it is made from. */
  public KafkaNode node() {
    return plan.node();
  }

  /** Returns its name, {@code kafka-0}. */
  public String name() {
    return plan.node().podName();
  }

  /** Returns its node id. */
  public int id() {
    return plan.node().nodeId().orElseThrow();
  }

  /** Returns the address that it binds to. */
  public String address() {
    return plan.address();
  }

  /**
   * Returns where clients on this machine reach it, by the name of the client listener in the order
   * of {@code listeners}: {@code host:port}. None for a controller.
   */
  public Map<String, String> endpoints() {
    return plan.endpoints();
  }

  /** Returns where {@code controller.quorum.voters} has it; empty for a broker. */
  public Optional<String> controllerEndpoint() {
    return plan.controllerEndpoint();
  }

  /**
   * Formats its empty disks as the bundle's format step does and starts Kafka; does not wait for
   * it. Returns what the format step said where it refused, and then starts nothing.
   *
   * <p>Where the format step has succeeded before, and neither its disks nor its files have changed
   * since, it would do nothing, and is not carried out again.
   *
   * <p>At the first start every disk is new, so there the bundle's {@code bootstrap: false} is not
   * obeyed: the cluster could never form. From then on it is.
   *
   * @throws LocalException where it runs already, or a process cannot be made
   */
  public synchronized Optional<String> start() throws LocalException, InterruptedException {
    if (isRunning()) {
      throw new LocalException("Pod " + name() + " runs already.");
    }
    keepRecorded();
    Optional<String> refusal = format();
    if (refusal.isEmpty()) {
      process = children.launch(command(), plan.directory(), plan.environment(), plan.log());
    }
    return refusal;
  }

  private Optional<String> format() throws LocalException, InterruptedException {
    if (wasFormatted && formatted.areAsLeft()) {
      return Optional.empty();
    }
    formatted.forget();
    Optional<String> refusal =
        plan.format().run(children, plan.directory(), plan.disks(), plan.log(), !wasFormatted);
    if (refusal.isEmpty()) {
      wasFormatted = true;
      formatted.remember();
    }
    return refusal;
  }

  /** Returns its command line; of the first broker with what writes an archive in the end. */
  private List<String> command() {
    List<String> recording = plan.isBroker() ? archive.recording() : List.of();
    isRecording = !recording.isEmpty();
    List<String> command = new ArrayList<>(plan.command());
    command.addAll(1, recording);
    return command;
  }

  /** What a process wrote that was killed may be cut. */
  private void keepRecorded() {
    if (isRecording && exitCode().filter(code -> code == TERMINATED).isPresent()) {
      archive.keep();
    }
    isRecording = false;
  }

  private boolean isRunning() {
    return pid().isPresent();
  }

  /** Returns its state at this moment. */
  public State state() {
    if (!isRunning()) {
      return State.DOWN;
    }
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(plan.address(), plan.probedPort()), PROBE_MILLIS);
      return State.READY;
    } catch (IOException e) {
      return State.STARTING;
    }
  }

  /** Returns the id of its process, which a test may kill; empty where it is down. */
  public OptionalLong pid() {
    Process current = process;
    return current != null && current.isAlive()
        ? OptionalLong.of(current.pid())
        : OptionalLong.empty();
  }

  /** Returns the exit code of its last process; empty while it runs, or before the first. */
  public Optional<Integer> exitCode() {
    Process current = process;
    return current == null || current.isAlive()
        ? Optional.empty()
        : Optional.of(current.exitValue());
  }

  /** Asks Kafka to end, as a kubelet does first (SIGTERM); does not wait. */
  public void terminate() {
    Process current = process;
    if (current != null) {
      // Not Process.destroy: it would close the pipe whose end means that this process is gone.
      current.toHandle().destroy();
    }
  }

  /** Ends the process as a failing host does (SIGKILL) and waits for its end. */
  public void kill() {
    Process current = process;
    if (current != null) {
      current.destroyForcibly();
      current
          .onExit()
          .completeOnTimeout(current, KILL_SECONDS, TimeUnit.SECONDS)
          .join();
    }
  }

  /** Empties its disks, as a new volume is; the pod must be down. */
  public synchronized void loseDisks() throws IOException {
    checkIsDown();
    for (Path disk : plan.disks()) {
      RunDirectory.delete(disk);
      RunDirectory.delete(aside(disk));
    }
  }

  /**
   * Has its next start format empty disks as its first did, whatever the bundle's guard says: what
   * {@code reformat} in kafka.yaml is for.
   */
  public synchronized void allowFormat() {
    wasFormatted = false;
  }

  /** Puts its disks aside, as volumes that are not attached; the pod must be down. */
  public synchronized void detachDisks() throws IOException {
    checkIsDown();
    for (Path disk : plan.disks()) {
      if (Files.exists(disk)) {
        RunDirectory.delete(aside(disk));
        Files.move(disk, aside(disk));
      }
    }
  }

  /** Has the disks back that were put aside, in place of what is there; the pod must be down. */
  public synchronized void attachDisks() throws IOException {
    checkIsDown();
    for (Path disk : plan.disks()) {
      if (Files.exists(aside(disk))) {
        RunDirectory.delete(disk);
        Files.move(aside(disk), disk);
      }
    }
  }

  private static Path aside(Path disk) {
    return disk.resolveSibling(disk.getFileName() + ".aside");
  }

  private void checkIsDown() {
    if (isRunning()) {
      throw new IllegalStateException("pod " + name() + " runs");
    }
  }

  /** Returns the file that holds all that the pod has written, over all of its starts. */
  public Path log() {
    return plan.log();
  }

  /** Returns the last lines of the log that are errors or worse, oldest first; at most a few. */
  public List<String> lastErrors() {
    Deque<String> errors = new ArrayDeque<>();
    for (String line : LogText.last(plan.log(), TAIL).lines().toList()) {
      if (ERROR.matcher(line).find()) {
        errors.add(line.strip());
        if (errors.size() > MOST_ERRORS) {
          errors.remove();
        }
      }
    }
    return List.copyOf(errors);
  }
}
