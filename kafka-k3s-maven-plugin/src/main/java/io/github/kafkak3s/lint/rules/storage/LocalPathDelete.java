package io.github.kafkak3s.lint.rules.storage;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.LogDirectory;
import io.github.kafkak3s.observe.LogDirectory.Kind;
import io.github.kafkak3s.observe.OptionFact;
import io.github.kafkak3s.observe.StorageClass;
import io.github.kafkak3s.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** KK6011: the only copy of a record goes with the claim. */
public final class LocalPathDelete implements LintRule {
  private static final Rule RULE = new Rule(
      "KK6011",
      "local-path-delete",
      WARNING,
      "node-local class with reclaim Delete, and RF 1 or all replicas on one node");
  private static final String FACTOR = "default.replication.factor";

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    int hosts = subject.bundle().intent().schedulableHosts().map(List::size).orElse(0);
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      for (KafkaNode broker : cluster.brokers()) {
        Optional<OptionFact> factor = broker.declared().get(FACTOR);
        boolean isSingle = broker.declared().number(FACTOR).orElse(0L) == 1;
        boolean isOneHost = hosts == 1 && cluster.brokers().size() > 1;
        if (!isSingle && !isOneHost) {
          continue;
        }
        String why = isSingle ? FACTOR + " is 1" : "all replicas lie on one host";
        for (LogDirectory directory : broker.logDirectories()) {
          boolean isClaim =
              directory.kind() == Kind.CLAIM_TEMPLATE || directory.kind() == Kind.CLAIM;
          StorageClass storageClass =
              StorageClass.of(subject.bundle().set(), directory.storageClass());
          boolean isKnown =
              directory.volume().filter(each -> each.at("spec") != null).isPresent();
          if (isClaim && isKnown && storageClass.isNodeLocal() && storageClass.deletesVolumes()) {
            Reporter.Report report = reporter
                .at(
                    place(broker, directory),
                    "the class %s deletes a volume with its claim, and %s"
                        .formatted(storageClass.name(), why))
                .consequence("whoever deletes a claim, or the namespace with it, deletes the only"
                    + " copy of the records; the loss of the host does the same")
                .help(
                    isSingle
                        ? "keep copies elsewhere, or use a class with reclaimPolicy: Retain"
                        : "spread the brokers over hosts, or use a class with reclaimPolicy: Retain");
            factor
                .filter(fact -> isSingle && fact.isWritten())
                .ifPresent(fact -> report.related(fact.keyPlace(), "the replication factor"));
          }
        }
      }
    }
  }

  /** Returns where the class is written; where none is, the claim templates or the claim. */
  private static Place place(KafkaNode broker, LogDirectory directory) {
    YamlNode written = directory.volume().orElseThrow().at("spec", "storageClassName");
    return written != null
        ? written.place()
        : directory.kind() == Kind.CLAIM_TEMPLATE
            ? broker.workload().object().keyPlaceOf("spec", "volumeClaimTemplates")
            : directory.volumePlace();
  }
}
