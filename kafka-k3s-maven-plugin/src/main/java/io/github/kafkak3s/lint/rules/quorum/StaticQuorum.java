package io.github.kafkak3s.lint.rules.quorum;

import static io.github.kafkak3s.diagnostic.Severity.INFO;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.Voters;
import java.util.stream.Collectors;

/** KK2103: the list of voters is part of every node's file and cannot grow safely. */
public final class StaticQuorum implements LintRule {
  private static final Rule RULE = new Rule(
      "KK2103", "static-quorum", INFO, "static voter list: growing it is not a config edit");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      cluster
          .voters()
          .filter(voters -> voters.fact().isWritten())
          .ifPresent(voters -> reporter
              .at(voters.fact().valuePlace(), "the quorum is a fixed list: " + shown(voters))
              .consequence(
                  "another controller means another list in every pod, and empty nodes with"
                      + " a new list can form a cluster of their own")
              .help("choose the number of controllers for good, 3 or 5, or use a dynamic quorum"
                  + " (controller.quorum.bootstrap.servers, KIP-853)"));
    }
  }

  private static String shown(Voters voters) {
    return voters.voters().stream()
        .map(voter -> String.valueOf(voter.id()))
        .collect(Collectors.joining(", "));
  }
}
