package io.github.kafkak3s.rehearse;

import io.github.kafkak3s.local.LocalException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code local.child.DrillClient} in a child process. */
final class ClientProcess implements Client, AutoCloseable {
  private final Process process;
  private final Writer requests;
  private final Path log;
  private final ClientEvents events;
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<String, Asked> asked = new ConcurrentHashMap<>();

  private record Asked(List<List<String>> rows, CompletableFuture<List<List<String>>> answer) {}

  /**
   * Talks to it.
   *
   * @param process it
   * @param log where what it logs goes
   */
  ClientProcess(Process process, Path log, ClientEvents events) {
    this.process = process;
    this.requests = process.outputWriter(StandardCharsets.UTF_8);
    this.log = log;
    this.events = events;
    Thread pump = new Thread(this::pump, "drill-client");
    pump.setDaemon(true);
    pump.start();
  }

  @Override
  public CompletableFuture<List<List<String>>> ask(
      long patience, String verb, List<String> arguments) {
    String number = Integer.toString(numbers.incrementAndGet());
    Asked asking = new Asked(new ArrayList<>(), new CompletableFuture<>());
    asked.put(number, asking);
    List<String> fields = new ArrayList<>(List.of(number, Long.toString(patience), verb));
    fields.addAll(arguments);
    try {
      synchronized (requests) {
        requests.write(String.join("\t", fields) + "\n");
        requests.flush();
      }
    } catch (IOException e) {
      asking.answer().completeExceptionally(new Refused("the client has ended"));
    }
    return asking.answer();
  }

  private void pump() {
    try (BufferedReader reader = new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        hear(line.split("\t", -1));
      }
    } catch (IOException | UncheckedIOException e) {
      // The same as its end.
      process.destroyForcibly();
    } finally {
      asked
          .values()
          .forEach(
              each -> each.answer().completeExceptionally(new Refused("the client has ended")));
    }
  }

  private void hear(String[] line) {
    switch (line[0]) {
      case "=" -> {
        Asked asking = asked.get(line[1]);
        if (asking != null) {
          asking.rows().add(Arrays.asList(line).subList(2, line.length));
        }
      }
      case "." -> {
        Asked asking = asked.remove(line[1]);
        if (asking != null) {
          asking.answer().complete(asking.rows());
        }
      }
      case "!" -> {
        Asked asking = asked.remove(line[1]);
        if (asking != null) {
          asking.answer().completeExceptionally(new Refused(line[2]));
        }
      }
      default -> events.hear(line);
    }
  }

  @Override
  public void check() throws LocalException {
    if (!process.isAlive()) {
      throw new LocalException("The clients of the drill have ended with exit code "
          + process.exitValue() + "; their log is " + log + ".");
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
