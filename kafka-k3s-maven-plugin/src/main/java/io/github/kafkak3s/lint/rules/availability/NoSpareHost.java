package io.github.kafkak3s.lint.rules.availability;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Host;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.LogDirectory;
import io.github.kafkak3s.observe.Selector;
import io.github.kafkak3s.observe.StorageClass;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlNode;
import java.util.List;

/** KK7006: one pod per host needs a host more than pods. */
public final class NoSpareHost implements LintRule {
  private static final Rule RULE = new Rule(
      "KK7006",
      "no-spare-host",
      WARNING,
      "required anti-affinity with replicas = schedulable hosts; E where replicas > hosts");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Severity heaviest() {
    return Severity.ERROR;
  }

  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";

  @Override
  public void check(Subject subject, Reporter reporter) {
    List<Host> all = subject.bundle().intent().hosts().orElse(List.of());
    for (KafkaNode node : subject.bundle().firstNodes()) {
      Workload workload = node.workload();
      int hosts = 0;
      for (Host host : all) {
        hosts += host.isSchedulable() || HostFit.mayTolerate(workload) ? 1 : 0;
      }
      // Where no host takes pods at all, KK7015 says so.
      if (hosts == 0 || !keepsApart(workload) || workload.replicas() < hosts) {
        continue;
      }
      boolean tooMany = workload.replicas() > hosts;
      Place place = workload.podSpec().byName().get("affinity").keyPlace();
      reporter
          .at(
              place,
              "%s pods of %s must be on different hosts, and %s can take them"
                  .formatted(
                      workload.replicas(),
                      workload.object().shown(),
                      hosts == 1 ? "one host" : hosts + " hosts"))
          .severity(
              tooMany ? Severity.ERROR : isBoundToItsHost(subject, node) ? Severity.INFO : WARNING)
          .consequence(
              tooMany
                  ? "some pods stay Pending for ever"
                  : "while a host is away its pod stays Pending")
          .help(tooMany ? "fewer replicas, or more hosts" : "one host more, or accept it");
    }
  }

  /** Tells whether a required term over hosts selects the pods of its own template. */
  private static boolean keepsApart(Workload workload) {
    for (YamlNode term : workload.podSpec().itemsAt("affinity", "podAntiAffinity", REQUIRED)) {
      if (term.textAt("topologyKey").equals("kubernetes.io/hostname")
          && Selector.of(term.at("labelSelector")).matches(workload.podLabels(0))) {
        return true;
      }
    }
    return false;
  }

  /**
   * A spare host could not take such a pod: its volume stays behind. No class written is K3s'
   * local-path.
   */
  private static boolean isBoundToItsHost(Subject subject, KafkaNode node) {
    for (LogDirectory directory : node.logDirectories()) {
      if (directory.isPersistent()
          && StorageClass.of(subject.bundle().set(), directory.storageClass()).isNodeLocal()) {
        return true;
      }
    }
    return false;
  }
}
