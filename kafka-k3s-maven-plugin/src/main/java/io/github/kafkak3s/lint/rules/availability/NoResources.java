package io.github.kafkak3s.lint.rules.availability;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Container;
import io.github.kafkak3s.observe.Workload;
import java.util.ArrayList;
import java.util.List;

/** KK7009: a pod without memory figures is the first to go. */
public final class NoResources implements LintRule {
  private static final Rule RULE = new Rule(
      "KK7009", "no-resources", WARNING, "no memory request or limit (init containers too)");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (Workload workload : subject.bundle().kafkaWorkloads()) {
      List<String> without = without(workload.containers());
      String field = without.isEmpty() ? "initContainers" : "containers";
      without.addAll(without(workload.initContainers()));
      if (!without.isEmpty()) {
        reporter
            .at(
                workload.podSpec().byName().get(field).keyPlace(),
                "no memory request, or no limit, in %s: %s"
                    .formatted(workload.object().shown(), String.join(", ", without)))
            .consequence(
                "where memory runs short, its pods are among the first that the kernel or the kubelet ends")
            .help("set requests and limits of memory, for Kafka twice the heap");
      }
    }
  }

  private static List<String> without(List<Container> containers) {
    List<String> without = new ArrayList<>();
    for (Container container : containers) {
      if (container.node().textAt("resources", "requests", "memory").isEmpty()
          || container.node().textAt("resources", "limits", "memory").isEmpty()) {
        without.add(container.name());
      }
    }
    return without;
  }
}
