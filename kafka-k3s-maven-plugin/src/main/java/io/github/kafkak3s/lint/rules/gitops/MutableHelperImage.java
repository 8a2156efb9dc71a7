package io.github.kafkak3s.lint.rules.gitops;

import static io.github.kafkak3s.diagnostic.Severity.INFO;
import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Container;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlNode;
import java.util.HashSet;
import java.util.Set;

/** KK9002: KK9001 for init containers, side containers and helpers. */
public final class MutableHelperImage implements LintRule {
  private static final Rule RULE = new Rule(
      "KK9002",
      "mutable-helper-image",
      WARNING,
      "W: the same for an init or side container (I: tag without digest, unless a Kafka container"
          + " has the same image)");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    Set<YamlNode> kafka = new HashSet<>();
    Set<String> images = new HashSet<>();
    subject.bundle().firstNodes().forEach(node -> {
      kafka.add(node.container().node());
      images.add(node.container().image().text());
    });
    for (Workload workload : subject.bundle().workloads()) {
      workload.allContainers().stream()
          .filter(container -> !kafka.contains(container.node()))
          .filter(container -> !container.image().text().isEmpty())
          .forEach(container -> check(container, images, reporter));
    }
  }

  private static void check(Container container, Set<String> kafkaImages, Reporter reporter) {
    String image = container.image().text();
    if (container.image().isMutable()) {
      reporter
          .at(
              container.node().at("image").place(),
              "the image %s of the container %s is another one whenever its publisher says so"
                  .formatted(image, container.name()))
          .consequence("a pod that is rescheduled may run something else than its peers, and does"
              + " not start while the registry is away")
          .help("name the exact version, or drop the container");
    } else if (container.image().digest().isEmpty() && !kafkaImages.contains(image)) {
      reporter
          .at(
              container.node().at("image").place(),
              "the image %s of the container %s has a tag, but no digest"
                  .formatted(image, container.name()))
          .severity(INFO)
          .help("add @sha256:… to be sure of its content");
    }
  }
}
