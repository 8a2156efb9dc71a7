package io.github.kafkak3s.lint.rules.security;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;
import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.NodeListener;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.observe.Options;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** KK8020: a listener without a lock beside one with. */
public final class OpenListener implements LintRule {
  private static final Rule RULE = new Rule(
      "KK8020",
      "open-listener-beside-secured",
      WARNING,
      "a PLAINTEXT client listener beside a secured one: the way around it (error: reachable from"
          + " outside)");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

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
    for (KafkaNode node : subject.bundle().nodes()) {
      Optional<NodeListener> secured = secured(node);
      if (node.isBroker() && secured.isPresent() && !isAuthorized(node.declared())) {
        for (NodeListener listener : node.listeners()) {
          if (!listener.isController()
              && isOpen(listener)
              && !LOOPBACK.contains(listener.bind().host())) {
            check(subject.bundle(), node, listener, secured.get(), reporter);
          }
        }
      }
    }
  }

  /** Returns the first listener for clients that is known to ask for more than a connection. */
  private static Optional<NodeListener> secured(KafkaNode node) {
    for (NodeListener listener : node.listeners()) {
      if (!listener.isController() && listener.protocol().isPresent() && !isOpen(listener)) {
        return Optional.of(listener);
      }
    }
    return Optional.empty();
  }

  private static boolean isOpen(NodeListener listener) {
    return listener.protocol().orElse("").equals("PLAINTEXT");
  }

  /** Whether ACLs hold against whoever does not log in; in doubt they do. */
  private static boolean isAuthorized(Options options) {
    boolean isNone = options.lacks("authorizer.class.name")
        || options
            .given("authorizer.class.name")
            .filter(fact -> fact.raw().isBlank())
            .isPresent();
    boolean isForAll = options.flag("allow.everyone.if.no.acl.found").orElse(false)
        || options.value("super.users").stream()
            .flatMap(users -> Arrays.stream(users.split(";")))
            .anyMatch(user -> user.trim().equals("User:ANONYMOUS"));
    return !isNone && !isForAll;
  }

  private static void check(
      Observation bundle,
      KafkaNode node,
      NodeListener open,
      NodeListener secured,
      Reporter reporter) {
    Optional<Exposure> exposure = Exposure.of(bundle, node, open);
    // Clients have no business there; who may reach it is what a NetworkPolicy is for.
    boolean isForPeers = PeerListener.isBetweenBrokers(node, open);
    if (exposure.isEmpty() && isForPeers) {
      return;
    }
    Reporter.Report report = reporter
        .at(
            node.declared().get("listeners").orElseThrow().givenAt(),
            "the listener %s of %s is PLAINTEXT, beside %s, which is %s"
                .formatted(
                    open.name(),
                    node.podName(),
                    secured.name(),
                    secured.protocol().orElseThrow()))
        .about(open.name())
        .consequence("whoever reaches port %s needs no login: what %s keeps out comes in here"
            .formatted(open.bind().port(), secured.name()))
        .help("remove it or bind it to localhost, or secure it as well");
    exposure.ifPresent(
        way -> report.severity(ERROR).related(way.place(), "opens it to the outside"));
  }
}
