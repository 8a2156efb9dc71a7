package io.github.kafkak3s.lint.rules.network;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Service;
import java.util.List;

/** KK5003: a headless name gives clients every pod, ready or not. */
public final class NoBootstrapService implements LintRule {
  private static final Rule RULE =
      new Rule("KK5003", "no-bootstrap-service", WARNING, "clients have only the headless name");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    if (!subject.isWhole()) {
      return;
    }
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      List<Service> services = cluster.brokers().stream()
          .map(KafkaNode::workload)
          .distinct()
          .flatMap(workload -> subject.bundle().servicesOf(workload).stream())
          .toList();
      boolean headlessOnly = !services.isEmpty() && services.stream().allMatch(Service::isHeadless);
      if (headlessOnly) {
        Service first = services.get(0);
        reporter
            .at(
                first.object().place(),
                "clients can reach the brokers only by the headless Service " + first.name())
            .consequence(
                "it must publish pods that are not ready, and clients are sent to them too")
            .help("add a Service with a cluster IP for clients, beside the headless one");
      }
    }
  }
}
