package io.github.kafkak3s.lint.rules.availability;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.NodeListener;
import io.github.kafkak3s.observe.OptionFact;
import io.github.kafkak3s.observe.Ports;
import io.github.kafkak3s.observe.Probe;
import io.github.kafkak3s.observe.Variable;
import io.github.kafkak3s.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** KK7020: a probe asks a port that Kafka opens, at the pod's own address. */
public final class ProbeOnWrongPort implements LintRule {
  private static final Rule RULE = new Rule(
      "KK7020",
      "probe-on-wrong-port",
      ERROR,
      "probe on a port that never opens for that role, or with host:");
  private static final List<String> PROBES =
      List.of("startupProbe", "readinessProbe", "livenessProbe");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().nodes()) {
      for (String field : PROBES) {
        Optional<Probe> probe = Probe.of(node.container(), field);
        if (probe.isPresent()) {
          for (String handler : List.of("tcpSocket", "httpGet")) {
            check(node, probe.get(), handler, reporter);
          }
        }
      }
    }
  }

  private static void check(KafkaNode node, Probe probe, String handler, Reporter reporter) {
    host(probe, handler, reporter);
    YamlNode port = probe.node().at(handler, "port");
    if (port != null) {
      port(node, probe.field(), port, handler, probe, reporter);
    }
  }

  private static void host(Probe probe, String handler, Reporter reporter) {
    YamlNode host = probe.node().at(handler, "host");
    String text = probe.node().textAt(handler, "host");
    if (host != null && !text.isEmpty()) {
      reporter
          .at(host.place(), "the %s asks the host %s, not the pod".formatted(probe.field(), text))
          .consequence("the kubelet connects from the host: localhost is the host itself, and a"
              + " name leads to any pod; the answer says nothing of this one")
          .help("leave host out")
          .about(probe.field());
    }
  }

  private static void port(
      KafkaNode node,
      String field,
      YamlNode place,
      String handler,
      Probe probe,
      Reporter reporter) {
    Optional<Integer> port = Ports.resolve(node.container(), probe.node().textAt(handler, "port"));
    if (port.isPresent() && neverOpens(node, port.get())) {
      reporter
          .at(
              place.place(),
              "the %s of %s asks port %s, but Kafka listens on %s there"
                  .formatted(
                      field,
                      node.workload().object().shown(),
                      port.get(),
                      node.listeners().stream()
                          .map(each -> each.name() + " " + each.bind().port())
                          .collect(Collectors.joining(", "))))
          .consequence(
              "the probe fails for ever: the pod is never ready, or killed again and again")
          .help("ask the port of one of its listeners")
          .about(field);
    }
  }

  private static boolean listens(KafkaNode node, int port) {
    for (NodeListener listener : node.listeners()) {
      if (listener.bind().port() == port) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether neither Kafka nor, by any text, an agent in its process opens a port. */
  private static boolean neverOpens(KafkaNode node, int port) {
    String number = Integer.toString(port);
    return node.declared().complete()
        && node.environment().complete()
        && !node.listeners().isEmpty()
        && node.workload().containers().size() == 1
        && !listens(node, port)
        && node.declared().all().stream()
            .filter(fact -> !fact.name().endsWith("quorum.voters"))
            .map(OptionFact::raw)
            .noneMatch(text -> text.contains(number))
        && node.environment().all().stream()
            .filter(variable -> !variable.name().endsWith("QUORUM_VOTERS"))
            .map(Variable::raw)
            .noneMatch(text -> text.contains(number))
        && node.container().words("command").stream().noneMatch(w -> w.text().contains(number))
        && node.container().words("args").stream().noneMatch(w -> w.text().contains(number));
  }
}
