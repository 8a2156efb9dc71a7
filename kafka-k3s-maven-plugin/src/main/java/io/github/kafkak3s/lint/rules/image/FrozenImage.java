package io.github.kafkak3s.lint.rules.image;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;
import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Container;
import io.github.kafkak3s.observe.Workload;
import java.util.Set;

/** KK4013: images that are gone from Docker Hub, or that nobody updates. */
public final class FrozenImage implements LintRule {
  private static final Rule RULE = new Rule(
      "KK4013",
      "frozen-image",
      ERROR,
      "an image whose versioned tags are gone (docker.io/bitnami since September 2025); warning: one"
          + " that is no longer updated");
  private static final Set<String> HUB =
      Set.of("docker.io", "index.docker.io", "registry-1.docker.io");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (Workload workload : subject.bundle().workloads()) {
      for (Container container : workload.allContainers()) {
        check(container, reporter);
      }
    }
  }

  private static void check(Container container, Reporter reporter) {
    String repository = ofHub(container.image().repository());
    if (container.node().at("image") == null) {
      return;
    }
    Reporter.Report report;
    if (repository.startsWith("bitnami/")
        && container.image().tag().isPresent()
        && !container.image().isMutable()) {
      report = reporter
          .at(
              container.node().at("image").place(),
              "the versioned tags of docker.io/bitnami are gone since September 2025: "
                  + Texts.shown(container.image().text()))
          .consequence("a host that does not have the image yet cannot pull it, and the pod that"
              + " moves there stays in ImagePullBackOff");
    } else if (repository.startsWith("bitnamilegacy/") || repository.equals("wurstmeister/kafka")) {
      report = reporter
          .at(
              container.node().at("image").place(),
              "the image " + Texts.shown(container.image().text()) + " is no longer updated")
          .severity(WARNING)
          .consequence("known holes stay open, and no newer Kafka ever comes");
    } else {
      return;
    }
    String other = repository.endsWith("/kafka") ? "apache/kafka" : "another image of the program";
    report.help("use " + other + ", or a copy of the image in a registry of your own");
  }

  /** Returns the repository on Docker Hub; empty where it is of another registry. */
  private static String ofHub(String repository) {
    int slash = repository.indexOf('/');
    String first = slash < 0 ? "" : repository.substring(0, slash);
    if (HUB.contains(first)) {
      return repository.substring(slash + 1);
    }
    return first.contains(".") || first.contains(":") || first.equals("localhost")
        ? ""
        : repository;
  }
}
