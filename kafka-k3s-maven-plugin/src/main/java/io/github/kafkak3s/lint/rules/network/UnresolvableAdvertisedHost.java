package io.github.kafkak3s.lint.rules.network;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.NodeListener;
import io.github.kafkak3s.observe.Service;
import java.util.Optional;

/** KK5002: clients and other brokers connect to the advertised name, not to the one they asked. */
public final class UnresolvableAdvertisedHost implements LintRule {
  private static final Rule RULE = new Rule(
      "KK5002",
      "unresolvable-advertised-host",
      ERROR,
      "advertised host that is not a DNS name for its readers");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().nodes()) {
      for (NodeListener listener : node.listeners()) {
        String host =
            listener.advertised().isPresent() ? listener.advertised().get().host() : "";
        String fault = fault(subject, node, listener, host);
        if (!fault.isEmpty()) {
          reporter
              .at(
                  node.declared().get("advertised.listeners").orElseThrow().keyPlace(),
                  "listener %s of %s is advertised as \"%s\", %s"
                      .formatted(listener.name(), node.podName(), host, fault))
              .consequence(
                  "every probe passes, but no other broker and no client can connect: the ISR"
                      + " shrinks to one, acks=all fails")
              .help("advertise the pod's full name: " + fullName(node));
        }
      }
    }
  }

  private static String fault(Subject subject, KafkaNode node, NodeListener listener, String host) {
    if (host.isEmpty()) {
      return "";
    }
    if (host.equals("0.0.0.0") || host.equals("::")) {
      return "which is no address to connect to";
    }
    if (host.equals("localhost") || host.startsWith("127.")) {
      return node.workload().replicas() > 1 ? "which each reader takes for itself" : "";
    }
    if (isBelowAnotherService(subject, node, host)) {
      return "which does not exist: the pods' names are made by the Service " + serviceName(node);
    }
    boolean isPod = host.equals(node.podName());
    Optional<Service> service = subject.bundle().service(node.namespace(), host);
    if (isPod && service.isEmpty()) {
      return "which is a name only inside of that pod";
    }
    return AdvertisedName.fault(
        subject.bundle(), node, host, listener.advertised().orElseThrow().port());
  }

  /** A pod of a StatefulSet has one name in DNS, below the Service that serviceName names. */
  private static boolean isBelowAnotherService(Subject subject, KafkaNode node, String host) {
    String service = serviceName(node);
    String[] labels = host.split("\\.", -1);
    if (service.isEmpty() || labels.length < 2 || !labels[0].equals(node.podName())) {
      return false;
    }
    boolean isOfCluster = labels.length > 3 && labels[3].equals("svc")
        || subject.bundle().service(node.namespace(), labels[1]).isPresent();
    return isOfCluster && !labels[1].equals(service);
  }

  private static String serviceName(KafkaNode node) {
    return node.workload().object().node().textAt("spec", "serviceName");
  }

  private static String fullName(KafkaNode node) {
    String service = serviceName(node);
    String namespace = node.namespace().isEmpty() ? "<namespace>" : node.namespace();
    return node.podName() + "." + service + "." + namespace + ".svc.cluster.local";
  }
}
