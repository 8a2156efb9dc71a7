package io.github.kafkak3s.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Room for nodes that are started from properties files alone, without a bundle: a directory,
 * addresses, host names and child processes, all by the parts that the pods of a bundle are run
 * with. Nothing of it stays after its end.
 */
public final class BareMachine implements AutoCloseable {
  private final RunDirectory directory;
  private final Loopback loopback;
  private final Children children;
  private final JavaCommand java;
  private final DefaultLogging logging;
  private final Path hosts;

  private BareMachine(String release, RunDirectory directory, Loopback loopback, List<String> names)
      throws IOException {
    KafkaJars jars = LocalBundles.jarsWithTests(release);
    this.directory = directory;
    this.loopback = loopback;
    this.java = JavaCommand.of(jars, directory.path(), false);
    this.logging = DefaultLogging.of(jars.release(), directory.path());
    List<String> lines = new ArrayList<>();
    for (int number = 0; number < names.size(); number++) {
      lines.add(address(number) + " " + names.get(number));
    }
    this.hosts = Files.write(directory.path().resolve("hosts"), lines);
    this.children = new Children(directory);
  }

  /**
   * Makes room for nodes of a release, {@code 4.3.1}.
   *
   * @param names the host names of the nodes, by number; no other is known
   */
  public static BareMachine of(String release, List<String> names)
      throws IOException, LocalException {
    Path runs = Files.createDirectories(Path.of("target", "lab-runs").toAbsolutePath());
    RunDirectory directory =
        RunDirectory.claim(Files.createTempDirectory(runs, "bare-" + release + "-"));
    Loopback loopback = Loopback.claim(names.size());
    try {
      return new BareMachine(release, directory, loopback, names);
    } catch (IOException | RuntimeException e) {
      loopback.close();
      directory.close();
      throw e;
    }
  }

  /** Returns the directory of all that is written. */
  public Path directory() {
    return directory.path();
  }

  /** Returns the loopback address of a node. */
  public String address(int number) {
    return loopback.pod(number);
  }

  /**
   * Returns the command line of a main class of the release or of the tests; the process ends with
   * this one, or as soon as its standard input does.
   *
   * @param heap the option of the JVM, {@code -Xmx96m}
   */
  public List<String> command(String heap, String mainClass, List<String> arguments) {
    return java.line(List.of(heap, logging.option()), hosts, mainClass, arguments);
  }

  /** Starts a process in a directory; what it writes goes to the end of a file. */
  public Process launch(
      List<String> command, Path workDirectory, Map<String, String> environment, Path output)
      throws IOException {
    try {
      return children.launch(command, workDirectory, environment, output);
    } catch (LocalException e) {
      throw new IOException(e);
    }
  }

  /** Starts a client in between the nodes; it writes errors to the end of a file. */
  public Process startChild(String heap, String mainClass, List<String> arguments, Path log)
      throws IOException {
    try {
      return children.launch(command(heap, mainClass, arguments), directory(), log);
    } catch (LocalException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    children.close();
    loopback.close();
    directory.close();
    RunDirectory.delete(directory.path());
  }
}
