package io.github.kafkak3s.lint.rules.image;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaNode;

/** KK4001: cp-kafka decides by KAFKA_PROCESS_ROLES alone whether it starts KRaft. */
public final class MissingProcessRolesEnv implements LintRule {
  private static final Rule RULE = new Rule(
      "KK4001",
      "missing-process-roles-env",
      ERROR,
      "the image starts KRaft only by KAFKA_PROCESS_ROLES, and it is absent");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().firstNodes()) {
      if (!ConfluentEntrypoint.startsKraft(node)
          || !node.environment().lacks("KAFKA_PROCESS_ROLES")) {
        continue;
      }
      boolean isOld = node.release().version().startsWith("3.");
      Reporter.Report report = reporter
          .at(
              node.container().envPlace(),
              "the image " + node.container().image().text()
                  + " starts KRaft only by KAFKA_PROCESS_ROLES, which is not set")
          .consequence(
              isOld
                  ? "it takes ZooKeeper's way and ends with KAFKA_ZOOKEEPER_CONNECT is required"
                  : "it ends before Kafka starts: environment variable KAFKA_PROCESS_ROLES is not"
                      + " set")
          .help("set KAFKA_PROCESS_ROLES: broker,controller, or the one role of these pods");
      node.declared()
          .written("process.roles")
          .ifPresent(fact -> report
              .related(fact.keyPlace(), "the image does not read this one")
              .causedBy("KK4005"));
      node.effective()
          .written("controller.quorum.voters")
          .ifPresent(fact -> report.related(fact.givenAt(), "the quorum of KRaft is set here"));
    }
  }
}
