package io.github.kafkak3s.lint.rules.options;

import io.github.kafkak3s.diagnostic.CompilerRules;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.kafka.KafkaOption;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.ImageKind;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.OptionFact;
import java.util.Optional;

/** KK3009: Kafka's own definition refuses the value. */
public final class InvalidOptionValue implements LintRule {

  @Override
  public Rule rule() {
    return CompilerRules.INVALID_OPTION_VALUE;
  }

  @Override
  public Scope scope() {
    return Scope.VALUE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().nodes()) {
      if (!node.isReleaseKnown() && node.image() == ImageKind.OTHER) {
        continue;
      }
      for (OptionFact fact : node.declared().all()) {
        Optional<String> problem = problem(fact, node);
        if (problem.isPresent()) {
          reporter
              .at(fact.valuePlace(), fact.name() + ": " + problem.get())
              .about(fact.name())
              .consequence("Kafka " + node.release().version() + " ends at its start");
        }
      }
    }
  }

  private static Optional<String> problem(OptionFact fact, KafkaNode node) {
    if (!fact.isWritten() || fact.value().isEmpty()) {
      return Optional.empty();
    }
    Optional<KafkaOption> option = node.declared().catalogue().broker(fact.name());
    return option.isPresent() ? option.get().problem(fact.value().get()) : Optional.empty();
  }
}
