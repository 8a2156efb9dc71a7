package io.github.kafkak3s.lint.rules.security;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;
import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.NodeListener;
import io.github.kafkak3s.observe.Observation;
import java.util.Optional;
import java.util.stream.Collectors;

/** KK8001: whoever reaches a port reads, writes and deletes all topics. */
public final class PlaintextEverywhere implements LintRule {
  private static final Rule RULE = new Rule(
      "KK8001",
      "plaintext-everywhere",
      WARNING,
      "no TLS, SASL or authorizer at all (error: a listener exposed outside the cluster)");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Severity heaviest() {
    return ERROR;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      if (cluster.nodes().stream().allMatch(PlaintextEverywhere::isOpen)) {
        report(subject.bundle(), cluster, reporter);
      }
    }
  }

  private static boolean isOpen(KafkaNode node) {
    return node.declared().complete()
        && !node.listeners().isEmpty()
        && node.listeners().stream()
            .allMatch(
                listener -> listener.protocol().filter("PLAINTEXT"::equals).isPresent())
        && node.declared()
            .given("authorizer.class.name")
            .filter(fact -> !fact.raw().isBlank())
            .isEmpty();
  }

  private static void report(Observation bundle, KafkaCluster cluster, Reporter reporter) {
    KafkaNode node = cluster.nodes().get(0);
    Optional<Exposure> exposure = Optional.empty();
    for (KafkaNode each : cluster.nodes()) {
      if (exposure.isEmpty() && each.index() == 0) {
        exposure = Exposure.of(bundle, each);
        node = exposure.isPresent() ? each : node;
      }
    }
    String shown =
        node.listeners().stream().map(NodeListener::name).collect(Collectors.joining(", "));
    Reporter.Report report = reporter
        .at(
            node.declared().get("listeners").orElseThrow().givenAt(),
            "every listener of %s is PLAINTEXT (%s), and no authorizer is set"
                .formatted(node.podName(), Texts.shown(shown)))
        .consequence(
            exposure.isPresent()
                ? "whoever reaches the hosts reads, writes and deletes all topics"
                : "every pod that reaches a port reads, writes and deletes all topics")
        .help("use SSL or SASL_SSL for clients, an authorizer, and a NetworkPolicy before both");
    exposure.ifPresent(
        way -> report.severity(ERROR).related(way.place(), "opens it to the outside"));
  }
}
