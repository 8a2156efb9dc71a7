package io.github.kafkak3s.lint.rules.options;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.CompilerRules;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.kafka.OptionFate.Status;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;

/** KK3011: an option of topics, clients or others has no effect on a node. */
public final class OptionOutOfPlace implements LintRule {
  private static final String CONFLUENT_SERVER = "confluentinc/cp-server";

  @Override
  public Rule rule() {
    return CompilerRules.OPTION_OUT_OF_PLACE;
  }

  @Override
  public Scope scope() {
    return Scope.VALUE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (JudgedOption option : JudgedOption.unknown(subject.bundle())) {
      boolean isConfluents = option.fact().name().startsWith("confluent.")
          && option.node().container().image().shortRepository().equals(CONFLUENT_SERVER);
      if (option.fate().status() == Status.MISPLACED && !isConfluents) {
        option
            .report(reporter)
            .severity(WARNING)
            .consequence("Kafka ignores it, and what it asks for does not happen");
      }
    }
  }
}
