package io.github.kafkak3s.lint.rules.network;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.kafka.Voter;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.NodeListener;

/** KK5018: pods and hosts get other addresses one day, and names do not. */
public final class LiteralAddress implements LintRule {
  private static final Rule RULE =
      new Rule("KK5018", "literal-address", WARNING, "a literal IP advertised or among the voters");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().nodes()) {
      for (NodeListener listener : node.listeners()) {
        listener
            .advertised()
            .filter(address -> isMeant(address.host()))
            .ifPresent(address -> report(
                reporter,
                node.declared().get("advertised.listeners").orElseThrow().keyPlace(),
                "the listener %s of %s is advertised as %s, an address and not a name"
                    .formatted(listener.name(), node.podName(), address.host())));
      }
      node.voters()
          .ifPresent(voters -> voters.voters().stream()
              .map(Voter::host)
              .filter(LiteralAddress::isMeant)
              .findFirst()
              .ifPresent(host -> report(
                  reporter,
                  voters.fact().keyPlace(),
                  "the voters name %s, an address and not a name".formatted(host))));
    }
  }

  private static boolean isMeant(String host) {
    return Hosts.isAddress(host) && !Hosts.isWildcard(host) && !Hosts.isLoopback(host);
  }

  private static void report(Reporter reporter, Place place, String message) {
    reporter
        .at(place, message)
        .consequence("whenever the pod or host behind it gets another address, each node's"
            + " configuration must change before anybody finds it again; certificates need the"
            + " address too")
        .help("use a name: the pod's full name inside of the cluster, a name in DNS for outside");
  }
}
