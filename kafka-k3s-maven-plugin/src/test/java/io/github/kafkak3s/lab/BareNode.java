package io.github.kafkak3s.lab;

import io.github.kafkak3s.local.BareMachine;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One node of {@link BareNodes}: a properties file, a directory, and the processes that use them.
 * Every wait is bounded and fails with the end of the node's log.
 */
final class BareNode {
  /** What a process that has ended left. */
  record Ended(int exit, String output) {
    /** Tells whether it failed, and said this. */
    boolean refusedWith(String text) {
      return exit != 0 && output.contains(text);
    }

    @Override
    public String toString() {
      return "exit code " + exit + "\n" + end(output);
    }
  }

  private static final long SECONDS = 120;

  private final BareMachine machine;
  private final String address;
  private final Path directory;
  private final BareOptions options;
  private Process process;
  private int logs;
  private int tools;

  /** Sets a node up. */
  BareNode(BareMachine machine, String address, Path directory, BareOptions options)
      throws IOException {
    this.machine = machine;
    this.address = address;
    this.directory = Files.createDirectories(directory);
    this.options = options;
    configure(options);
  }

  /** Replaces the properties file; a process that runs keeps what it has read. */
  BareNode configure(BareOptions other) throws IOException {
    Files.write(file(), other.lines(), StandardCharsets.UTF_8);
    return this;
  }

  /** Returns the options that the node was made with. */
  BareOptions options() {
    return options;
  }

  /** Returns the node's loopback address. */
  String address() {
    return address;
  }

  /** Returns the directory that {@code log.dirs} names. */
  Path disk() {
    return Path.of(options.get("log.dirs"));
  }

  /** Formats the disk for the cluster that all nodes of the lab belong to. */
  BareNode format(String... more) throws IOException, InterruptedException {
    Ended ended = tryFormat(BareNodes.CLUSTER_ID, more);
    if (ended.exit() != 0) {
      throw new IllegalStateException("format failed: " + ended);
    }
    return this;
  }

  /** Runs {@code kafka-storage format}, whatever comes of it. */
  Ended tryFormat(String clusterId, String... more) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(
        "kafka.tools.StorageTool",
        "format",
        "--cluster-id=" + clusterId,
        "--config",
        file().toString()));
    words.addAll(List.of(more));
    return run("-Xmx96m", Map.of(), words);
  }

  /** Runs a main class of Kafka to its end. */
  Ended run(String heap, Map<String, String> environment, List<String> words)
      throws IOException, InterruptedException {
    tools++;
    Path output = directory.resolve("tool-" + tools + ".log");
    Process tool = launch(heap, environment, words, output);
    if (!tool.waitFor(SECONDS, TimeUnit.SECONDS)) {
      tool.destroyForcibly();
      throw new IllegalStateException(words + " did not end in time");
    }
    return new Ended(tool.exitValue(), Files.readString(output));
  }

  /** Starts the node and does not wait. */
  BareNode start() throws IOException {
    return start("-Xmx192m");
  }

  /** Starts the node with JVM options of its own. */
  BareNode start(String heap) throws IOException {
    if (process != null && process.isAlive()) {
      throw new IllegalStateException("already runs");
    }
    logs++;
    process = launch(
        heap,
        Map.of(),
        List.of("kafka.Kafka", file().toString()),
        directory.resolve("kafka-" + logs + ".log"));
    return this;
  }

  /** Starts the node and waits until clients can connect. */
  BareNode serve() throws IOException, InterruptedException {
    return start().awaitPort(BareNodes.CLIENT_PORT);
  }

  /** Waits until a port of the node answers. */
  BareNode awaitPort(int port) throws IOException, InterruptedException {
    await("port " + port, log -> answers(port));
    return this;
  }

  /** Waits until the log of the present process holds a text. */
  BareNode awaitLog(String text) throws IOException, InterruptedException {
    await(text, log -> log.contains(text));
    return this;
  }

  /** Waits until the log of the present process holds one of two texts. */
  BareNode awaitLogOf(String one, String other) throws IOException, InterruptedException {
    await(one + " or " + other, log -> log.contains(one) || log.contains(other));
    return this;
  }

  private void await(String what, Predicate<String> done) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!done.test(log())) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException(
            (process.isAlive() ? "no " : "ended before ") + what + "; log:\n" + tail());
      }
      Thread.sleep(100);
    }
  }

  /** Waits until the node ends by itself. */
  Ended awaitEnd() throws IOException, InterruptedException {
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("still runs; log:\n" + tail());
    }
    return new Ended(process.exitValue(), log());
  }

  /** Tells whether the process is there. */
  boolean runs() {
    return process.isAlive();
  }

  /** Tells whether a port of the node answers at this moment. */
  boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 1_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns what the present process has written so far. */
  String log() throws IOException {
    return Files.readString(directory.resolve("kafka-" + logs + ".log"));
  }

  /** Ends the process as a failing host does. */
  BareNode kill() {
    process.destroyForcibly();
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    return this;
  }

  /** Ends the process as a kubelet does that has the time, by SIGTERM. */
  BareNode stop() throws IOException, InterruptedException {
    // Not Process.destroy: it would close the pipe whose end means that this process is gone.
    process.toHandle().destroy();
    awaitEnd();
    return this;
  }

  /** Empties the disk, as a new volume is. */
  BareNode loseDisk() throws IOException {
    try (Stream<Path> files = Files.walk(disk())) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
    return this;
  }

  private Path file() {
    return directory.resolve("server.properties");
  }

  private String tail() throws IOException {
    return end(log());
  }

  private static String end(String log) {
    return log.substring(Math.max(0, log.length() - 4_000));
  }

  /** Starts a main class, the first of the words, with the others as its arguments. */
  private Process launch(
      String heap, Map<String, String> environment, List<String> words, Path output)
      throws IOException {
    return machine.launch(
        machine.command(heap, words.get(0), words.subList(1, words.size())),
        directory,
        environment,
        output);
  }
}
