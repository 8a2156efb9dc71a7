package io.github.kafkak3s.lint.rules.network;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.NodeListener;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.observe.Policy;
import io.github.kafkak3s.observe.Workload;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** KK5014: K3s enforces network policies; what none of them allows does not happen. */
public final class NetworkPolicyBlocks implements LintRule {
  private static final Rule RULE = new Rule(
      "KK5014",
      "network-policy-blocks",
      ERROR,
      "a policy that cuts off peers, provisioning, metrics or DNS that the deployment needs");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    Observation bundle = subject.bundle();
    if (bundle.policies().isEmpty()) {
      return;
    }
    PolicyView view = new PolicyView(bundle);
    for (KafkaCluster cluster : bundle.clusters()) {
      peers(view, cluster, reporter);
    }
    for (Workload workload : bundle.kafkaWorkloads()) {
      if (bundle.nodesOf(workload).size() > 1 || bundle.kafkaWorkloads().size() > 1) {
        Optional<PolicyView.Block> block = view.blockingDns(workload);
        if (block.isPresent()) {
          dns(block.get().policy(), workload, reporter);
        }
      }
    }
    for (Workload client : bundle.workloads()) {
      if (bundle.nodesOf(client).isEmpty()) {
        BootstrapUse.of(bundle, client)
            .forEach(use -> view.blocking(client, use.target(), use.port())
                .ifPresent(block -> report(
                    reporter,
                    block,
                    client,
                    use.target(),
                    "port %s, which it is told to use".formatted(use.port()),
                    "it gets no connection: a Job for topics never ends, a program never starts")));
      }
    }
    for (ScrapedPort port : ScrapedPort.all(bundle)) {
      Optional<PolicyView.Block> block = view.closing(port.workload(), port.number());
      if (block.isPresent()) {
        scraped(block.get().policy(), port, reporter);
      }
    }
  }

  private static void scraped(Policy policy, ScrapedPort port, Reporter reporter) {
    reporter
        .at(
            policy.object().keyPlaceOf("spec", "ingress"),
            "%s lets nobody connect to port %s of %s, which %s scrapes"
                .formatted(
                    policy.object().shown(),
                    port.number(),
                    port.workload().object().shown(),
                    port.monitor().shown()))
        .consequence("Prometheus shows the target as down")
        .help("add a rule for this port, from the namespace of Prometheus")
        .related(port.monitor().place(), "scraped by");
  }

  private static void peers(PolicyView view, KafkaCluster cluster, Reporter reporter) {
    Map<Workload, Integer> nodes = pods(cluster.nodes());
    Map<Workload, Integer> brokers = pods(cluster.brokers());
    Set<String> seen = new HashSet<>();
    for (KafkaNode target : cluster.nodes()) {
      for (NodeListener listener : target.listeners()) {
        int port = listener.bind().port();
        boolean isBrokers = InterBroker.isUsed(target, listener);
        boolean isNeeded = isBrokers || listener.isController() && target.isController();
        if (isNeeded && seen.add(target.workload().object().place() + " " + port)) {
          for (Map.Entry<Workload, Integer> source : (isBrokers ? brokers : nodes).entrySet()) {
            boolean isAlone = source.getKey().equals(target.workload()) && source.getValue() == 1;
            Optional<PolicyView.Block> block = isAlone
                ? Optional.empty()
                : view.blocking(source.getKey(), target.workload(), port);
            if (block.isPresent()) {
              report(
                  reporter,
                  block.get(),
                  source.getKey(),
                  target.workload(),
                  "the listener %s on port %s".formatted(listener.name(), port),
                  listener.isController()
                      ? "no quorum forms, or brokers never get in"
                      : "followers cannot fetch: the ISR shrinks to the leader, and acks=all"
                          + " fails");
              return;
            }
          }
        }
      }
    }
  }

  private static Map<Workload, Integer> pods(List<KafkaNode> nodes) {
    Map<Workload, Integer> pods = new LinkedHashMap<>();
    for (KafkaNode node : nodes) {
      pods.put(node.workload(), pods.getOrDefault(node.workload(), 0) + 1);
    }
    return pods;
  }

  private static void report(
      Reporter reporter,
      PolicyView.Block block,
      Workload source,
      Workload target,
      String what,
      String consequence) {
    reporter
        .at(
            block.policy().object().keyPlaceOf("spec", block.direction()),
            "%s keeps the pods of %s from %s of %s"
                .formatted(
                    block.policy().object().shown(),
                    source.object().shown(),
                    what,
                    target.object().shown()))
        .consequence(consequence)
        .help("allow it: add a rule with these pods and this port under " + block.direction());
  }

  private static void dns(Policy policy, Workload workload, Reporter reporter) {
    reporter
        .at(
            policy.object().keyPlaceOf("spec", "egress"),
            "%s keeps the pods of %s from the cluster's DNS"
                .formatted(policy.object().shown(), workload.object().shown()))
        .consequence("no node finds another one by its name, so no quorum forms")
        .help("allow UDP and TCP port 53 to the namespace kube-system");
  }
}
