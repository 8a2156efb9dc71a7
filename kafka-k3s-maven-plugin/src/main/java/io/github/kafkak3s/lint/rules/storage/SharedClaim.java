package io.github.kafkak3s.lint.rules.storage;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.PodPlacement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** KK6009: one directory takes one process. */
public final class SharedClaim implements LintRule {
  private static final Rule RULE =
      new Rule("KK6009", "shared-claim", ERROR, "one claim or hostPath for several pods");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    Map<SharedDirectory, KafkaNode> first = new HashMap<>();
    Set<List<Record>> reported = new HashSet<>();
    for (KafkaNode node : subject.bundle().nodes()) {
      for (SharedDirectory directory : SharedDirectory.of(node)) {
        KafkaNode other = first.putIfAbsent(directory, node);
        boolean isShared = other != null
            && !other.equals(node)
            && !(directory.isHostPath() && PodPlacement.mustKeepApart(other, node));
        if (isShared && reported.add(List.of(node.workload(), directory))) {
          report(reporter, node, other, directory);
        }
      }
    }
  }

  private static void report(
      Reporter reporter, KafkaNode node, KafkaNode other, SharedDirectory directory) {
    Place place = directory.place(node).orElse(node.workload().podSpecPlace());
    Reporter.Report report = reporter
        .at(
            place,
            "%s and %s have one data directory: %s"
                .formatted(other.podName(), node.podName(), directory.shown()))
        .consequence(
            "the second one ends at the node id of the first (Stored node id doesn't match previous"
                + " node id), and on another host it waits for the volume")
        .help("give each pod its own claim: volumeClaimTemplates of a StatefulSet");
    if (!other.workload().equals(node.workload())) {
      directory.place(other).ifPresent(first -> report.related(first, "the first one"));
    }
  }
}
