package io.github.kafkak3s.lint.rules.options;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;
import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.CompilerRules;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.kafka.OptionFate.Status;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;

/** KK3010: an option of an earlier release is ignored without a word. */
public final class RemovedOption implements LintRule {

  @Override
  public Rule rule() {
    return CompilerRules.REMOVED_OPTION;
  }

  @Override
  public Scope scope() {
    return Scope.VALUE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (JudgedOption option : JudgedOption.unknown(subject.bundle())) {
      Status status = option.fate().status();
      boolean isZooKeeper = option.node().isZooKeeper();
      if (status == Status.REMOVED || status == Status.WITHOUT_EFFECT && !isZooKeeper) {
        boolean stopsStart = isZooKeeper && option.fact().name().equals("zookeeper.connect");
        // Where there is nothing to use instead, nothing is lost with the option.
        boolean isLost = !option.fate().help().startsWith("remove it");
        option
            .report(reporter)
            .severity(stopsStart || isLost ? ERROR : WARNING)
            .consequence(
                stopsStart
                    ? "Kafka ends with \"Missing required configuration process.roles\""
                    : "Kafka ignores it, and what it asks for does not happen");
      }
    }
  }
}
