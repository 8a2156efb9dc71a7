package io.github.kafkak3s.lint.rules.storage;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.LogDirectory;

/** KK6004: a volume of a block device belongs to root. */
public final class NoFsGroup implements LintRule {
  private static final Rule RULE =
      new Rule("KK6004", "no-fsgroup", WARNING, "non-root image, no fsGroup");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().firstNodes()) {
      boolean onAVolume = node.logDirectories().stream().anyMatch(LogDirectory::isPersistent);
      boolean asRoot =
          node.workload().podSpec().textAt("securityContext", "runAsUser").equals("0");
      if (onAVolume
          && !asRoot
          && node.workload().podSpec().textAt("securityContext", "fsGroup").isEmpty()) {
        reporter
            .at(
                node.workload().podSpecPlace(),
                "the pods of %s run without root and have no fsGroup"
                    .formatted(node.workload().object().shown()))
            .consequence(
                "a volume of a block device belongs to root: the log directory is not writable. On"
                    + " local-path it works")
            .help("set securityContext: {fsGroup: 1000, fsGroupChangePolicy: OnRootMismatch}");
      }
    }
  }
}
