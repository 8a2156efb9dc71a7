package io.github.kafkak3s.local;

import io.github.kafkak3s.kubernetes.Digits;
import io.github.kafkak3s.observe.OwnFiles;
import io.github.kafkak3s.yaml.YamlSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The directory that one cluster is run in, and its mark: a file that names the process that owns
 * it and each of its children, by process id and start. The owner holds a lock on it for as long as
 * it lives. Nothing without a mark is ever deleted, and no process that the mark does not name.
 */
public final class RunDirectory implements AutoCloseable {
  /** The name of the mark. */
  static final String MARK = OwnFiles.RUN_MARK;

  private static final String HEADER = "A cluster of kafka-k3s runs, or ran, in this directory.";
  private static final String CLOSED = "closed";
  private static final int MOST_BYTES = 1 << 20;
  // Far behind the text, so that where locks are mandatory others can still read who owns it.
  private static final long LOCKED = Long.MAX_VALUE - 1;

  private final Path path;
  private final FileChannel mark;
  private boolean isClosed;

  private RunDirectory(Path path, FileChannel mark) {
    this.path = path;
    this.mark = mark;
  }

  /**
   * Makes a directory this process's own and empties it of what an earlier run has left, in
   * directories of several clusters as well.
   *
   * @throws LocalException where it holds something else, or another run uses it
   */
  public static RunDirectory claim(Path directory) throws LocalException {
    Path path = directory.toAbsolutePath().normalize();
    try {
      Files.createDirectories(path);
      Path file = path.resolve(MARK);
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && !isEmpty(path)) {
        throw new LocalException(
            "The directory " + path + " holds files and no mark of this plugin" + " (" + MARK
                + "), so nothing in it is touched. Name another directory, or remove it.");
      }
      FileChannel mark = FileChannel.open(
          file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        return claim(path, mark);
      } catch (IOException | LocalException | RuntimeException e) {
        mark.close();
        throw e;
      }
    } catch (IOException e) {
      throw unusable(path, e);
    } catch (UncheckedIOException e) {
      throw unusable(path, e.getCause());
    }
  }

  private static RunDirectory claim(Path path, FileChannel mark)
      throws IOException, LocalException {
    List<String> lines = read(mark);
    if (!isLocked(mark)) {
      throw inUse(path, lines);
    }
    if (!lines.isEmpty() && !lines.get(0).equals(HEADER)) {
      throw new LocalException("The file " + path.resolve(MARK) + " is not a mark of this plugin,"
          + " so nothing beside it is touched. Name another directory, or remove it.");
    }
    if (!lines.contains(CLOSED) && Marked.of("owner", lines).stream().anyMatch(Marked::isAlive)) {
      throw inUse(path, lines);
    }
    for (Marked child : Marked.of("child", lines)) {
      child.killIfOf(path);
    }
    empty(path);
    RunDirectory directory = new RunDirectory(path, mark);
    mark.truncate(0);
    directory.append(HEADER);
    directory.append(Marked.line("owner", ProcessHandle.current()));
    return directory;
  }

  private static LocalException unusable(Path path, IOException e) {
    return new LocalException(
        "The directory " + path + " cannot be used: " + YamlSource.reason(e)
            + ". Name another directory.",
        e);
  }

  private static LocalException inUse(Path path, List<String> lines) {
    String owner = Marked.of("owner", lines).stream()
        .findFirst()
        .map(each -> " (process " + each.pid() + ")")
        .orElse("");
    return new LocalException("Another run" + owner + " uses the directory " + path
        + "; wait until it has ended, or end it.");
  }

  private static boolean isLocked(FileChannel mark) throws IOException {
    try {
      FileLock lock = mark.tryLock(LOCKED, 1, false);
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static List<String> read(FileChannel mark) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(mark.size(), MOST_BYTES));
    int read = 0;
    while (read >= 0 && bytes.hasRemaining()) {
      read = mark.read(bytes, bytes.position());
    }
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }

  private static boolean isEmpty(Path path) throws IOException {
    try (Stream<Path> entries = Files.list(path)) {
      return entries.findAny().isEmpty();
    }
  }

  private static void empty(Path path) throws IOException, LocalException {
    List<Path> entries;
    try (Stream<Path> listed = Files.list(path)) {
      entries = listed.filter(entry -> !entry.endsWith(MARK)).toList();
    }
    for (Path entry : entries) {
      if (Files.isRegularFile(entry.resolve(MARK), LinkOption.NOFOLLOW_LINKS)
          && !Files.isSymbolicLink(entry)) {
        // One of several clusters: it may be in use, or have left processes.
        claim(entry).close();
      }
      delete(entry);
    }
  }

  /** Deletes a file or a directory with all that is in it; links are not followed. */
  static void delete(Path root) throws IOException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> files = Files.walk(root)) {
      all = new ArrayList<>(files.sorted(Comparator.reverseOrder()).toList());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path each : all) {
      Files.deleteIfExists(each);
    }
  }

  /** Returns the directory. */
  public Path path() {
    return path;
  }

  /** Writes down that a process is this run's. */
  void note(ProcessHandle child) throws IOException {
    append(Marked.line("child", child));
  }

  private synchronized void append(String line) throws IOException {
    if (isClosed) {
      return;
    }
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      mark.write(bytes, mark.size());
    }
  }

  /** Gives the directory up: the next run may empty it. */
  @Override
  public synchronized void close() {
    try {
      append(CLOSED);
      isClosed = true;
      mark.close();
    } catch (IOException e) {
      // The lock goes with this process at the latest, and the mark says who that was.
      isClosed = true;
    }
  }

  /**
   * A process in a mark.
   *
   * @param pid its id
   * @param start when it started, in milliseconds since 1970; 0 where the system does not say
   */
  private record Marked(long pid, long start) {
    /** The system's clock may be set between two looks at the same process. */
    private static final long TOLERANCE = 2_000;

    private static final long KILL_SECONDS = 30;

    static String line(String what, ProcessHandle process) {
      return what + " " + process.pid() + " " + startOf(process);
    }

    static List<Marked> of(String what, List<String> lines) {
      return lines.stream()
          .map(line -> line.split(" "))
          .filter(words -> words.length == 3 && words[0].equals(what))
          .filter(words -> isNumber(words[1]) && isNumber(words[2]))
          .map(words -> new Marked(Long.parseLong(words[1]), Long.parseLong(words[2])))
          .toList();
    }

    private static boolean isNumber(String text) {
      return !text.isEmpty() && text.length() <= 18 && Digits.only(text);
    }

    private static long startOf(ProcessHandle process) {
      return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private Optional<ProcessHandle> handle() {
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .filter(process -> start > 0 && Math.abs(startOf(process) - start) <= TOLERANCE);
    }

    boolean isAlive() {
      return handle().isPresent();
    }

    void killIfOf(Path directory) {
      handle()
          .filter(process -> process.pid() != ProcessHandle.current().pid())
          .filter(process -> process
              .info()
              .commandLine()
              .filter(command -> command.contains(directory.toString()))
              .isPresent())
          .ifPresent(process -> {
            process.destroyForcibly();
            // What it writes in its last moments would stand in the emptied directory.
            process
                .onExit()
                .completeOnTimeout(process, KILL_SECONDS, TimeUnit.SECONDS)
                .join();
          });
    }
  }
}
