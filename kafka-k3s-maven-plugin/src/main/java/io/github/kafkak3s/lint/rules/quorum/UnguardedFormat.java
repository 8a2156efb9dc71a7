package io.github.kafkak3s.lint.rules.quorum;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Format;
import io.github.kafkak3s.observe.Format.By;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;

/** KK2116: an empty voter that is formatted again may vote for an empty log. */
public final class UnguardedFormat implements LintRule {
  private static final Rule RULE = new Rule(
      "KK2116",
      "unguarded-format",
      WARNING,
      "a foreign start script or image that formats an empty controller disk at every start");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    if (subject.bundle().intent().isOurs()) {
      return;
    }
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      if (cluster.controllers().size() < 2) {
        continue;
      }
      for (KafkaNode node : cluster.controllers()) {
        Format format = node.format();
        boolean formats = (format.by() == By.IMAGE || format.by() == By.SCRIPT)
            && format.clusterId().filter(String::isEmpty).isEmpty();
        if (formats && !format.isGuarded() && isStatic(node)) {
          reporter
              .at(format.place(), "a controller whose disk is empty is formatted at every start")
              .consequence(
                  "where two of three voters lose their disks, the empty two elect a leader"
                      + " of an empty log; the third takes it over and puts its partitions aside as"
                      + " stray: all data is gone, without an error")
              .help("format controllers only while the cluster forms, or start them by hand after"
                  + " the loss of a disk");
        }
      }
    }
  }

  private static boolean isStatic(KafkaNode node) {
    return node.voters().isPresent()
        || node.format().arguments().stream()
            .anyMatch(word -> word.startsWith("--initial-controllers") || word.startsWith("-I"));
  }
}
