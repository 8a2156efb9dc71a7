package io.github.kafkak3s.lint.rules.replication;

import static io.github.kafkak3s.diagnostic.Severity.INFO;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import java.util.List;
import java.util.Map;

/** KK3511: each rack gets the same share of replicas, however few brokers it has. */
public final class UnevenRacks implements LintRule {
  private static final Rule RULE =
      new Rule("KK3511", "uneven-racks", INFO, "brokers unevenly spread over racks");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      Map<String, List<KafkaNode>> racks = Racks.of(cluster);
      Map.Entry<String, List<KafkaNode>> smallest = null;
      int largest = 0;
      for (Map.Entry<String, List<KafkaNode>> rack : racks.entrySet()) {
        largest = Math.max(largest, rack.getValue().size());
        if (smallest == null || rack.getValue().size() < smallest.getValue().size()) {
          smallest = rack;
        }
      }
      if (smallest != null && smallest.getValue().size() < largest) {
        reporter
            .at(
                Racks.place(smallest.getValue().get(0)),
                "the rack %s has %s of the brokers, others have %s"
                    .formatted(smallest.getKey(), smallest.getValue().size(), largest))
            .consequence("its brokers hold more replicas each: twice as many with 2 to 1, ten times"
                + " with 10, 10 and 1, as Kafka's own placement gave them")
            .help("put as many brokers into each zone");
      }
    }
  }
}
