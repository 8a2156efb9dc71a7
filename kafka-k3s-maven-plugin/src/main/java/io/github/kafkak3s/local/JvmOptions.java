package io.github.kafkak3s.local;

import io.github.kafkak3s.observe.ConfigFile;
import io.github.kafkak3s.observe.KafkaNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The options of a pod's JVM on this machine. */
final class JvmOptions {
  private static final long MIB = 1 << 20;
  private static final int BROKER = 256;
  private static final int CONTROLLER = 128;
  private static final long DEDUPE = 128 * MIB;
  private static final Pattern LARGEST = Pattern.compile("-Xmx([0-9]{1,12})([kKmMgGtT]?)");

  private final KafkaNode node;
  private final PodVariables variables;
  private final PodPaths paths;
  private final Replacements replacements;

  JvmOptions(KafkaNode node, PodVariables variables, PodPaths paths, Replacements replacements) {
    this.node = node;
    this.variables = variables;
    this.paths = paths;
    this.replacements = replacements;
  }

  /**
   * Returns the options.
   *
   * @param heap the heap that was asked for in place of the bundle's, {@code 512m}
   * @param logs the directory of what a configuration of the logging may write
   * @param logging the configuration of the logging where the bundle brings none
   */
  List<String> of(Optional<String> heap, Path logs, DefaultLogging logging) {
    List<String> options = new ArrayList<>();
    options.add(heap(heap));
    options.add("-Dkafka.logs.dir=" + logs);
    options.add(logging(logging));
    List<String> agents = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (String variable : List.of("KAFKA_JVM_PERFORMANCE_OPTS", "KAFKA_OPTS")) {
      for (String word : words(variable)) {
        if (isHarmless(word)) {
          options.add(paths.relocated(word));
        } else if (word.startsWith("-javaagent:") || word.startsWith("-agent")) {
          agents.add(word);
        } else if (!word.startsWith("-Xm")) {
          others.add(word);
        }
      }
    }
    note("agents of the JVM", agents, "none", "their files are in the image");
    note("log of the garbage collector", words("KAFKA_GC_LOG_OPTS"), "none", "nobody reads it");
    replacements.add(
        node.podName(),
        "options of the JVM",
        String.join(" ", others),
        String.join(" ", JavaCommand.SMALL),
        "to start fast and stay small");
    return List.copyOf(options);
  }

  /** Returns the largest heap, in MiB. */
  static int heapOf(List<String> options) {
    return options.stream()
        .map(JvmOptions::mebibytes)
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(BROKER);
  }

  private void note(String what, List<String> from, String to, String why) {
    if (!from.isEmpty()) {
      replacements.add(node.podName(), what, String.join(" ", from), to, why);
    }
  }

  private List<String> words(String variable) {
    String text = variables.get(variable).orElse("").strip();
    return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
  }

  private static boolean isHarmless(String word) {
    return word.startsWith("-D")
        && !word.startsWith("-Djdk.net.hosts.file")
        && !word.startsWith("-Dcom.sun.management.")
        && !word.startsWith("-Djava.rmi.")
        && !word.startsWith("-Djava.io.tmpdir")
        && !word.startsWith("-Djava.home");
  }

  /**
   * A bundle's heap that is smaller than the small profile stays: whether Kafka starts with it is
   * worth knowing.
   */
  private String heap(Optional<String> asked) {
    List<String> written = words("KAFKA_HEAP_OPTS");
    Optional<Integer> own =
        written.stream().map(JvmOptions::mebibytes).flatMap(Optional::stream).findFirst();
    if (asked.isEmpty() && own.isPresent() && own.get() <= small()) {
      return written.stream()
          .filter(word -> mebibytes(word).isPresent())
          .findFirst()
          .get();
    }
    String heap = "-Xmx" + asked.orElseGet(() -> small() + "m");
    replacements.add(
        node.podName(),
        "heap",
        String.join(" ", written),
        heap,
        node.isBroker()
            ? "so that the brokers fit this machine"
            : "so that the controllers fit this machine");
    return heap;
  }

  /** A broker's log cleaner takes its buffer at the start, 128 MiB by default. */
  private int small() {
    if (!node.isBroker()) {
      return CONTROLLER;
    }
    long buffer = node.effective().number("log.cleaner.dedupe.buffer.size").orElse(DEDUPE);
    return (int) Math.max(BROKER, Math.min(buffer / MIB, 1 << 20) + CONTROLLER);
  }

  private static Optional<Integer> mebibytes(String word) {
    Matcher matcher = LARGEST.matcher(word);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    double bytes = switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
      case "k" -> number * 1024.0;
      case "m" -> number * 1024.0 * 1024;
      case "g" -> number * 1024.0 * 1024 * 1024;
      case "t" -> number * 1024.0 * 1024 * 1024 * 1024;
      default -> (double) number;
    };
    return Optional.of((int) Math.min(Integer.MAX_VALUE, Math.max(1, bytes / MIB)));
  }

  /** Returns what makes the JVM read the bundle's configuration of the logging, or ours. */
  private String logging(DefaultLogging otherwise) {
    for (String word : words("KAFKA_LOG4J_OPTS")) {
      int equals = word.indexOf('=');
      boolean isConfiguration = word.startsWith("-Dlog4j") && equals > 0;
      String path = word.substring(equals + 1).replaceFirst("^file:/*", "/");
      if (isConfiguration && node.files().stream().map(ConfigFile::path).anyMatch(path::equals)) {
        return word.substring(0, equals + 1)
            + (word.startsWith("-Dlog4j2")
                ? paths.local(path).toString()
                : paths.local(path).toUri().toString());
      }
    }
    replacements.add(
        node.podName(),
        "logging",
        String.join(" ", words("KAFKA_LOG4J_OPTS")),
        "INFO to standard output",
        "the bundle brings no configuration for it");
    return otherwise.option();
  }
}
