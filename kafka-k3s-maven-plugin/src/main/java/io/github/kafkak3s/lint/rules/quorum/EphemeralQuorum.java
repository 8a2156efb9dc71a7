package io.github.kafkak3s.lint.rules.quorum;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.LogDirectory;
import io.github.kafkak3s.observe.LogDirectory.Kind;
import java.util.Optional;

/** KK2118: a voter must remember what it has voted for. */
public final class EphemeralQuorum implements LintRule {
  private static final Rule RULE = new Rule(
      "KK2118",
      "ephemeral-quorum",
      ERROR,
      "controllers whose metadata log is on an emptyDir or the container layer");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      if (cluster.isSingle()) {
        continue;
      }
      for (KafkaNode node : cluster.controllers()) {
        Optional<LogDirectory> directory = MetadataDisk.of(node);
        if (directory.isPresent() && !directory.get().isPersistent()) {
          report(directory.get(), reporter);
        }
      }
    }
  }

  private static void report(LogDirectory directory, Reporter reporter) {
    reporter
        .at(
            directory.volumePlace(),
            "the metadata log of controllers, %s, lies on %s"
                .formatted(
                    directory.path(),
                    directory.kind() == Kind.EMPTY_DIR ? "an emptyDir" : "no volume"))
        .consequence("a pod that is rescheduled comes back empty; where two of three do, they"
            + " elect a leader of an empty log and the cluster's data is erased")
        .help("put it on a claim: volumeClaimTemplates of the StatefulSet");
  }
}
