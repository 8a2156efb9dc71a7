package io.github.kafkak3s.lint.rules.availability;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.LogDirectory;
import io.github.kafkak3s.observe.StorageClass;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import java.util.Optional;

/** KK7018: a pod whose disk cannot move gains nothing from being thrown out. */
public final class EvictionOfPinnedPod implements LintRule {
  private static final Rule RULE = new Rule(
      "KK7018",
      "eviction-of-pinned-pod",
      WARNING,
      "node-local volumes and default 300 s unreachable toleration: killed, and cannot move");
  private static final String TAINT = "node.kubernetes.io/unreachable";
  private static final String SECONDS = "tolerationSeconds";

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().firstNodes()) {
      Workload workload = node.workload();
      Optional<LogDirectory> local = node.logDirectories().stream()
          .filter(directory -> directory.kind() != LogDirectory.Kind.EMPTY_DIR)
          .filter(directory -> directory.storageClass().isPresent())
          .filter(directory ->
              StorageClass.of(subject.bundle().set(), directory.storageClass()).isNodeLocal())
          .findFirst();
      Optional<YamlMap> toleration = toleration(workload);
      boolean isEvicted = toleration.map(each -> each.at(SECONDS) != null).orElse(true);
      if (local.isPresent() && isEvicted && !workload.object().is("DaemonSet")) {
        report(reporter, workload, local.get(), toleration);
      }
    }
  }

  private static void report(
      Reporter reporter, Workload workload, LogDirectory directory, Optional<YamlMap> toleration) {
    Place place = toleration.map(each -> each.at(SECONDS).place()).orElse(workload.podSpecPlace());
    reporter
        .at(
            place,
            "the pods of %s are evicted after %s s without their host, and their volumes, of the"
                    .formatted(
                        workload.object().shown(),
                        toleration.map(each -> each.textAt(SECONDS)).orElse("300"))
                + " class " + directory.storageClass().orElse("") + ", cannot leave it")
        .related(directory.volumePlace(), "the volume")
        .consequence("a broker that works on behind a broken line is killed when the line is back,"
            + " and comes up again on the same host")
        .help("tolerate the taints " + TAINT + " and node.kubernetes.io/not-ready with the effect"
            + " NoExecute, without tolerationSeconds");
  }

  /** Returns what the template says of the taint of an unreachable host, if anything. */
  private static Optional<YamlMap> toleration(Workload workload) {
    for (YamlNode each : workload.podSpec().itemsAt("tolerations")) {
      String effect = each.textAt("effect");
      String key = each.textAt("key");
      boolean isMeant =
          key.equals(TAINT) || key.isEmpty() && each.textAt("operator").equals("Exists");
      if (each instanceof YamlMap map
          && isMeant
          && (effect.isEmpty() || effect.equals("NoExecute"))) {
        return Optional.of(map);
      }
    }
    return Optional.empty();
  }
}
