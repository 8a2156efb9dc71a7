package io.github.kafkak3s.lint.rules.options;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.OptionFact;
import io.github.kafkak3s.observe.Options;

/** KK3013: a topic that a misspelt name creates has the defaults, not what was declared. */
public final class AutoCreateTopics implements LintRule {
  private static final Rule RULE = new Rule(
      "KK3013",
      "auto-create-topics",
      WARNING,
      "auto.create.topics.enable effective true while topics are declared, or with replication factor 1");
  private static final String OPTION = "auto.create.topics.enable";

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      for (KafkaNode broker : cluster.brokers()) {
        Options options = broker.declared();
        boolean isSingleReplica = cluster.brokers().size() > 1
            && options.number("default.replication.factor").orElse(0L) == 1;
        boolean isDeclared = subject.bundle().createsTopics();
        if (options.flag(OPTION).orElse(false) && (isDeclared || isSingleReplica)) {
          report(reporter, options, isDeclared);
          break;
        }
      }
    }
  }

  private static void report(Reporter reporter, Options options, boolean isDeclared) {
    reporter
        .at(
            options.written(OPTION).map(OptionFact::keyPlace).orElse(options.placeOfAbsent()),
            "topics are created by use"
                + (options.written(OPTION).isPresent() ? "" : " (the default)")
                + (isDeclared
                    ? ", although the bundle creates its topics itself"
                    : ", with one replica"))
        .consequence(
            isDeclared
                ? "who comes first or misspells a name gets a topic with the default partitions and"
                    + " replicas, and the declaration no longer applies"
                : "they go offline with each restart of their broker")
        .help("set auto.create.topics.enable=false");
  }
}
