package io.github.kafkak3s.lint.rules.quorum;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.ConfigFile;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** KK2117: empty voters must never be the majority. */
public final class ReformatMajority implements LintRule {
  private static final Rule RULE = new Rule(
      "KK2117",
      "reformat-majority",
      ERROR,
      "so many voters may be reformatted at once that empty ones can elect a leader: committed data is erased");
  private static final String POLICY = "format.policy";
  private static final String REFORMAT = "reformat=";

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      List<KafkaNode> controllers = cluster.controllers();
      Map<String, Place> empty = new LinkedHashMap<>();
      for (KafkaNode node : controllers) {
        Optional<Place> place = node.format().isGuarded() ? reformat(node) : Optional.empty();
        if (place.isPresent()) {
          empty.put(node.podName(), place.get());
        }
      }
      if (controllers.size() > 1 && empty.size() > controllers.size() / 2) {
        reporter
            .at(
                empty.values().iterator().next(),
                "%s of %s voters may be formatted anew: %s"
                    .formatted(empty.size(), controllers.size(), String.join(", ", empty.keySet())))
            .consequence("where their disks are empty they elect a leader of an empty log, and the"
                + " others throw away what the cluster has committed")
            .help("one at a time: wait until it has caught up, then name the next");
      }
    }
  }

  /** Returns where the policy that guards a node's format names its pod. */
  private static Optional<Place> reformat(KafkaNode node) {
    for (ConfigFile file : node.files()) {
      if (file.key().equals(POLICY)) {
        String[] lines = file.text().text().shown("").split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
          if (lines[i].equals(REFORMAT + node.podName())) {
            return Optional.of(file.text().placeOfLine(i + 1));
          }
        }
      }
    }
    return Optional.empty();
  }
}
