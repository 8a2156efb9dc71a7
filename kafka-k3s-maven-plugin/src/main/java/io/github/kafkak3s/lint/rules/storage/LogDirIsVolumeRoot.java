package io.github.kafkak3s.lint.rules.storage;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.LogDirectory;
import io.github.kafkak3s.observe.StorageClass;

/** KK6003: a fresh ext4 volume is not empty. */
public final class LogDirIsVolumeRoot implements LintRule {
  private static final Rule RULE = new Rule(
      "KK6003",
      "log-dir-is-volume-root",
      WARNING,
      "log directory = mount point (E on a block device: lost+found)");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Severity heaviest() {
    return Severity.ERROR;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().firstNodes()) {
      for (LogDirectory directory : node.logDirectories()) {
        boolean claimed = directory.kind() == LogDirectory.Kind.CLAIM_TEMPLATE
            || directory.kind() == LogDirectory.Kind.CLAIM;
        if (claimed && directory.isVolumeRoot()) {
          boolean local =
              directory.storageClass().orElse(StorageClass.OF_K3S).equals(StorageClass.OF_K3S);
          reporter
              .at(
                  directory.fact().keyPlace(),
                  "the log directory %s is the root of a volume".formatted(directory.path()))
              .severity(local ? WARNING : Severity.ERROR)
              .related(directory.volumePlace(), "the volume")
              .consequence(
                  "on a block device it holds lost+found, and Kafka stops: it is not in the form of"
                      + " topic-partition")
              .help("use a directory below it, " + directory.path() + "/kraft")
              .about(directory.path());
        }
      }
    }
  }
}
