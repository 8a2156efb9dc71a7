package io.github.kafkak3s.lint.rules.options;

import static io.github.kafkak3s.diagnostic.Severity.INFO;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;

/** KK3007: where brokers create no topics, something has to. */
public final class NoTopics implements LintRule {
  private static final Rule RULE =
      new Rule("KK3007", "no-topics", INFO, "auto-creation off and no topic declared");
  private static final String OPTION = "auto.create.topics.enable";

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    if (subject.bundle().createsTopics() || !subject.isWhole()) {
      return;
    }
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      cluster.brokers().stream()
          .map(KafkaNode::declared)
          .filter(options -> !options.flag(OPTION).orElse(true))
          .flatMap(options -> options.written(OPTION).stream())
          .findFirst()
          .ifPresent(fact -> reporter
              .at(fact.keyPlace(), "topics are not created by use, and the bundle creates none")
              .consequence("applications fail with UnknownTopicOrPartitionException until"
                  + " somebody creates their topics by hand")
              .help("keep the topics beside the cluster, as a Job or as resources"));
    }
  }
}
