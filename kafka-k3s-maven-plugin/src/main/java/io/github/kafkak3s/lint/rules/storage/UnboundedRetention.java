package io.github.kafkak3s.lint.rules.storage;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.LogDirectory;
import io.github.kafkak3s.observe.OptionFact;
import io.github.kafkak3s.observe.Options;
import java.math.BigDecimal;
import java.util.Optional;

/** KK6002: a topic grows until time bounds it; the disk does not wait. */
public final class UnboundedRetention implements LintRule {
  private static final Rule RULE = new Rule(
      "KK6002",
      "unbounded-retention",
      WARNING,
      "no byte bound on retention, or one that the claim cannot hold");

  @Override
  public Rule rule() {
    return RULE;
  }

  private static final String BYTES = "log.retention.bytes";

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().firstNodes()) {
      Options options = node.declared();
      boolean unbounded = options.number(BYTES).filter(bytes -> bytes < 0).isPresent();
      boolean compacted =
          options.value("log.cleanup.policy").filter("compact"::equals).isPresent();
      if (node.isBroker() && unbounded && !compacted) {
        Optional<OptionFact> written = options.written(BYTES);
        Place place = written.map(OptionFact::keyPlace).orElse(options.placeOfAbsent());
        reporter
            .at(place, "no bound in bytes on what a partition keeps: log.retention.bytes is -1")
            .consequence(
                "a topic that is written faster than expected fills the disk before its hours are"
                    + " over: the broker stops, and on local-path the host with it")
            .help("set log.retention.bytes to at most 0.8 × disk / partitions of the broker")
            .about(BYTES);
      } else if (node.isBroker() && !compacted) {
        tooLarge(node, reporter);
      }
    }
  }

  /** More than the disk for one partition is too much, however many there are. */
  private static void tooLarge(KafkaNode node, Reporter reporter) {
    Options options = node.declared();
    Optional<OptionFact> bound = options.written(BYTES);
    long bytes = options.number(BYTES).orElse(-1L);
    if (bound.isEmpty() || bytes <= 0 || node.logDirectories().isEmpty()) {
      return;
    }
    BigDecimal disk = BigDecimal.ZERO;
    for (LogDirectory directory : node.logDirectories()) {
      if (directory.size().isEmpty()) {
        return;
      }
      disk = disk.add(directory.size().get().amount());
    }
    if (disk.compareTo(BigDecimal.valueOf(bytes)) < 0) {
      reporter
          .at(
              bound.get().keyPlace(),
              "a partition may keep %s bytes, and the disk has %s"
                  .formatted(bytes, disk.toPlainString()))
          .consequence("the bound is never reached: the disk is full before, and the broker stops")
          .help("set log.retention.bytes to at most 0.8 × disk / partitions of the broker")
          .about(BYTES);
    }
  }
}
