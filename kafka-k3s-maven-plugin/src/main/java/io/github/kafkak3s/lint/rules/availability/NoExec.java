package io.github.kafkak3s.lint.rules.availability;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Container;
import io.github.kafkak3s.observe.ContainerRun;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.shell.Command;
import io.github.kafkak3s.observe.shell.LocatedText;
import io.github.kafkak3s.observe.shell.ScriptRun;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.List;
import java.util.stream.Stream;

/** KK7022: only the first process of a container is told to stop. */
public final class NoExec implements LintRule {
  private static final Rule RULE = new Rule(
      "KK7022",
      "no-exec",
      WARNING,
      "a start script stays PID 1 and does not exec Kafka: SIGTERM never arrives, every stop is a"
          + " kill");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().firstNodes()) {
      if (handsOn(node.container())) {
        continue;
      }
      for (ContainerRun run : node.runs()) {
        if (!run.isInit() && run.container().equals(node.container())) {
          for (int i = 0; i < run.runs().size(); i++) {
            check(node, run.scripts().get(i), run.runs().get(i), reporter);
          }
        }
      }
    }
  }

  private static void check(KafkaNode node, LocatedText script, ScriptRun run, Reporter reporter) {
    String text = script.text().shown("");
    boolean isCommandLine = words(node.container()).anyMatch(word -> word.equals(text));
    for (ScriptRun.Start start : run.starts()) {
      Command command = start.command();
      if (command.manner() != Command.Manner.EXEC
          && !text.contains("trap ")
          && !(isCommandLine && isLast(script, command))) {
        reporter
            .at(
                command.place(),
                "the start script waits for %s instead of becoming it"
                    .formatted(Texts.shown(command.words().get(0).text().toString())))
            .consequence("the shell is process 1 and does not hand SIGTERM on: Kafka runs on until"
                + " the grace period is over, is killed, and recovers every log at its next start")
            .help("write exec before it");
      }
    }
  }

  /** Bash and busybox replace themselves by the last command of {@code sh -c}, dash does not. */
  private static boolean isLast(LocatedText script, Command command) {
    List<String> lines =
        script.text().lines().stream().map(line -> line.shown("").strip()).toList();
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (!lines.get(i).isEmpty() && !lines.get(i).startsWith("#")) {
        int from = i;
        while (from > 0 && lines.get(from - 1).endsWith("\\")) {
          from--;
        }
        int line = command.place().line();
        return line >= script.placeOfLine(from + 1).line()
            && line <= script.placeOfLine(i + 1).line();
      }
    }
    return true;
  }

  /** Tells whether something else sees to it that Kafka is told to stop. */
  private static boolean handsOn(Container container) {
    List<String> words = words(container).toList();
    boolean isTiniOfGroup =
        words.stream().anyMatch(word -> word.endsWith("tini")) && words.contains("-g");
    return isTiniOfGroup
        || words.stream().anyMatch(word -> word.endsWith("dumb-init"))
        || container.node().itemsAt("lifecycle", "preStop", "exec", "command").stream()
            .anyMatch(NoExec::stops);
  }

  private static boolean stops(YamlNode word) {
    return word instanceof YamlScalar text
        && (text.text().contains("kafka-server-stop") || text.text().contains("kill"));
  }

  private static Stream<String> words(Container container) {
    return Stream.concat(container.words("command").stream(), container.words("args").stream())
        .map(YamlScalar::text);
  }
}
