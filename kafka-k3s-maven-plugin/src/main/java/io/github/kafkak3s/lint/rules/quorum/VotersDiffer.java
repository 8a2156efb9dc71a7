package io.github.kafkak3s.lint.rules.quorum;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.kafka.Voter;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Format;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** KK2110: every node must have the same quorum and the same cluster id. */
public final class VotersDiffer implements LintRule {
  private static final Rule RULE = new Rule(
      "KK2110",
      "voters-differ",
      ERROR,
      "nodes of one cluster with different voter lists or cluster ids");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      voters(cluster, reporter);
      clusterIds(cluster, reporter);
    }
  }

  private static void voters(KafkaCluster cluster, Reporter reporter) {
    KafkaNode first = null;
    for (KafkaNode node : cluster.nodes()) {
      if (node.voters().isEmpty()) {
        continue;
      }
      if (first == null) {
        first = node;
      } else if (!isSame(first, node)) {
        reporter
            .at(
                node.voters().get().fact().valuePlace(),
                "%s has the voters %s, but %s has %s"
                    .formatted(node.podName(), shown(node), first.podName(), shown(first)))
            .related(first.voters().get().fact().valuePlace(), "the other list stands here")
            .consequence("a node with a list of its own elects itself or is a mere observer: the"
                + " cluster looks healthy until one fails, and may then have two leaders")
            .help("give every node the same list");
        return;
      }
    }
  }

  /** A node may name itself by another address than the others name it. */
  private static boolean isSame(KafkaNode one, KafkaNode other) {
    Map<Integer, Voter> mine = byId(one);
    Map<Integer, Voter> its = byId(other);
    if (!mine.keySet().equals(its.keySet())) {
      return false;
    }
    for (Voter voter : mine.values()) {
      boolean isEqual = voter.equals(its.get(voter.id()));
      if (!isEqual && !isId(one, voter.id()) && !isId(other, voter.id())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isId(KafkaNode node, int id) {
    return node.nodeId().isPresent() && node.nodeId().get() == id;
  }

  private static Map<Integer, Voter> byId(KafkaNode node) {
    Map<Integer, Voter> voters = new TreeMap<>();
    for (Voter voter : node.voters().orElseThrow().voters()) {
      voters.put(voter.id(), voter);
    }
    return voters;
  }

  private static String shown(KafkaNode node) {
    return node.voters().orElseThrow().voters().stream()
        .map(Voter::toString)
        .collect(Collectors.joining(", "));
  }

  private static void clusterIds(KafkaCluster cluster, Reporter reporter) {
    Format first = null;
    for (KafkaNode node : cluster.nodes()) {
      Format format = node.format();
      if (format.clusterId().isEmpty() || format.isRandom()) {
        continue;
      }
      if (first == null) {
        first = format;
      } else if (!first.clusterId().equals(format.clusterId())) {
        reporter
            .at(
                format.clusterIdPlace(),
                "the cluster id of %s is %s, others have %s"
                    .formatted(
                        node.podName(),
                        format.clusterId().get(),
                        first.clusterId().get()))
            .related(first.clusterIdPlace(), "the other id stands here")
            .consequence("the node repeats INCONSISTENT_CLUSTER_ID for ever, alive and with port"
                + " 9093 open, and the others go on with one voter less")
            .help("one constant id for all nodes");
        return;
      }
    }
  }
}
