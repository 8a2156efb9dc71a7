package io.github.kafkak3s.lint.rules.availability;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.ContainerRun;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.shell.Command;
import io.github.kafkak3s.observe.shell.LocatedText;
import io.github.kafkak3s.observe.shell.ShellText;
import java.util.List;
import java.util.Set;

/** KK7023: what Kafka needs is there when it starts, or it does not start. */
public final class UncheckedScript implements LintRule {
  private static final Rule RULE = new Rule(
      "KK7023",
      "unchecked-script",
      WARNING,
      "a start or init script goes on after a failed step that matters (format, copy, permission)");
  private static final Set<String> STEPS =
      Set.of("cp", "mv", "install", "chown", "chmod", "chgrp", "kafka-storage", "kafka-storage.sh");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().firstNodes()) {
      for (ContainerRun run : node.runs()) {
        for (int i = 0; i < run.runs().size(); i++) {
          LocatedText script = run.scripts().get(i);
          run.runs().get(i).commands().stream()
              .filter(command -> command.failure() == Command.Failure.IGNORED)
              .filter(UncheckedScript::matters)
              .filter(command -> !isMeant(script, command))
              .forEach(command -> report(reporter, run, command));
        }
      }
    }
  }

  /** Tells whether the script says that the step may fail: {@code step || true}. */
  private static boolean isMeant(LocatedText script, Command command) {
    List<ShellText> lines = script.text().lines();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).shown("");
      boolean isIts = script.placeOfLine(i + 1).line() >= command.place().line();
      if (isIts && line.contains("||")) {
        return true;
      }
      if (isIts && !line.endsWith("\\")) {
        return false;
      }
    }
    return false;
  }

  private static boolean matters(Command command) {
    String program = command.program().known().orElse("");
    boolean isFormat = !program.startsWith("kafka-storage")
        || command.arguments().stream()
            .findFirst()
            .flatMap(verb -> verb.known())
            .filter("format"::equals)
            .isPresent();
    return STEPS.contains(program) && isFormat;
  }

  private static void report(Reporter reporter, ContainerRun run, Command command) {
    boolean isFormat = command.program().known().orElse("").startsWith("kafka-storage");
    reporter
        .at(
            command.place(),
            "the script of %s goes on where \"%s\" fails"
                .formatted(run.container().name(), Texts.shown(command.shown())))
        .consequence(
            isFormat
                ? "Kafka is started on a disk that is not formatted, and the reason is lost above"
                    + " its own message"
                : "Kafka is started without what the step was to prepare, and fails later and"
                    + " elsewhere")
        .help(
            isFormat
                ? "begin the script with set -e, and give format the flag --ignore-formatted"
                : "begin the script with set -e");
  }
}
