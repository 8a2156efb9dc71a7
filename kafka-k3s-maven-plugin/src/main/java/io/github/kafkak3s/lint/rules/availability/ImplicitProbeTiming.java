package io.github.kafkak3s.lint.rules.availability;

import static io.github.kafkak3s.diagnostic.Severity.INFO;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Probe;
import java.util.Optional;

/** KK7011: how long a probe waits is worth a line. */
public final class ImplicitProbeTiming implements LintRule {
  private static final Rule RULE =
      new Rule("KK7011", "implicit-probe-timing", INFO, "timeout, period, threshold not stated");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().firstNodes()) {
      for (String field : new String[] {"startupProbe", "readinessProbe", "livenessProbe"}) {
        Optional<Probe> probe = Probe.of(node.container(), field);
        if (probe.isPresent() && isImplicit(probe.get())) {
          reporter
              .at(
                  probe.get().place(),
                  "%s of container %s leaves timeoutSeconds, periodSeconds or failureThreshold to the default"
                      .formatted(field, node.container().name()))
              .consequence(
                  "the time until a pod is killed or left out stands nowhere: 1 s, 10 s, 3")
              .help("write all three");
        }
      }
    }
  }

  private static boolean isImplicit(Probe probe) {
    return probe.node().textAt("timeoutSeconds").isEmpty()
        || probe.node().textAt("periodSeconds").isEmpty()
        || probe.node().textAt("failureThreshold").isEmpty();
  }
}
