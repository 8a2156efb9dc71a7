package io.github.kafkak3s.lint.rules.options;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;
import static io.github.kafkak3s.diagnostic.Severity.INFO;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.OptionFact;
import io.github.kafkak3s.observe.Options;

/** KK3017: what may be written must also fit into a request. */
public final class SizeChain implements LintRule {
  private static final Rule RULE = new Rule(
      "KK3017",
      "size-chain",
      ERROR,
      "a message size that socket.request.max.bytes refuses (info: fetch sizes below the message size)");
  private static final String MESSAGE = "message.max.bytes";

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().nodes()) {
      if (!node.isBroker()) {
        continue;
      }
      Options options = node.declared();
      if (isBelow("socket.request.max.bytes", options)) {
        report(reporter, options, "socket.request.max.bytes")
            .consequence("a producer that sends such a message loses its connection, again and"
                + " again: InvalidReceiveException on the broker")
            .help("lower message.max.bytes, or raise socket.request.max.bytes above it");
      } else if (isBelow("replica.fetch.max.bytes", options)) {
        slow(report(reporter, options, "replica.fetch.max.bytes"));
      } else if (isBelow("fetch.max.bytes", options)) {
        slow(report(reporter, options, "fetch.max.bytes"));
      }
    }
  }

  /** Tells whether a written limit, or a written message size, makes a limit too small. */
  private static boolean isBelow(String limit, Options options) {
    boolean isWritten =
        options.written(limit).isPresent() || options.written(MESSAGE).isPresent();
    long message = options.number(MESSAGE).orElse(0L);
    long most = options.number(limit).orElse(Long.MAX_VALUE);
    // By default a replica fetches 12 bytes less than the largest message.
    return isWritten && message - 64 > most;
  }

  private static Reporter.Report report(Reporter reporter, Options options, String limit) {
    OptionFact place = options.written(MESSAGE).or(() -> options.written(limit)).orElseThrow();
    return reporter.at(
        place.keyPlace(),
        "message.max.bytes is %s, but %s is %s"
            .formatted(
                options.number(MESSAGE).orElseThrow(),
                limit,
                options.number(limit).orElseThrow()));
  }

  private static void slow(Reporter.Report report) {
    report
        .severity(INFO)
        .consequence("large messages still move, one a fetch (KIP-74), but slower")
        .help("raise the fetch size to the message size");
  }
}
