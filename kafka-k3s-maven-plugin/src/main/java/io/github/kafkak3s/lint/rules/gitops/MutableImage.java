package io.github.kafkak3s.lint.rules.gitops;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;
import static io.github.kafkak3s.diagnostic.Severity.INFO;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Container;
import io.github.kafkak3s.observe.KafkaNode;

/** KK9001: the image that runs must be the one that the commit names. */
public final class MutableImage implements LintRule {
  private static final Rule RULE = new Rule(
      "KK9001",
      "mutable-image",
      ERROR,
      "Kafka's image is latest or has no tag (info: a tag without a digest)");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().firstNodes()) {
      Container container = node.container();
      if (container.node().at("image") == null) {
        continue;
      }
      Place place = container.node().at("image").place();
      String image = container.image().text();
      if (container.image().isMutable()) {
        reporter
            .at(place, "the image " + image + " is another one whenever its publisher says so")
            .consequence("a pod that is rescheduled may run another Kafka release than its peers")
            .help("name the exact version, better with its digest");
      } else if (container.image().digest().isEmpty()) {
        reporter
            .at(place, "the image " + image + " has a tag, but no digest")
            .severity(INFO)
            .help("add @sha256:… to be sure of its content");
      }
    }
  }
}
