package io.github.kafkak3s.lint.rules.options;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Options;
import java.util.List;

/** KK3002: without process.roles Kafka 3.9 looks for ZooKeeper, and Kafka 4 does not start. */
public final class MissingProcessRoles implements LintRule {
  private static final Rule RULE =
      new Rule("KK3002", "missing-process-roles", ERROR, "KRaft options without process.roles");
  private static final List<String> KRAFT = List.of(
      "controller.quorum.voters",
      "controller.quorum.bootstrap.servers",
      "controller.listener.names");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().nodes()) {
      Options options = node.declared();
      boolean isMissing = options.lacks("process.roles")
          && options.given("process.roles").isEmpty()
          && !node.isZooKeeper();
      if (isMissing) {
        KRAFT.stream()
            .flatMap(name -> options.written(name).stream())
            .findFirst()
            .ifPresent(fact -> reporter
                .at(options.placeOfAbsent(), fact.name() + " is set, but process.roles is not")
                .related(fact.keyPlace(), fact.name() + " stands here")
                .consequence(
                    node.release().log4j2()
                        ? "Kafka ends with \"Missing required configuration process.roles\""
                        : "Kafka takes itself for a broker of a ZooKeeper cluster and ends with \"No"
                            + " security protocol defined for listener CONTROLLER\"")
                .help("add process.roles=broker,controller, or the one role that the node has"));
      }
    }
  }
}
