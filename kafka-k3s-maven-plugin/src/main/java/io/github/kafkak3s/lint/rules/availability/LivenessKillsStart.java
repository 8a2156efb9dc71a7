package io.github.kafkak3s.lint.rules.availability;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.NodeListener;
import io.github.kafkak3s.observe.Probe;
import java.util.Optional;

/** KK7001: a liveness probe that cannot wait for a start ends every start. */
public final class LivenessKillsStart implements LintRule {
  private static final Rule RULE = new Rule(
      "KK7001",
      "liveness-kills-start",
      ERROR,
      "liveness budget < registration timeout, and no startup probe");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().firstNodes()) {
      Optional<Probe> liveness = Probe.of(node.container(), "livenessProbe");
      if (liveness.isEmpty()
          || Probe.of(node.container(), "startupProbe").isPresent()
          || !waitsForTheQuorum(node, liveness.get())) {
        continue;
      }
      Optional<Long> timeout = node.declared().number("initial.broker.registration.timeout.ms");
      long budget = liveness.get().budgetSeconds();
      if (timeout.isPresent() && budget * 1000 < timeout.get()) {
        reporter
            .at(
                liveness.get().place(),
                "the liveness probe kills a broker after %s s, and it may wait for the quorum for %s s"
                    .formatted(budget, timeout.get() / 1000))
            .consequence(
                "the broker's port opens only after quorum and log recovery; killed before, it"
                    + " starts anew for ever")
            .help("add a startupProbe of the same port with periodSeconds 10, failureThreshold 60")
            .causedBy("KK5001");
      }
    }
  }

  private static boolean waitsForTheQuorum(KafkaNode node, Probe probe) {
    Optional<Integer> port = probe.port(node.container());
    for (NodeListener listener : node.listeners()) {
      if (port.isPresent() && listener.bind().port() == port.get()) {
        return !listener.isController();
      }
    }
    return false;
  }
}
