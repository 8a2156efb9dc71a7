package io.github.kafkak3s.lint.rules.quorum;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;
import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.CompilerRules;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Voters;

/** KK2106: an even number of voters tolerates no more failures than one less. */
public final class EvenVoters implements LintRule {

  @Override
  public Rule rule() {
    return CompilerRules.EVEN_VOTERS;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      if (cluster.voters().isPresent()) {
        Voters voters = cluster.voters().get();
        report(reporter, voters.fact().valuePlace(), voters.ids().size());
      } else if (cluster.isComplete() && !cluster.controllers().isEmpty()) {
        KafkaNode first = cluster.controllers().get(0);
        report(reporter, first.workload().replicasPlace(), cluster.controllers().size());
      }
    }
  }

  private static void report(Reporter reporter, Place place, int voters) {
    if (voters == 0 || voters % 2 == 1) {
      return;
    }
    int tolerated = (voters - 1) / 2;
    reporter
        .at(
            place,
            "%s voters tolerate the loss of %s, as %s would"
                .formatted(voters, tolerated, voters - 1))
        .severity(voters == 2 ? ERROR : WARNING)
        .consequence(
            voters == 2
                ? "the quorum is gone with either of them: worse than one voter"
                : "one more node that can fail, and nothing gained by it")
        .help("run " + (voters + 1)
            + (voters == 2 ? " voters, or 1" : " voters, or " + (voters - 1)));
  }
}
