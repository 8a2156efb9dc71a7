package io.github.kafkak3s.lint.rules.image;

import static io.github.kafkak3s.diagnostic.Severity.INFO;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.EnvOptions;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Start;
import io.github.kafkak3s.observe.Variable;
import java.util.Optional;

/** KK4008: the node id by its name of ZooKeeper's days. */
public final class LegacyBrokerId implements LintRule {
  private static final Rule RULE =
      new Rule("KK4008", "legacy-broker-id", INFO, "KAFKA_BROKER_ID in a KRaft node's environment");
  private static final Optional<String> OLD = Optional.of("broker.id");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().firstNodes()) {
      if (node.isZooKeeper() || node.start().by() != Start.By.IMAGE) {
        continue;
      }
      for (Variable variable : node.environment().all()) {
        if (EnvOptions.option(node.image(), variable.name()).equals(OLD)) {
          String current = EnvOptions.variable(node.image(), "node.id").orElseThrow();
          reporter
              .at(
                  variable.place(),
                  variable.name() + " is the name of ZooKeeper's days for " + current)
              .consequence("Kafka takes it for node.id, and stops where both are set and differ")
              .help("name it " + current);
        }
      }
    }
  }
}
