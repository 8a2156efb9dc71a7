package io.github.kafkak3s.lint.rules.replication;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import java.util.List;

/** KK3513: replicas on one host are one failure. */
public final class ReplicasOnOneDisk implements LintRule {
  private static final Rule RULE = new Rule(
      "KK3513",
      "replicas-on-one-disk",
      ERROR,
      "hosts known, and fewer independent failure domains (hosts) than min ISR: replicas that die together");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    int hosts = subject.bundle().intent().schedulableHosts().orElse(List.of()).size();
    if (hosts == 0) {
      return;
    }
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      cluster.brokers().stream()
          .findFirst()
          .flatMap(broker -> ReplicaCounts.ofDefault(broker.declared()))
          .filter(counts -> counts.replicas() > 1)
          .filter(counts -> Math.min(counts.least(), counts.replicas()) > hosts)
          .ifPresent(counts -> reporter
              .at(
                  cluster.brokers().get(0).workload().replicasPlace(),
                  "%s, but there %s"
                      .formatted(
                          ReplicaCounts.shown(counts.minIsr()),
                          hosts == 1 ? "is one host" : "are " + hosts + " hosts"))
              .related(counts.minIsr().keyPlace(), "the smallest number of replicas in sync")
              .consequence("an acknowledged record lies on fewer hosts than replicas: they are lost"
                  + " together")
              .help("run on at least as many hosts as min.insync.replicas asks for"));
    }
  }
}
