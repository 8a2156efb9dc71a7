package io.github.kafkak3s.lint.rules.storage;

import static io.github.kafkak3s.diagnostic.Severity.INFO;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.StorageClass;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.Optional;

/** KK6007: ReadWriteOnce is once per host, not per pod. */
public final class ReadWriteOnce implements LintRule {
  private static final Rule RULE = new Rule(
      "KK6007",
      "read-write-once",
      INFO,
      "ReadWriteOnce where ReadWriteOncePod may do (silent with a node-local class written)");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (Workload workload : subject.bundle().kafkaWorkloads()) {
      K8sObject object = workload.object();
      for (YamlNode claim : object.node().itemsAt("spec", "volumeClaimTemplates")) {
        if (claim.at("spec") instanceof YamlMap spec
            && !isNodeLocal(subject, spec.textAt("storageClassName"))
            && isReadWriteOnce(spec)) {
          reporter
              .at(
                  spec.byName().get("accessModes").keyPlace(),
                  "the claim %s of %s is ReadWriteOnce"
                      .formatted(claim.textAt("metadata", "name"), object.shown()))
              .consequence("two pods on one host could mount it; Kafka's own lock is what is left")
              .help("use ReadWriteOncePod where the driver has it");
        }
      }
    }
  }

  /** ReadWriteOncePod is a matter of CSI drivers, which those of one host are not. */
  private static boolean isNodeLocal(Subject subject, String written) {
    return !written.isEmpty()
        && StorageClass.of(subject.bundle().set(), Optional.of(written)).isNodeLocal();
  }

  private static boolean isReadWriteOnce(YamlMap spec) {
    for (YamlNode mode : spec.itemsAt("accessModes")) {
      if (mode instanceof YamlScalar scalar && scalar.text().equals("ReadWriteOnce")) {
        return true;
      }
    }
    return false;
  }
}
