package io.github.kafkak3s.lint.rules.image;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Variable;

/** KK4015: each of Kafka's tools is a JVM too, and takes the same variables. */
public final class JmxPortInEnv implements LintRule {
  private static final Rule RULE = new Rule(
      "KK4015",
      "jmx-port-in-env",
      WARNING,
      "JMX_PORT in the pod environment breaks every tool that is exec'ed in the pod");
  private static final String PORT = "JMX_PORT";
  private static final String OPTIONS = "KAFKA_JMX_OPTS";
  private static final String PROPERTY = "-Dcom.sun.management.jmxremote.port=";

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().firstNodes()) {
      for (Variable variable : node.environment().all()) {
        String text = variable.value().orElse("");
        boolean isPort = variable.name().equals(PORT) && !text.isEmpty();
        boolean isOption = variable.name().equals(OPTIONS)
            && text.contains(PROPERTY)
            && !text.contains(PROPERTY + "0");
        // What only the start script exports, kubectl exec and probes do not get.
        if (variable.source() != Variable.Source.SCRIPT && (isPort || isOption)) {
          reporter
              .at(
                  variable.place(),
                  "%s gives every JVM that is started in %s the port of Kafka's own"
                      .formatted(variable.name(), node.podName()))
              .consequence("kafka-topics.sh and the other tools end with: Port already in use, when"
                  + " they are exec'ed in the pod or called by a probe")
              .help("set it for Kafka alone, in the command that starts it; some images take"
                  + " KAFKA_JMX_PORT for that")
              .about(variable.name());
        }
      }
    }
  }
}
