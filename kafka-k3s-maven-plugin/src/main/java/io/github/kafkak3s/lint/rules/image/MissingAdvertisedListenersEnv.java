package io.github.kafkak3s.lint.rules.image;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaNode;

/** KK4003: cp-kafka refuses to start a broker without KAFKA_ADVERTISED_LISTENERS. */
public final class MissingAdvertisedListenersEnv implements LintRule {
  private static final Rule RULE = new Rule(
      "KK4003",
      "missing-advertised-listeners-env",
      ERROR,
      "the image requires KAFKA_ADVERTISED_LISTENERS for a broker, and it is absent");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().firstNodes()) {
      if (!ConfluentEntrypoint.starts(node)
          || !mayBeBroker(node)
          || !node.environment().lacks("KAFKA_ADVERTISED_LISTENERS")) {
        continue;
      }
      Reporter.Report report = reporter
          .at(
              node.container().envPlace(),
              "the image " + node.container().image().text()
                  + " requires KAFKA_ADVERTISED_LISTENERS, which is not set")
          .consequence("it ends before Kafka starts: environment variable"
              + " KAFKA_ADVERTISED_LISTENERS is not set")
          .help("set KAFKA_ADVERTISED_LISTENERS to the name of each pod, such as"
              + " PLAINTEXT://$(POD_NAME).<service>.<namespace>.svc.cluster.local:9092");
      node.declared()
          .written("advertised.listeners")
          .ifPresent(fact -> report.related(fact.keyPlace(), "the image does not read this one"));
    }
  }

  /** A controller alone must not advertise: the image refuses the variable there. */
  private static boolean mayBeBroker(KafkaNode node) {
    return node.environment().lacks("KAFKA_PROCESS_ROLES")
        || node.environment()
            .text("KAFKA_PROCESS_ROLES")
            .filter(roles -> roles.contains("broker"))
            .isPresent();
  }
}
