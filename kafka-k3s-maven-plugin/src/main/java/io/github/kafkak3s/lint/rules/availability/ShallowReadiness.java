package io.github.kafkak3s.lint.rules.availability;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Probe;
import io.github.kafkak3s.observe.Workload;
import java.util.Optional;

/** KK7003: a rolling update goes on when a pod is ready; ready must mean caught up. */
public final class ShallowReadiness implements LintRule {
  private static final Rule RULE = new Rule(
      "KK7003",
      "shallow-readiness",
      WARNING,
      "no readiness probe; or one that says nothing of catching up, and no minReadySeconds");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().firstNodes()) {
      K8sObject object = node.workload().object();
      Optional<Probe> readiness = Probe.of(node.container(), "readinessProbe");
      if (readiness.isEmpty()) {
        report(reporter, containersPlace(node.workload()), object, "have no readiness probe");
      } else if (!readiness.get().isExec() && object.node().at("spec", "minReadySeconds") == null) {
        report(
            reporter,
            readiness.get().place(),
            object,
            "count as ready as soon as the port opens, and minReadySeconds is not written");
      }
    }
  }

  private static Place containersPlace(Workload workload) {
    return workload.podSpec().byName().get("containers").keyPlace();
  }

  private static void report(Reporter reporter, Place place, K8sObject object, String what) {
    reporter
        .at(place, "the pods of " + object.shown() + " " + what)
        .consequence(
            "a rolling update takes the next broker while partitions are still behind: acks=all"
                + " fails below min.insync.replicas")
        .help("probe the broker's port, and set minReadySeconds: 30");
  }
}
