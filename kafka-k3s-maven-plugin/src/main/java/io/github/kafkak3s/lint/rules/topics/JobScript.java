package io.github.kafkak3s.lint.rules.topics;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.observe.Container;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.observe.shell.Command;
import io.github.kafkak3s.observe.shell.Dialect;
import io.github.kafkak3s.observe.shell.LocatedText;
import io.github.kafkak3s.observe.shell.ScriptInput;
import io.github.kafkak3s.observe.shell.ScriptRun;
import io.github.kafkak3s.observe.shell.Shell;
import io.github.kafkak3s.observe.shell.ShellFlags;
import io.github.kafkak3s.observe.shell.ShellText;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A script that stands in the command of a Job.
 *
 * @param text the script
 * @param run what it does
 */
record JobScript(String text, ScriptRun run) {
  private static final Pattern MAKING =
      Pattern.compile("kafka-(topics|configs|acls|storage|reassign-partitions)(\\.sh)?");
  private static final Pattern BARE_WAIT = Pattern.compile("(?m)^\\s*wait\\s*(;|#|$)");
  private static final Pattern WAIT_FOR = Pattern.compile("\\bwait\\s+(-n|[\"$%0-9])");
  private static final Pattern LOOP = Pattern.compile("\\b(until|while|for)\\b");

  /**
   * A command whose failure nobody sees.
   *
   * @param program its name
   * @param place where it is called
   * @param why how it is hidden, in words
   */
  record Hidden(String program, Place place, String why) {}

  /** Returns the scripts behind {@code sh -c} of a workload's containers. */
  static List<JobScript> of(Workload workload) {
    List<JobScript> scripts = new ArrayList<>();
    for (Container container : workload.containers()) {
      List<YamlScalar> words = new ArrayList<>(container.words("command"));
      words.addAll(container.words("args"));
      if (words.size() > 2 && Dialect.isShell(words.get(0).text())) {
        ShellFlags flags =
            ShellFlags.of(words.stream().skip(1).map(YamlScalar::text).toList());
        int script = 1 + flags.count();
        if (flags.isCommand() && script < words.size()) {
          scripts.add(of(words.get(0), flags, words.get(script)));
        }
      }
    }
    return List.copyOf(scripts);
  }

  private static JobScript of(YamlScalar shell, ShellFlags flags, YamlScalar script) {
    ScriptRun run = new Shell()
        .run(
            LocatedText.of(ShellText.of(script.text()), script::placeOfLine),
            Dialect.ofProgram(shell.text()),
            flags,
            List.of(),
            new ScriptInput(
                ShellText.unknown(), ShellText.unknown(), Map.of(), name -> true, Map.of()));
    return new JobScript(script.text(), run);
  }

  /** Tells whether it makes something by Kafka's tools. */
  boolean callsKafka() {
    return run.commands().stream().anyMatch(JobScript::isMaking);
  }

  /** Tells whether it may wait for something by a loop. */
  boolean waits() {
    return LOOP.matcher(text).find() || !run.isUnderstood();
  }

  /** Returns the first command of Kafka's tools whose failure the script passes over. */
  Optional<Hidden> hidden() {
    boolean isBare = BARE_WAIT.matcher(text).find() && !WAIT_FOR.matcher(text).find();
    for (Command command : run.commands()) {
      if (isMaking(command)) {
        String program = command.program().known().orElse("");
        if (command.manner() == Command.Manner.BACKGROUND) {
          if (isBare) {
            return Optional.of(
                new Hidden(program, command.place(), "wait without an id is always a success"));
          }
        } else if (command.failure() == Command.Failure.IGNORED) {
          return Optional.of(new Hidden(program, command.place(), "there is no set -e"));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isMaking(Command command) {
    return command
        .program()
        .known()
        .filter(name -> MAKING.matcher(name).matches())
        .isPresent();
  }
}
