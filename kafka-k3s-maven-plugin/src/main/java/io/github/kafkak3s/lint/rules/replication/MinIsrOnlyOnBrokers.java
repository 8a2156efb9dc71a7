package io.github.kafkak3s.lint.rules.replication;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.OptionFact;
import io.github.kafkak3s.observe.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** KK3506: for topics that are created by request, the controller's values decide. */
public final class MinIsrOnlyOnBrokers implements LintRule {
  private static final Rule RULE = new Rule(
      "KK3506",
      "min-isr-only-on-brokers",
      ERROR,
      "dedicated controllers without min.insync.replicas, default.replication.factor or num.partitions of the brokers");
  private static final List<String> OPTIONS =
      List.of(ReplicaCounts.MIN_ISR, ReplicaCounts.DEFAULT_FACTOR, "num.partitions");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      List<Options> brokers = new ArrayList<>();
      for (KafkaNode broker : cluster.brokers()) {
        brokers.add(broker.declared());
      }
      for (KafkaNode node : cluster.controllers()) {
        if (node.isBroker()) {
          continue;
        }
        for (String option : OPTIONS) {
          boolean isLive =
              option.equals(ReplicaCounts.MIN_ISR) && !cluster.release().eligibleLeaderReplicas();
          if (!isLive) {
            check(option, node.declared(), brokers, reporter);
          }
        }
      }
    }
  }

  private static void check(
      String option, Options controller, List<Options> brokers, Reporter reporter) {
    Optional<Long> decides = controller.number(option);
    Optional<OptionFact> meant = brokers.stream()
        .filter(options -> decides.isPresent() && options.number(option).isPresent())
        .filter(options -> !options.number(option).equals(decides))
        .flatMap(options -> options.written(option).stream())
        .findFirst();
    meant.ifPresent(fact -> reporter
        .at(
            controller.written(option).map(OptionFact::keyPlace).orElse(controller.placeOfAbsent()),
            "%s is %s on the controllers, and %s on the brokers"
                .formatted(
                    option, decides.orElseThrow(), fact.value().orElse("?").trim()))
        .about(option)
        .related(fact.keyPlace(), "the brokers' value")
        .consequence(
            option.equals(ReplicaCounts.MIN_ISR)
                ? "the active controller's value becomes the cluster's: acks=all was acknowledged with"
                    + " one replica in sync, whatever the brokers' files say"
                : "topics that are created by request get the controllers' value, those created by use"
                    + " the brokers'")
        .help("write the same value for controllers and brokers"));
  }
}
