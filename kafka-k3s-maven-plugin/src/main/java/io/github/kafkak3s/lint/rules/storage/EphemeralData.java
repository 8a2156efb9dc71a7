package io.github.kafkak3s.lint.rules.storage;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;
import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.LogDirectory;
import io.github.kafkak3s.observe.LogDirectory.Kind;

/** KK6008: what a broker has acknowledged must outlive its pod. */
public final class EphemeralData implements LintRule {
  private static final Rule RULE = new Rule(
      "KK6008",
      "ephemeral-data",
      ERROR,
      "emptyDir or no volume under log.dirs (W in a single-node dev cluster); controllers: KK2118");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      for (KafkaNode broker : cluster.brokers()) {
        for (LogDirectory directory : broker.logDirectories()) {
          // A broker that does not vote can do without the metadata log; KK6010 speaks of it.
          boolean holdsData = cluster.isSingle() || !LogDirOutsideVolume.isMetadata(directory);
          if (holdsData && !directory.isPersistent()) {
            report(reporter, cluster, broker, directory);
          }
        }
      }
    }
  }

  private static void report(
      Reporter reporter, KafkaCluster cluster, KafkaNode broker, LogDirectory directory) {
    Reporter.Report report = reporter
        .at(
            directory.volumePlace(),
            "the data of %s, %s, lies on %s"
                .formatted(
                    broker.workload().object().shown(),
                    directory.path(),
                    directory.kind() == Kind.EMPTY_DIR
                        ? "a volume that ends with the pod"
                        : "no volume"))
        .severity(cluster.isSingle() ? WARNING : ERROR)
        .consequence(
            directory.kind() == Kind.EMPTY_DIR
                ? "an eviction, a drain or a changed template deletes every replica of this broker"
                : "every restart of the container deletes every replica of this broker")
        .help("put it on a claim: volumeClaimTemplates of the StatefulSet, mounted where log.dirs"
            + " points to")
        .about(directory.path());
    ClaimedMounts.of(broker)
        .findFirst()
        .ifPresent(mount -> report.related(mount.place(), "a claim is mounted here"));
  }
}
