package io.github.kafkak3s.observe.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.kafkak3s.diagnostic.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the evaluator says of a script holds in the shells themselves. The scripts are always the
 * same ones; {@code -Dkafka-k3s.shells.scripts=20000 -Dkafka-k3s.shells.seed=7} tries more and
 * other ones.
 */
class RealShellsTest {
  /** How many scripts each shell runs. */
  private static final int SCRIPTS = Integer.getInteger("kafka-k3s.shells.scripts", 40);

  private static final long SEED = Long.getLong("kafka-k3s.shells.seed", 1);

  private static final Set<String> OWN =
      Set.of("PWD", "OLDPWD", "SHLVL", "_", "PATH", "T", "LC_ALL");

  /** What stays open even in a script that depends on nothing: shells differ, or it is too big. */
  private static final List<String> BEYOND =
      List.of("echo with a backslash", "a script that takes ");

  /** A shell, and whether the scripts find values in their environment that we do not know. */
  enum Shells {
    DASH(Dialect.SH, false, "dash"),
    BUSYBOX(Dialect.SH, false, "busybox", "sh"),
    BASH(Dialect.BASH, false, "bash"),
    DASH_WITH_UNKNOWN_VALUES(Dialect.SH, true, "dash"),
    BUSYBOX_WITH_UNKNOWN_VALUES(Dialect.SH, true, "busybox", "sh"),
    BASH_WITH_UNKNOWN_VALUES(Dialect.BASH, true, "bash");

    private final Dialect dialect;
    private final boolean outside;
    private final List<String> command;

    Shells(Dialect dialect, boolean outside, String... command) {
      this.dialect = dialect;
      this.outside = outside;
      this.command = List.of(command);
    }
  }

  @ParameterizedTest
  @EnumSource
  void holdsInTheShell(Shells shell) throws IOException, InterruptedException {
    assumeTrue(isPresent(shell.command.get(0)), shell.command.get(0));
    Random seeds = new Random(SEED);
    int compared = 0;
    for (int i = 0; i < SCRIPTS; i++) {
      compared += holds(shell, seeds.nextLong()) ? 1 : 0;
    }
    assertTrue(compared > SCRIPTS / 2, "most scripts run to their end");
  }

  /** Compares one script; returns false where the shell itself could not run it. */
  private static boolean holds(Shells shell, long seed) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("shell");
    try {
      boolean isBash = shell.dialect == Dialect.BASH;
      ScriptGenerator generator = shell.outside
          ? ScriptGenerator.withOutside(seed, isBash)
          : new ScriptGenerator(seed, isBash);
      String script = generator.script();
      Map<String, String> values = new TreeMap<>();
      Map<String, ShellText> claimed = new TreeMap<>();
      if (shell.outside) {
        for (String name : List.of("A", "B")) {
          values.put(name, generator.value());
          claimed.put(name, ShellText.unknown());
        }
      }
      Map<String, String> real = real(shell.command, script, values, directory);
      if (real.isEmpty()) {
        return false;
      }
      ScriptRun run = run(shell.dialect, script, claimed, directory);
      boolean exactly = !shell.outside
          && run.gaps().stream().noneMatch(gap -> BEYOND.stream().anyMatch(gap.what()::startsWith));
      String difference = difference(outcome(run), real, exactly);
      assertTrue(difference.isEmpty(), () -> values + "\n" + script + "\n==> " + difference);
      return true;
    } finally {
      delete(directory);
    }
  }

  /** Returns where what we say does not hold; empty where it does. */
  private static String difference(
      Map<String, ShellText> ours, Map<String, String> real, boolean exactly) {
    Set<String> names = new TreeSet<>(real.keySet());
    names.addAll(ours.keySet());
    for (String name : names) {
      ShellText claim = ours.get(name);
      String truth = real.get(name);
      // Of what is not there nothing may be claimed, and what is there must be thought possible.
      boolean holds = claim != null
          && (truth == null
              ? !exactly && !claim.isKnown()
              : exactly ? claim.equals(ShellText.of(truth)) : covers(claim.raw(), truth));
      if (!holds) {
        return name + " is <" + truth + "> and not <" + claim + ">";
      }
    }
    return "";
  }

  /** A line that is not known stands for any number of lines. */
  private static boolean covers(String raw, String known) {
    String lines = raw.startsWith("\0\n") ? "\0" + raw.substring(2) : raw;
    return ShellText.covers(lines.replace("\n\0\n", "\n\0"), known);
  }

  private static boolean isPresent(String program) {
    return Stream.of("/bin/", "/usr/bin/").anyMatch(path -> Files.exists(Path.of(path + program)));
  }

  private static Map<String, String> real(
      List<String> shell, String script, Map<String, String> environment, Path directory)
      throws IOException, InterruptedException {
    Path file = directory.resolve(".script");
    // The trap sees the variables however the script ends.
    Files.writeString(file, "trap '/usr/bin/env -0 > \"$T/.env\"' EXIT\n" + script);
    ProcessBuilder builder = new ProcessBuilder(
        Stream.concat(shell.stream(), Stream.of(file.toString())).toList());
    builder.environment().clear();
    builder
        .environment()
        .putAll(Map.of(
            "PATH",
            "/usr/bin:/bin",
            "LC_ALL",
            "C.UTF-8",
            "T",
            directory.toString(),
            "HOSTNAME",
            "kafka-2"));
    builder.environment().putAll(environment);
    builder.directory(directory.toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    Process process = builder.start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("the shell does not end: " + script);
    }
    assertTrue(Files.exists(directory.resolve(".env")), script);
    Map<String, String> outcome = new TreeMap<>();
    if (Files.size(directory.resolve(".env")) == 0) {
      // Variables that are too long for the system: no program starts any more.
      return outcome;
    }
    for (String entry : Files.readString(directory.resolve(".env")).split("\0")) {
      int equals = entry.indexOf('=');
      if (!OWN.contains(entry.substring(0, equals))) {
        outcome.put(entry.substring(0, equals), entry.substring(equals + 1));
      }
    }
    try (Stream<Path> files = Files.list(directory)) {
      for (Path each : files.toList()) {
        String name = each.getFileName().toString();
        if (!name.startsWith(".")) {
          String text = new String(Files.readAllBytes(each), StandardCharsets.UTF_8);
          outcome.put("file " + name, text);
        }
      }
    }
    return outcome;
  }

  private static ScriptRun run(
      Dialect dialect, String script, Map<String, ShellText> environment, Path directory) {
    Map<String, ShellText> all = new TreeMap<>(environment);
    all.put("T", ShellText.of(directory.toString()));
    ScriptInput input =
        new ScriptInput(ShellText.of("kafka-2"), ShellText.unknown(), all, name -> false, Map.of());
    LocatedText text = LocatedText.of(ShellText.of(script), line -> new Place("sh", line, 1, ""));
    return new Shell().run(text, dialect, ShellFlags.NONE, List.of(), input);
  }

  private static Map<String, ShellText> outcome(ScriptRun run) {
    Map<String, ShellText> outcome = new TreeMap<>();
    run.environment().forEach((name, value) -> {
      if (!OWN.contains(name)) {
        outcome.put(name, value);
      }
    });
    run.files()
        .forEach((path, content) ->
            outcome.put("file " + path.substring(path.lastIndexOf('/') + 1), content.text()));
    return outcome;
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}
