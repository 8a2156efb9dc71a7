package io.github.kafkak3s.lint.rules.network;

import static io.github.kafkak3s.diagnostic.Severity.INFO;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Service;
import java.util.List;

/** KK5006: worth knowing before somebody tries. */
public final class NoExternalAccess implements LintRule {
  private static final Rule RULE =
      new Rule("KK5006", "no-external-access", INFO, "no listener for clients outside");

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
      boolean inside = services.stream().allMatch(service -> service.type().equals("ClusterIP"));
      boolean routed = subject.bundle().set().objects().stream()
          .anyMatch(object ->
              object.kind().endsWith("Route") || object.kind().startsWith("IngressRoute"));
      if (!services.isEmpty() && inside && !routed) {
        reporter
            .at(
                services.get(0).object().place(),
                "no Service leads to the brokers from outside of the Kubernetes cluster")
            .consequence("only pods can be clients")
            .help("nothing, where that is meant");
      }
    }
  }
}
