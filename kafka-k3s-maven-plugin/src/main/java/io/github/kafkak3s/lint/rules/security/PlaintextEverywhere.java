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
import io.github.kafkak3s.observe.OptionFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
      if (isOpen(cluster)) {
        report(subject.bundle(), cluster, reporter);
      }
    }
  }

  private static boolean isOpen(KafkaCluster cluster) {
    for (KafkaNode node : cluster.nodes()) {
      if (!isOpen(node)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOpen(KafkaNode node) {
    for (NodeListener listener : node.listeners()) {
      if (!listener.protocol().equals(Optional.of("PLAINTEXT"))) {
        return false;
      }
    }
    Optional<OptionFact> authorizer = node.declared().given("authorizer.class.name");
    return node.declared().complete()
        && !node.listeners().isEmpty()
        && (authorizer.isEmpty() || authorizer.get().raw().isBlank());
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
    List<String> names = new ArrayList<>();
    for (NodeListener listener : node.listeners()) {
      names.add(listener.name());
    }
    String shown = String.join(", ", names);
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
    if (exposure.isPresent()) {
      report.severity(ERROR).related(exposure.get().place(), "opens it to the outside");
    }
  }
}
