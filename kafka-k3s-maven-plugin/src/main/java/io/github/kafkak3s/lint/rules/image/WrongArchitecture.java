package io.github.kafkak3s.lint.rules.image;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Container;
import io.github.kafkak3s.observe.Host;
import io.github.kafkak3s.observe.Intent;
import io.github.kafkak3s.observe.Workload;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** KK4014: a host runs the images of its own architecture only. */
public final class WrongArchitecture implements LintRule {
  private static final Rule RULE = new Rule(
      "KK4014",
      "wrong-architecture",
      ERROR,
      "image does not exist for an architecture of target.nodes");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (Workload workload : subject.bundle().workloads()) {
      Set<String> needed = needed(subject.bundle().intent(), PlacementArchitecture.of(workload));
      for (Container container : workload.allContainers()) {
        if (container.node().at("image") != null) {
          check(workload, container, needed, reporter);
        }
      }
    }
  }

  private static void check(
      Workload workload, Container container, Set<String> needed, Reporter reporter) {
    Optional<Set<String>> there = Architectures.of(container.image());
    for (String one : needed) {
      if (there.isPresent() && !there.get().contains(one)) {
        reporter
            .at(
                container.node().at("image").place(),
                "%s does not exist for %s, on which a pod of %s may run; it does for %s"
                    .formatted(
                        container.image().text(),
                        one,
                        workload.object().shown(),
                        String.join(", ", new TreeSet<>(there.get()))))
            .consequence("the pod does not start there: no match for platform in manifest, or exec"
                + " format error")
            .help("use an image of that architecture, or keep the pods away from such hosts:"
                + " nodeSelector kubernetes.io/arch");
        return;
      }
    }
  }

  /** Returns the architectures that an image must exist for, as far as they are sure. */
  private static Set<String> needed(Intent intent, PlacementArchitecture placement) {
    Set<String> needed = new TreeSet<>(placement.only());
    List<Host> hosts = intent.schedulableHosts().orElse(List.of());
    if (!placement.isUnknown()) {
      for (Host host : hosts) {
        if (host.architecture().isPresent()
            && placement.mayRunOn(host.architecture().get())) {
          needed.add(host.architecture().get());
        }
      }
    }
    return needed;
  }
}
