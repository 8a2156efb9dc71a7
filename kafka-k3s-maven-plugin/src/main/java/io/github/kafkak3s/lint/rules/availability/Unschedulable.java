package io.github.kafkak3s.lint.rules.availability;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Host;
import io.github.kafkak3s.observe.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** KK7015: a pod needs one host that takes it. */
public final class Unschedulable implements LintRule {
  private static final Rule RULE = new Rule(
      "KK7015",
      "unschedulable",
      ERROR,
      "a pod fits no declared node: memory, cpu, architecture, taint, selector, zone");

  /** More reasons than that do not make it clearer. */
  private static final int MOST_SHOWN = 3;

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    Optional<List<Host>> hosts = subject.bundle().intent().hosts();
    if (hosts.isEmpty() || hosts.get().isEmpty()) {
      return;
    }
    for (Workload workload : subject.bundle().kafkaWorkloads()) {
      if (workload.replicas() > 0) {
        check(workload, hosts.get(), reporter);
      }
    }
  }

  private static void check(Workload workload, List<Host> hosts, Reporter reporter) {
    List<HostFit.Misfit> misfits = new ArrayList<>();
    boolean mayTolerate = HostFit.mayTolerate(workload);
    for (Host host : hosts) {
      Optional<HostFit.Misfit> misfit = HostFit.of(workload, host);
      if (misfit.isEmpty() && (host.isSchedulable() || mayTolerate)) {
        return;
      }
      misfit.ifPresent(misfits::add);
    }
    if (misfits.isEmpty()) {
      report(workload, reporter);
      return;
    }
    HostFit.Misfit first = misfits.get(0);
    List<String> shown =
        misfits.stream().map(HostFit.Misfit::host).distinct().limit(MOST_SHOWN).toList();
    reporter
        .at(
            first.node().place(),
            "a pod of %s asks for %s, and no host that takes pods fits: %s%s"
                .formatted(
                    workload.object().shown(),
                    first.demand(),
                    String.join(", ", shown),
                    misfits.size() > MOST_SHOWN ? ", …" : ""))
        .consequence("it stays Pending for ever")
        .help("ask for what a host has, or add such a host to target.nodes");
  }

  private static void report(Workload workload, Reporter reporter) {
    reporter
        .at(
            workload.podSpecPlace(),
            "no host takes the pods of %s: every one is tainted, and they tolerate nothing"
                .formatted(workload.object().shown()))
        .consequence("they stay Pending for ever")
        .help("write a toleration of the hosts' taint, or declare a host that takes pods");
  }
}
