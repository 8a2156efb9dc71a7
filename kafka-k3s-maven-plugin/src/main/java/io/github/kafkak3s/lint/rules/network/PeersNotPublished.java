package io.github.kafkak3s.lint.rules.network;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.kafka.Voter;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Service;
import java.util.Optional;

/** KK5001: a name that appears only when the pod is ready cannot help it to become ready. */
public final class PeersNotPublished implements LintRule {
  private static final Rule RULE = new Rule(
      "KK5001",
      "peers-not-published",
      ERROR,
      "peers find each other through a headless Service without publishNotReadyAddresses, while readiness waits for the quorum");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().firstNodes()) {
      String name = node.workload().object().node().textAt("spec", "serviceName");
      Optional<Service> service = subject.bundle().service(node.namespace(), name);
      if (service.isPresent()
          && service.get().isHeadless()
          && !service.get().publishesNotReady()
          && findsPeersThrough(node, name)
          && Readiness.waitsForQuorum(node).isPresent()) {
        reporter
            .at(
                service.get().object().keyPlaceOf("spec"),
                "Service %s publishes only pods that are ready, and the pods of %s find each other through it before they are"
                    .formatted(name, node.workload().object().shown()))
            .related(node.voters().orElseThrow().fact().givenAt(), "the voters")
            .consequence(
                "no pod can resolve another one, so no quorum forms, so no pod becomes ready: never"
                    + " Ready in 120 s")
            .help("set publishNotReadyAddresses: true");
      }
    }
  }

  private static boolean findsPeersThrough(KafkaNode node, String service) {
    return node.voters().isPresent()
        && node.voters().get().voters().size() > 1
        && node.voters().get().voters().stream()
            .map(Voter::host)
            .anyMatch(host -> host.endsWith("." + service) || host.contains("." + service + "."));
  }
}
