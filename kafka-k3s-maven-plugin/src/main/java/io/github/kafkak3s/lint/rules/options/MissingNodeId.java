package io.github.kafkak3s.lint.rules.options;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;
import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaNode;
import java.util.stream.Stream;

/** KK3003: node.id is the name of a node's id in KRaft, broker.id an alias from before. */
public final class MissingNodeId implements LintRule {
  private static final Rule RULE = new Rule(
      "KK3003",
      "missing-node-id",
      WARNING,
      "no node.id in a properties file, only its alias broker.id; an error where neither is set");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Severity heaviest() {
    return ERROR;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().nodes()) {
      if (node.isZooKeeper() || node.declared().given("node.id").isPresent()) {
        continue;
      }
      boolean hasNone = node.declared().lacks("node.id") && node.declared().lacks("broker.id");
      if (hasNone && !node.roles().isEmpty()) {
        reporter
            .at(node.declared().placeOfAbsent(), "neither node.id nor broker.id is set")
            .severity(ERROR)
            .consequence("Kafka ends with \"Missing required configuration node.id\"")
            .help("set node.id, derived from the pod's ordinal");
      }
      Stream.concat(node.readFile().stream(), node.unreadFiles().stream())
          .flatMap(file -> file.properties().stream())
          .flatMap(file -> file.entries().stream())
          .filter(entry -> entry.name().equals("broker.id"))
          .forEach(entry -> reporter
              .at(entry.place(), "broker.id is set where node.id is meant")
              .consequence("it counts while Kafka keeps the alias, and stops the start where"
                  + " node.id is set to another number as well")
              .help("name it node.id"));
    }
  }
}
