package io.github.kafkak3s.lint.rules.network;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.NodeListener;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** KK5011: a client must reach one certain broker, the leader of its partition. */
public final class SharedExternalAddress implements LintRule {
  private static final Rule RULE = new Rule(
      "KK5011",
      "shared-external-address",
      ERROR,
      "two brokers advertise one host:port; one bootstrap address only");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      Map<String, KafkaNode> first = new HashMap<>();
      for (KafkaNode broker : cluster.brokers()) {
        for (NodeListener listener : broker.listeners()) {
          if (listener.isController()
              || listener.advertised().isEmpty()
              || listener.advertised().get().host().isEmpty()) {
            continue;
          }
          String address = "%s:%s"
              .formatted(
                  listener.advertised().get().host().toLowerCase(Locale.ROOT),
                  listener.advertised().get().port());
          KafkaNode other = first.putIfAbsent(address, broker);
          if (other != null && !other.equals(broker)) {
            report(reporter, other, broker, listener, address);
          }
        }
      }
    }
  }

  private static void report(
      Reporter reporter, KafkaNode one, KafkaNode other, NodeListener listener, String address) {
    var place = other.declared().get("advertised.listeners").orElseThrow().keyPlace();
    var report = reporter
        .at(
            place,
            "%s and %s both advertise %s for the listener %s"
                .formatted(one.podName(), other.podName(), address, listener.name()))
        .consequence("connections go to either of them: requests fail with NOT_LEADER_OR_FOLLOWER"
            + " whenever it is the wrong one, while every replica looks in sync")
        .help("give each broker an address of its own: the pod's full name inside of the cluster,"
            + " a port or host name for each broker outside");
    var first = one.declared().get("advertised.listeners").orElseThrow().keyPlace();
    if (!first.equals(place)) {
      report.related(first, "the first");
    }
  }
}
