package io.github.kafkak3s.lint.rules.availability;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.ContainerRun;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Start;
import io.github.kafkak3s.observe.shell.ScriptRun;
import java.util.HashSet;
import java.util.Set;

/** KK7024: what runs before Kafka comes to its end. */
public final class StartFails implements LintRule {
  private static final Rule RULE = new Rule(
      "KK7024",
      "start-fails",
      ERROR,
      "a start or init script that fails in every case, or ends without starting Kafka");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    Set<Place> said = new HashSet<>();
    for (KafkaNode node : subject.bundle().nodes()) {
      for (ContainerRun container : node.runs()) {
        int last = container.runs().size() - 1;
        if (last >= 0 && container.runs().get(last).isUnderstood()) {
          ScriptRun run = container.runs().get(last);
          boolean fails = run.end() == ScriptRun.End.FAILS;
          boolean endsEarly = !container.isInit()
              && run.starts().isEmpty()
              && node.start().by() == Start.By.UNKNOWN;
          Place place = run.failure().isPresent()
              ? run.failure().get().place()
              : container.scripts().get(last).placeOfLine(1);
          if ((fails || endsEarly) && said.add(place)) {
            report(node, container, run, place, reporter);
          }
        }
      }
    }
  }

  private static void report(
      KafkaNode node, ContainerRun container, ScriptRun run, Place place, Reporter reporter) {
    String name = container.container().name();
    String why = run.failure().map(failure -> ": " + failure.what()).orElse("");
    reporter
        .at(
            place,
            run.end() == ScriptRun.End.FAILS
                ? "the script of %s fails here in %s%s".formatted(name, node.podName(), why)
                : "the script of %s ends in %s without starting Kafka"
                    .formatted(name, node.podName()))
        .consequence("Kafka never starts: the container ends at once, again and again"
            + " (CrashLoopBackOff)")
        .help(
            run.end() == ScriptRun.End.FAILS
                ? "mend what fails, or say what is to be done then: command || default"
                : "end the script with exec of Kafka's start; see that a here-document before it is"
                    + " closed");
  }
}
