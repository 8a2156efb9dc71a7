package io.github.kafkak3s.lint.rules.availability;

import static io.github.kafkak3s.diagnostic.Severity.INFO;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Workload;

/** KK7007: under pressure the kubelet and the scheduler take the pods without priority first. */
public final class NoPriority implements LintRule {
  private static final Rule RULE = new Rule("KK7007", "no-priority", INFO, "no priority class");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (Workload workload : subject.bundle().kafkaWorkloads()) {
      if (workload.podSpec().textAt("priorityClassName").isEmpty()) {
        reporter
            .at(
                workload.podSpecPlace(),
                "the pods of " + workload.object().shown() + " have no priority class")
            .consequence("they are evicted and preempted like any batch job")
            .help("set priorityClassName to a class of this cluster");
      }
    }
  }
}
