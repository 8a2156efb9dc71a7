package io.github.kafkak3s.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The child processes of one run. They end with this process, whatever it dies of: at an orderly
 * end by a shutdown hook, otherwise since their standard input ends
 * ({@link io.github.kafkak3s.local.child.ParentWatch}).
 */
final class Children implements AutoCloseable {
  private static final long SECONDS = 30;

  /** Without them a process reads no file whose name is not ASCII, or (Windows) has no network. */
  private static final Set<String> OF_THE_MACHINE =
      Set.of("LANG", "LC_ALL", "LC_CTYPE", "TZ", "SystemRoot", "SYSTEMROOT");

  private final RunDirectory directory;
  private final Set<Process> running = ConcurrentHashMap.newKeySet();
  private final Thread lastResort = new Thread(this::kill, "kafka-k3s-kill");
  private boolean isClosed;

  Children(RunDirectory directory) {
    this.directory = directory;
    Runtime.getRuntime().addShutdownHook(lastResort);
  }

  /**
   * Starts a process whose output goes to the end of a file.
   *
   * @param environment its variables beside those of the machine
   */
  synchronized Process launch(
      List<String> command, Path workDirectory, Map<String, String> environment, Path output)
      throws LocalException {
    ProcessBuilder builder = new ProcessBuilder(command)
        .directory(workDirectory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    return launch(builder, environment);
  }

  /**
   * Starts a process whose output is for whoever starts it; what it says of errors goes to the end
   * of a file.
   */
  synchronized Process launch(List<String> command, Path workDirectory, Path errors)
      throws LocalException {
    ProcessBuilder builder = new ProcessBuilder(command)
        .directory(workDirectory.toFile())
        .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
    return launch(builder, Map.of());
  }

  private Process launch(ProcessBuilder builder, Map<String, String> environment)
      throws LocalException {
    if (isClosed) {
      throw new LocalException("The cluster is closed.");
    }
    builder.environment().keySet().retainAll(OF_THE_MACHINE);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      running.add(process);
      process.onExit().thenAccept(running::remove);
      directory.note(process.toHandle());
      return process;
    } catch (IOException e) {
      throw new LocalException("A process cannot be started: " + e.getMessage(), e);
    }
  }

  private void kill() {
    running.forEach(process -> {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    });
  }

  @Override
  public void close() {
    synchronized (this) {
      if (isClosed) {
        return;
      }
      isClosed = true;
    }
    kill();
    List<Process> last = List.copyOf(running);
    CompletableFuture.allOf(last.stream().map(Process::onExit).toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, SECONDS, TimeUnit.SECONDS)
        .join();
    try {
      Runtime.getRuntime().removeShutdownHook(lastResort);
    } catch (IllegalStateException e) {
      // The shutdown has begun, and the hook finds nothing left to do.
    }
  }
}
