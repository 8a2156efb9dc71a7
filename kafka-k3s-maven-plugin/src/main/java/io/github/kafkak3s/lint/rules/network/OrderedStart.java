package io.github.kafkak3s.lint.rules.network;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Probe;
import java.util.Optional;

/** KK5008: the pods of a quorum start together or not at all. */
public final class OrderedStart implements LintRule {
  private static final Rule RULE = new Rule(
      "KK5008",
      "ordered-start",
      ERROR,
      "podManagementPolicy OrderedReady with quorum-dependent readiness: pod 1 waits for pod 0, pod 0 for a majority");
  private static final String FIELD = "podManagementPolicy";

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().firstNodes()) {
      K8sObject object = node.workload().object();
      Optional<Probe> probe = Readiness.waitsForQuorum(node);
      String policy = object.node().textAt("spec", FIELD);
      boolean isOrdered = policy.isEmpty() || policy.equals("OrderedReady");
      if (!object.is("StatefulSet")
          || !isOrdered
          || probe.isEmpty()
          || node.voters().isEmpty()) {
        continue;
      }
      int voters = node.voters().get().voters().size();
      int own = (int) subject.bundle().nodesOf(node.workload()).stream()
          .filter(KafkaNode::isController)
          .count();
      int alone = voters - own + 1;
      int majority = voters / 2 + 1;
      if (own > 1 && own <= voters && alone < majority) {
        reporter
            .at(
                object.keyPlaceOf("spec", FIELD),
                "%s starts its pods one after the other, but the first is ready only with %s of %s voters"
                    .formatted(object.shown(), majority, voters))
            .consequence(
                "the first pod waits for a majority, and the next one is not made before the first"
                    + " is ready: neither ever comes")
            .help("set podManagementPolicy: Parallel; on a running cluster delete the StatefulSet"
                + " with --cascade=orphan first, the field cannot be changed")
            .related(probe.get().place(), "ready only when this port is open")
            .related(node.voters().get().fact().givenAt(), "the voters");
      }
    }
  }
}
