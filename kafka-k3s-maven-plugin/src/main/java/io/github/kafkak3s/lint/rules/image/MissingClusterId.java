package io.github.kafkak3s.lint.rules.image;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaNode;

/** KK4002: cp-kafka formats its disk with CLUSTER_ID and refuses to start without it. */
public final class MissingClusterId implements LintRule {
  private static final Rule RULE = new Rule(
      "KK4002",
      "missing-cluster-id",
      ERROR,
      "the image formats only with CLUSTER_ID, and it is absent");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().firstNodes()) {
      if (ConfluentEntrypoint.startsKraft(node) && node.environment().lacks("CLUSTER_ID")) {
        reporter
            .at(
                node.container().envPlace(),
                "the image " + node.container().image().text()
                    + " formats its disk with CLUSTER_ID, which is not set")
            .consequence("it ends before Kafka starts, and no disk is ever formatted")
            .help("set CLUSTER_ID to one constant for all pods, made once by kafka-storage"
                + " random-uuid and kept in Git");
      }
    }
  }
}
