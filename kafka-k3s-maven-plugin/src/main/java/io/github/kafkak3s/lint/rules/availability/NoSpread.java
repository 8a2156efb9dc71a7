package io.github.kafkak3s.lint.rules.availability;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.LogDirectory;
import io.github.kafkak3s.observe.PodPlacement;
import io.github.kafkak3s.observe.StorageClass;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;

/** KK7014: the scheduler has no reason of its own to keep Kafka's pods apart. */
public final class NoSpread implements LintRule {
  private static final Rule RULE = new Rule(
      "KK7014",
      "no-spread",
      ERROR,
      "nothing keeps brokers or controllers apart: one host can take the majority");

  /** Looked at one by one; no cluster has more templates. */
  private static final int MOST_TEMPLATES = 100;

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      if (isPlacedByVolumes(subject, cluster)) {
        continue;
      }
      check("controllers", cluster.controllers(), reporter);
      if (!cluster.brokers().equals(cluster.controllers())) {
        check("brokers", cluster.brokers(), reporter);
      }
    }
  }

  /** Volumes that exist beforehand bind each pod to the host that somebody chose for it. */
  private static boolean isPlacedByVolumes(Subject subject, KafkaCluster cluster) {
    for (KafkaNode node : cluster.nodes()) {
      for (LogDirectory directory : node.logDirectories()) {
        if (directory.storageClass().isPresent()
            && StorageClass.of(subject.bundle().set(), directory.storageClass())
                .provisioner()
                .equals("kubernetes.io/no-provisioner")) {
          return true;
        }
      }
    }
    return false;
  }

  private static void check(String what, List<KafkaNode> nodes, Reporter reporter) {
    List<KafkaNode> together = together(nodes);
    if (nodes.size() > 1 && together.size() * 2 > nodes.size()) {
      Workload workload = together.get(0).workload();
      reporter
          .at(
              place(workload),
              "nothing keeps the %s apart: %s of %s may run on one host"
                  .formatted(what, together.size(), nodes.size()))
          .consequence(
              what.equals("controllers")
                  ? "the loss of one host takes the quorum, and with it the whole cluster"
                  : "the loss of one host takes all replicas of some partitions at once")
          .help("add a podAntiAffinity, or topologySpreadConstraints, over kubernetes.io/hostname"
              + " that selects these pods");
    }
  }

  /** Returns nodes that may surely all be on one host, as many as are found. */
  private static List<KafkaNode> together(List<KafkaNode> nodes) {
    List<KafkaNode> firsts = new ArrayList<>();
    List<KafkaNode> together = new ArrayList<>();
    for (KafkaNode first : nodes) {
      boolean isFirst =
          firsts.isEmpty() || !firsts.get(firsts.size() - 1).workload().equals(first.workload());
      if (!isFirst || isApart(first, firsts) || firsts.size() == MOST_TEMPLATES) {
        continue;
      }
      List<KafkaNode> own = new ArrayList<>();
      for (KafkaNode node : nodes) {
        if (node.workload().equals(first.workload())) {
          own.add(node);
        }
      }
      boolean isApart = own.size() > 1 && PodPlacement.keepsApart(first, own.get(1))
          || first.workload().object().is("DaemonSet");
      firsts.add(first);
      together.addAll(isApart ? own.subList(0, 1) : own);
    }
    return together;
  }

  private static boolean isApart(KafkaNode node, List<KafkaNode> others) {
    for (KafkaNode other : others) {
      if (PodPlacement.keepsApart(other, node)) {
        return true;
      }
    }
    return false;
  }

  /** A term that selects other pods is the cause; where there is none, the template. */
  private static Place place(Workload workload) {
    for (PodPlacement.Apart apart : PodPlacement.apart(workload)) {
      if (apart.node() instanceof YamlMap map && map.byName().containsKey("labelSelector")) {
        return map.byName().get("labelSelector").keyPlace();
      }
    }
    return workload.podSpecPlace();
  }
}
