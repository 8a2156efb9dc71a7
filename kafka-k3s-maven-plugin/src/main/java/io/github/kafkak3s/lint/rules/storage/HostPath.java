package io.github.kafkak3s.lint.rules.storage;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;
import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.PodPlacement;
import java.util.ArrayList;
import java.util.List;

/** KK6015: a directory of a host stays where it is. */
public final class HostPath implements LintRule {
  private static final Rule RULE = new Rule(
      "KK6015",
      "host-path",
      WARNING,
      "hostPath data without node affinity: the pod moves, the data stays (E where several pods can"
          + " meet on it)");

  /** Two pods of a template tell what all of its pods do; no cluster has more templates. */
  private static final int MOST_PODS = 200;

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Severity heaviest() {
    return ERROR;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    int hosts = subject.bundle().intent().schedulableHosts().orElse(List.of()).size();
    List<KafkaNode> movable = new ArrayList<>();
    for (KafkaNode node : subject.bundle().nodes()) {
      if (node.index() < 2
          && movable.size() < MOST_PODS
          && !PodPlacement.isPinned(node.workload())) {
        movable.add(node);
      }
    }
    for (KafkaNode node : movable) {
      if (node.index() > 0) {
        continue;
      }
      for (SharedDirectory directory : SharedDirectory.of(node)) {
        boolean meets = directory.isHostPath()
            && movable.stream()
                .filter(other -> !other.equals(node))
                .filter(other -> SharedDirectory.of(other).contains(directory))
                .anyMatch(other -> !PodPlacement.mustKeepApart(node, other));
        if (meets || directory.isHostPath() && hosts != 1) {
          report(reporter, node, directory, meets);
        }
      }
    }
  }

  private static void report(
      Reporter reporter, KafkaNode node, SharedDirectory directory, boolean meets) {
    Place place = directory.place(node).orElse(node.workload().podSpecPlace());
    reporter
        .at(
            place,
            "the data of %s is in %s, and %s"
                .formatted(
                    node.podName(),
                    directory.shown(),
                    meets
                        ? "another pod of the bundle can meet it there"
                        : "nothing binds the pod to that host"))
        .severity(meets ? ERROR : WARNING)
        .consequence(
            meets
                ? "two brokers on one host have one directory: the second stops at the lock or the"
                    + " node id of the first"
                : "on another host the pod finds an empty directory, or an old one: it comes back"
                    + " without its replicas")
        .help("use a claim; local-path makes a directory of the host too, and binds the pod to it");
  }
}
