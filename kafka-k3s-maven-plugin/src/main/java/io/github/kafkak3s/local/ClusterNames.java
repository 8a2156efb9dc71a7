package io.github.kafkak3s.local;

import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.observe.OptionFact;
import io.github.kafkak3s.observe.Ports;
import io.github.kafkak3s.observe.Probe;
import io.github.kafkak3s.observe.Service;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the cluster's DNS answers to the pods of one namespace, as lines of a hosts file: Services
 * by their names with and without namespace and domain, and behind a headless Service its pods.
 */
final class ClusterNames {
  private static final String DEFAULT_DOMAIN = "cluster.local";
  private static final String DEFAULT_NAMESPACE = "default";
  private static final Pattern DOMAIN =
      Pattern.compile("\\.svc\\.([a-z0-9]([a-z0-9.-]*[a-z0-9])?)");

  private final Observation bundle;
  private final KafkaCluster cluster;
  private final String namespace;
  private final String domain;

  ClusterNames(Observation bundle, KafkaCluster cluster) {
    this.bundle = bundle;
    this.cluster = cluster;
    this.namespace = cluster.namespace().isEmpty() ? DEFAULT_NAMESPACE : cluster.namespace();
    this.domain = cluster.nodes().stream()
        .flatMap(node -> Stream.of(
                "controller.quorum.voters",
                "advertised.listeners",
                "controller.quorum.bootstrap.servers")
            .map(node.effective()::written))
        .flatMap(Optional::stream)
        .map(OptionFact::raw)
        .map(DOMAIN::matcher)
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1))
        .findFirst()
        .orElse(DEFAULT_DOMAIN);
  }

  /** Returns the lines that hold for every pod and client; {@code address} gives a pod's. */
  List<String> lines(List<KafkaNode> nodes, Function<KafkaNode, String> address) {
    Set<String> lines = new LinkedHashSet<>();
    for (Service service : bundle.services()) {
      for (KafkaNode node : nodes) {
        if (!service.selects(node) || !isPublished(service, node)) {
          continue;
        }
        lines.add(address.apply(node) + " " + names(service.name()));
        if (service.isHeadless() && governs(service, node)) {
          lines.add(address.apply(node) + " " + names(node.podName() + "." + service.name()));
        }
      }
    }
    return List.copyOf(lines);
  }

  /** Returns the lines that hold in one pod alone: its own {@code /etc/hosts}. */
  List<String> ownLines(KafkaNode node, String address, String localhost) {
    List<String> lines = new ArrayList<>();
    lines.add(localhost + " localhost");
    String service = node.workload().object().node().textAt("spec", "serviceName");
    String full = service.isEmpty()
        ? ""
        : node.podName() + "." + service + "." + namespace + ".svc." + domain + " ";
    lines.add(address + " " + full + node.podName());
    return lines;
  }

  /** Tells whether only the cluster's own DNS could know a name. */
  boolean isOfCluster(String host) {
    return host.indexOf('.') < 0
        || host.endsWith(".svc")
        || host.contains(".svc.")
        || host.endsWith("." + domain);
  }

  /** Returns the sentence for each Service whose port is another than the pods'. */
  List<String> untried() {
    List<String> sentences = new ArrayList<>();
    for (Service service : bundle.services()) {
      boolean isOurs = cluster.workloads().stream().anyMatch(service::selects);
      for (Service.Port port : isOurs ? service.ports() : List.<Service.Port>of()) {
        boolean isSame = port.target().equals(Integer.toString(port.port()))
            || cluster.workloads().stream()
                .allMatch(workload -> Ports.resolve(workload, port.target())
                        .filter(number -> number == port.port())
                        .isPresent()
                    || !service.selects(workload));
        if (!isSame) {
          sentences.add("port " + port.port() + " of Service " + service.name() + " ("
              + port.node().place() + "): nothing here leads from it to port " + port.target()
              + " of the pods");
        }
      }
    }
    return List.copyOf(sentences);
  }

  /** The names by which pods of the namespace find it, the full one first. */
  private String names(String name) {
    String inNamespace = name + "." + namespace;
    return String.join(
        " ", inNamespace + ".svc." + domain, inNamespace + ".svc", inNamespace, name);
  }

  private static boolean governs(Service service, KafkaNode node) {
    return node.workload().object().node().textAt("spec", "serviceName").equals(service.name());
  }

  /**
   * Tells whether the name of a pod is known before it is ready, or it can become ready without
   * being known: a controller alone does when its own port answers.
   */
  private static boolean isPublished(Service service, KafkaNode node) {
    if (!service.isHeadless() || service.publishesNotReady() || !node.isController()) {
      return true;
    }
    Optional<Integer> asked =
        Probe.of(node.container(), "readinessProbe").flatMap(probe -> probe.port(node.container()));
    return Probe.of(node.container(), "readinessProbe").isEmpty()
        || node.listeners().stream()
            .anyMatch(listener -> listener.isController()
                && asked.filter(port -> port == listener.bind().port()).isPresent());
  }
}
