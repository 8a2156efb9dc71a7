package io.github.kafkak3s.lint.rules.options;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;
import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.OptionFact;
import io.github.kafkak3s.observe.Options;
import java.util.List;
import java.util.Optional;

/** KK3018: a time that has to be met must be longer than what it waits for. */
public final class TimeoutChain implements LintRule {
  private static final Rule RULE = new Rule(
      "KK3018",
      "timeout-chain",
      ERROR,
      "session, heartbeat, fetch and lag timeouts that contradict each other");
  private static final String HEARTBEAT = "broker.heartbeat.interval.ms";
  private static final String SESSION = "broker.session.timeout.ms";
  private static final String WAIT = "replica.fetch.wait.max.ms";
  private static final String LAG = "replica.lag.time.max.ms";
  private static final String SHORTEST = "group.min.session.timeout.ms";
  private static final String LONGEST = "group.max.session.timeout.ms";

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      // The controllers' own value ends a session.
      List<KafkaNode> controllers = cluster.controllers();
      for (KafkaNode broker : cluster.brokers()) {
        Options options = broker.declared();
        if (!controllers.isEmpty()) {
          heartbeat(options, controllers.get(0).declared(), reporter);
        }
        if (isAbove(WAIT, LAG, options)) {
          report(reporter, options, WAIT, options, LAG)
              .consequence("Kafka refuses it at its start: a follower would leave the ISR while it"
                  + " waits")
              .help("keep the wait well below the lag");
        }
        if (isAbove(SHORTEST, LONGEST, options)) {
          report(reporter, options, SHORTEST, options, LONGEST)
              .consequence("no session timeout is allowed: consumers cannot join their groups")
              .help("the first must be the smaller one");
        }
      }
    }
  }

  private static void heartbeat(Options broker, Options controller, Reporter reporter) {
    Optional<Long> interval = broker.number(HEARTBEAT);
    Optional<Long> session = controller.number(SESSION);
    if (interval.isEmpty() || session.isEmpty()) {
      return;
    }
    boolean isWritten =
        broker.written(HEARTBEAT).isPresent() || controller.written(SESSION).isPresent();
    if (isWritten && interval.get() > session.get() / 2) {
      boolean isLost = interval.get() >= session.get();
      report(reporter, broker, HEARTBEAT, controller, SESSION)
          .severity(isLost ? ERROR : WARNING)
          .consequence(
              isLost
                  ? "the controller fences each broker before its next heartbeat: leaders move for ever"
                  : "one heartbeat that comes late fences the broker, and its leaders move")
          .help("keep the session at least three heartbeats long");
    }
  }

  private static boolean isAbove(String lower, String upper, Options options) {
    boolean isWritten =
        options.written(lower).isPresent() || options.written(upper).isPresent();
    return isWritten
        && options.number(lower).orElse(0L) > options.number(upper).orElse(Long.MAX_VALUE);
  }

  private static Reporter.Report report(
      Reporter reporter, Options one, String first, Options other, String second) {
    OptionFact fact = one.written(first).or(() -> other.written(second)).orElseThrow();
    return reporter.at(
        fact.keyPlace(),
        "%s is %s, but %s is %s"
            .formatted(
                first,
                one.number(first).orElseThrow(),
                second,
                other.number(second).orElseThrow()));
  }
}
