package io.github.kafkak3s.lint.rules.network;

import static io.github.kafkak3s.diagnostic.Severity.INFO;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.yaml.YamlNode;

/** KK5007: a port that is a number in three places is changed in two. */
public final class UnnamedPorts implements LintRule {
  private static final Rule RULE = new Rule("KK5007", "unnamed-ports", INFO, "ports without names");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().firstNodes()) {
      for (YamlNode port : node.container().node().itemsAt("ports")) {
        if (port.textAt("name").isEmpty()) {
          reporter
              .at(
                  node.container().node().byName().get("ports").keyPlace(),
                  "port %s of container %s has no name"
                      .formatted(port.textAt("containerPort"), node.container().name()))
              .consequence("Services and probes repeat the number")
              .help("name it, and refer to the name");
          break;
        }
      }
    }
  }
}
