package io.github.kafkak3s.lint.rules.quorum;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.kafka.Voter;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;

/** KK2104: a voter's host should mean the same everywhere. */
public final class RelativeVoterHost implements LintRule {
  private static final Rule RULE = new Rule(
      "KK2104", "relative-voter-host", WARNING, "voter hosts that resolve only by search domain");

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
          .ifPresent(voters -> voters.voters().stream()
              .map(Voter::host)
              .filter(host -> VoterHost.isRelative(host, cluster, subject.bundle()))
              .findFirst()
              .ifPresent(host -> report(reporter, voters.fact().valuePlace(), host)));
    }
  }

  private static void report(Reporter reporter, Place place, String host) {
    reporter
        .at(place, "the voter host " + host + " is a relative name")
        .consequence("it resolves by the search domains of the pod's own namespace only: not from"
            + " another namespace, not with dnsPolicy Default or None, and each look-up tries"
            + " several names")
        .help("write the whole name: <pod>.<service>.<namespace>.svc.cluster.local");
  }
}
