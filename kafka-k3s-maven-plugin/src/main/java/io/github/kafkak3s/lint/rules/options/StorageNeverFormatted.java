package io.github.kafkak3s.lint.rules.options;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Format;
import io.github.kafkak3s.observe.Format.By;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.OptionFact;
import io.github.kafkak3s.observe.Options;
import java.util.List;

/** KK3004: a KRaft node starts only on a disk that was formatted for its cluster. */
public final class StorageNeverFormatted implements LintRule {
  private static final Rule RULE = new Rule(
      "KK3004",
      "storage-never-formatted",
      ERROR,
      "nothing formats the log directories, or without a cluster id");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().nodes()) {
      if (node.isZooKeeper()) {
        continue;
      }
      String problem = problem(node.format());
      if (!problem.isEmpty()) {
        reporter
            .at(place(node.declared()), problem)
            .consequence(
                node.format().by() == By.NOTHING
                    ? "Kafka ends with \"No readable meta.properties files found\""
                    : "it ends with \"argument --cluster-id/-t is required\", and no disk is formatted")
            .help("run kafka-storage format --ignore-formatted --cluster-id <id> --config <file>"
                + " before Kafka, with one constant id for all pods");
      }
    }
  }

  private static String problem(Format format) {
    if (format.by() == By.NOTHING) {
      return "nothing formats the log directories";
    }
    boolean hasNoId =
        format.by() == By.SCRIPT && !format.arguments().isEmpty() && !mayHaveId(format.arguments());
    return hasNoId ? "kafka-storage format is given no cluster id" : "";
  }

  private static boolean mayHaveId(List<String> arguments) {
    for (String word : arguments) {
      if (isIdOrUnknown(word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isIdOrUnknown(String word) {
    return word.startsWith("-t")
        || word.startsWith("--cluster-id")
        || word.indexOf('<') >= 0
        || word.indexOf('$') >= 0;
  }

  private static Place place(Options options) {
    return options
        .written("log.dirs")
        .or(() -> options.written("log.dir"))
        .map(OptionFact::keyPlace)
        .orElse(options.placeOfAbsent());
  }
}
