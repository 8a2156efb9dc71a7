package io.github.kafkak3s.local.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The clients of a drill in one process: a producer, readers and an administrator. It reads
 * requests from standard input and ends with it; what happens and what is answered goes to standard
 * output.
 *
 * <p>Lines of fields parted by tabs. A request: a number, a patience in ms, a verb and its
 * arguments; {@link DrillRequests} knows the verbs. Answers: {@code =}, the number and fields, once
 * for each row, and at last {@code .} and the number, or {@code !}, the number and what went wrong.
 * Events have a word of their own: see {@link DrillTraffic} and {@link DrillWatch}.
 */
public final class DrillClient {
  private final Properties options;
  private final PrintStream out;
  private final long begin;

  private DrillClient(Properties options, PrintStream out, long zero) {
    this.options = options;
    this.out = out;
    this.begin = System.nanoTime() - (System.currentTimeMillis() - zero) * 1_000_000;
  }

  /**
   * Runs until standard input ends; arguments: a file with the options of a client, and the moment
   * from which times are counted, in ms of the epoch.
   */
  public static void main(String[] args) throws IOException {
    PrintStream out = System.out;
    // Whatever logs to standard output must not get between the lines.
    System.setOut(System.err);
    new DrillClient(read(Path.of(args[0])), out, Long.parseLong(args[1])).run();
    Runtime.getRuntime().halt(0);
  }

  /** Reads options of a client from a file. */
  static Properties read(Path file) throws IOException {
    Properties options = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      options.load(reader);
    }
    return options;
  }

  private void run() throws IOException {
    ExecutorService pool = Executors.newCachedThreadPool(task -> {
      Thread thread = new Thread(task, "request");
      thread.setDaemon(true);
      return thread;
    });
    DrillRequests requests = new DrillRequests(this);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] request = line.split("\t", -1);
      pool.execute(() -> answer(requests, request));
    }
  }

  private void answer(DrillRequests requests, String[] request) {
    String number = request[0];
    try {
      long end = now() + Long.parseLong(request[1]);
      List<String> arguments = Arrays.asList(request).subList(3, request.length);
      for (List<Object> row : requests.answer(request[2], arguments, end)) {
        says("=\t" + number, row.toArray());
      }
      says(".", number);
    } catch (Exception e) {
      e.printStackTrace();
      says("!", number, words(e));
    }
  }

  /** Returns what went wrong: class and message of the cause that says it. */
  static String words(Throwable thrown) {
    Throwable cause = thrown;
    while (cause instanceof java.util.concurrent.ExecutionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null
        ? cause.getClass().getSimpleName()
        : cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }

  /** Returns the ms since the moment from which times are counted. */
  long now() {
    return (System.nanoTime() - begin) / 1_000_000;
  }

  /** Writes a line. */
  void says(String word, Object... fields) {
    StringBuilder line = new StringBuilder(word);
    for (Object field : fields) {
      line.append('\t').append(String.valueOf(field).replaceAll("\\s+", " "));
    }
    line.append('\n');
    synchronized (out) {
      out.append(line);
      out.flush();
    }
  }

  /** Returns the options of a client, {@code key=value} on top. */
  Properties options(String... more) {
    Properties all = new Properties();
    all.putAll(options);
    for (String each : more) {
      int equals = each.indexOf('=');
      all.put(each.substring(0, equals), each.substring(equals + 1));
    }
    return all;
  }
}
