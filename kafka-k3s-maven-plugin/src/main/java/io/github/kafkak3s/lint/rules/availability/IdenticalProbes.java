package io.github.kafkak3s.lint.rules.availability;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Container;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Probe;
import java.util.Optional;

/** KK7002: what only says "not ready" must not kill. */
public final class IdenticalProbes implements LintRule {
  private static final Rule RULE = new Rule(
      "KK7002", "identical-probes", WARNING, "liveness = readiness: same action and timing");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().firstNodes()) {
      Container container = node.container();
      Optional<Probe> readiness = Probe.of(container, "readinessProbe");
      Optional<Probe> liveness = Probe.of(container, "livenessProbe");
      if (readiness.isPresent()
          && liveness.isPresent()
          && readiness.get().behaviour().equals(liveness.get().behaviour())) {
        reporter
            .at(
                readiness.get().place(),
                "the readiness probe and the liveness probe of container %s do the same at the same time"
                    .formatted(container.name()))
            .related(liveness.get().place(), "the liveness probe")
            .consequence("a broker that is slow for a moment is restarted instead of left out")
            .help("let the liveness probe wait longer (failureThreshold), or remove it");
      }
    }
  }
}
