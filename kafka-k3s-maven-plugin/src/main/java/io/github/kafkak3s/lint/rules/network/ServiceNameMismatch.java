package io.github.kafkak3s.lint.rules.network;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.kafka.Voter;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.NodeListener;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.observe.Service;
import io.github.kafkak3s.observe.Workload;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** KK5016: pods have names only below the headless Service that their StatefulSet names. */
public final class ServiceNameMismatch implements LintRule {
  private static final Rule RULE = new Rule(
      "KK5016",
      "serviceName-mismatch",
      ERROR,
      "StatefulSet serviceName that no headless Service of the bundle bears");
  private static final String FIELD = "serviceName";

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    Observation bundle = subject.bundle();
    for (Workload workload : bundle.kafkaWorkloads()) {
      if (workload.object().is("StatefulSet") && bundle.set().isWhole()) {
        List<KafkaNode> nodes = bundle.nodesOf(workload);
        Set<String> pods = new HashSet<>();
        for (KafkaNode node : nodes) {
          pods.add(node.podName());
        }
        for (String host : hosts(bundle, nodes)) {
          if (isOfPod(bundle, workload, pods, host)) {
            check(bundle, workload, host, reporter);
            break;
          }
        }
      }
    }
  }

  private static void check(Observation bundle, Workload workload, String host, Reporter reporter) {
    String name = workload.object().node().textAt("spec", FIELD);
    Optional<Service> service = bundle.service(workload.object().namespace(), name);
    Optional<String> fault = fault(workload, name, service, host);
    if (fault.isPresent()) {
      Reporter.Report report = reporter
          .at(workload.object().keyPlaceOf("spec", FIELD), fault.get())
          .consequence("its pods have no such DNS names: %s is not found".formatted(host))
          .help("let serviceName name a Service with clusterIP: None and the labels of these pods,"
              + " and use its name in theirs; on a running cluster the field cannot be changed");
      if (service.isPresent()) {
        report.related(service.get().object().place(), "the Service");
      }
    }
  }

  private static Optional<String> fault(
      Workload workload, String name, Optional<Service> service, String host) {
    String shown = workload.object().shown();
    if (name.isEmpty()) {
      return Optional.of("%s names no Service, but %s is used".formatted(shown, host));
    }
    String said = "%s names the Service %s, ".formatted(shown, name);
    if (service.isEmpty()) {
      return Optional.of(said + "which the bundle does not hold");
    }
    if (!service.get().isHeadless()) {
      return Optional.of(said + "which is not headless");
    }
    if (!service.get().selector().isEmpty() && !service.get().selects(workload)) {
      return Optional.of(said + "which does not select its pods");
    }
    return host.split("\\.")[1].equals(name)
        ? Optional.empty()
        : Optional.of(said + "but %s is used".formatted(host));
  }

  private static List<String> hosts(Observation bundle, List<KafkaNode> nodes) {
    List<String> hosts = new ArrayList<>();
    for (KafkaNode node : nodes) {
      for (NodeListener listener : node.listeners()) {
        if (listener.advertised().isPresent()) {
          hosts.add(listener.advertised().get().host());
        }
      }
    }
    Optional<KafkaCluster> cluster = bundle.clusterOf(nodes.get(0));
    if (cluster.isPresent() && !(cluster.get().isSingle() && isInHostsFile(cluster.get()))) {
      for (Voter voter : voters(cluster.get())) {
        hosts.add(voter.host());
      }
    }
    return hosts;
  }

  private static List<Voter> voters(KafkaCluster cluster) {
    return cluster.voters().isPresent() ? cluster.voters().get().voters() : List.of();
  }

  /**
   * Tells whether the only voter is one node's own whole name: the kubelet writes that into the
   * pod's own {@code /etc/hosts}, whatever Services there are.
   */
  private static boolean isInHostsFile(KafkaCluster cluster) {
    KafkaNode node = cluster.nodes().get(0);
    String name =
        node.podName() + "." + node.workload().object().node().textAt("spec", FIELD) + ".";
    for (Voter voter : voters(cluster)) {
      if (!voter.host().startsWith(name) || !voter.host().contains(".svc.")) {
        return false;
      }
    }
    return true;
  }

  /** Tells whether a host is the name of a pod of a workload below a Service, not one elsewhere. */
  private static boolean isOfPod(
      Observation bundle, Workload workload, Set<String> pods, String host) {
    List<String> labels = List.of(host.split("\\."));
    return labels.size() > 1
        && pods.contains(labels.get(0))
        && (labels.size() == 2
            ? isService(bundle, workload, labels.get(1))
            : ManifestSet.meet(labels.get(2), workload.object().namespace())
                && (labels.contains("svc") || isService(bundle, workload, labels.get(1))));
  }

  private static boolean isService(Observation bundle, Workload workload, String name) {
    return name.equals(workload.object().node().textAt("spec", FIELD))
        || bundle.service(workload.object().namespace(), name).isPresent();
  }
}
