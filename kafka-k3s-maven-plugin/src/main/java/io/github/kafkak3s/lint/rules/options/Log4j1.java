package io.github.kafkak3s.lint.rules.options;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.ConfigFile;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Variable;
import java.util.List;

/** KK3015: since 4.0 Kafka logs by Log4j 2, whose files are others. */
public final class Log4j1 implements LintRule {
  private static final Rule RULE =
      new Rule("KK3015", "log4j1-on-kafka-4", WARNING, "log4j 1 configuration with Kafka ≥ 4.0");
  private static final String OPTION = "-Dlog4j.configuration=";
  private static final List<String> FILES = List.of("log4j.properties", "log4j.xml");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().firstNodes()) {
      if (node.isReleaseKnown() && node.release().log4j2()) {
        String named = "";
        for (String name : List.of("KAFKA_LOG4J_OPTS", "KAFKA_OPTS")) {
          Variable variable = node.environment().get(name).orElse(null);
          String text = variable == null ? "" : variable.value().orElse("");
          if (text.contains(OPTION)) {
            named += text;
            option(node, variable, text, reporter);
          }
        }
        for (ConfigFile file : node.files()) {
          if (isOld(file) && !named.contains(file.path())) {
            file(node, file, reporter);
          }
        }
      }
    }
  }

  private static void option(KafkaNode node, Variable variable, String text, Reporter reporter) {
    // The start script looks at the end of this one variable (bin/kafka-run-class.sh of 4.0).
    boolean isSeen = variable.name().equals("KAFKA_LOG4J_OPTS")
        && (text.endsWith(".properties") || text.endsWith(".xml"))
        && text.substring(text.lastIndexOf(' ') + 1).contains("log4j.");
    reporter
        .at(
            variable.place(),
            "%s names a Log4j 1 file (%s…), and Kafka %s logs by Log4j 2"
                .formatted(variable.name(), OPTION, node.release().line()))
        .about(variable.name())
        .consequence(
            isSeen
                ? "it is read in a compatibility mode that knows a part of Log4j 1, which Kafka's"
                    + " start script calls deprecated"
                : "Log4j 2 does not read it: without a configuration of its own it prints errors"
                    + " only")
        .help("write a log4j2.yaml and name it by -Dlog4j2.configurationFile=");
  }

  private static boolean isOld(ConfigFile file) {
    String name = file.path().substring(file.path().lastIndexOf('/') + 1);
    return FILES.contains(name) && file.text().text().shown("").contains("log4j");
  }

  private static void file(KafkaNode node, ConfigFile file, Reporter reporter) {
    reporter
        .at(
            file.keyPlace(),
            "%s is a Log4j 1 file, and %s runs Kafka %s, which reads log4j2.yaml"
                .formatted(file.path(), node.podName(), node.release().line()))
        .consequence("nobody reads it: Kafka logs as the image says")
        .help("write it as log4j2.yaml, or remove it")
        .related(file.mount().place(), "where it is mounted");
  }
}
