package io.github.kafkak3s.lint.rules.network;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.ImageKind;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.Service;
import io.github.kafkak3s.observe.Start;
import java.util.Locale;

/** KK5004: a Service named kafka injects KAFKA_* variables into every pod. */
public final class ServiceLinks implements LintRule {
  private static final Rule RULE = new Rule(
      "KK5004",
      "service-links",
      WARNING,
      "enableServiceLinks not false beside Services named KAFKA-like");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().firstNodes()) {
      boolean takesAll = node.image() == ImageKind.CONFLUENT || node.image() == ImageKind.APACHE;
      if (!takesAll
          || node.start().by() != Start.By.IMAGE
          || node.workload().podSpec().textAt("enableServiceLinks").equals("false")) {
        continue;
      }
      for (Service service : subject.bundle().services()) {
        if (isPrefix(service.name())
            && ManifestSet.meet(service.object().namespace(), node.namespace())) {
          reporter
              .at(
                  node.workload().podSpecPlace(),
                  "the pods of %s take variables from Services, and one is named %s"
                      .formatted(node.workload().object().shown(), service.name()))
              .related(service.object().place(), "the Service")
              .consequence("as soon as it has a cluster IP, "
                  + service.name().replace('-', '_').toUpperCase(Locale.ROOT)
                  + "_PORT and others are injected, which the image takes for options")
              .help("set enableServiceLinks: false");
          break;
        }
      }
    }
  }

  /** Both images take what begins with {@code KAFKA_}; other Services give other variables. */
  private static boolean isPrefix(String service) {
    return service.equals("kafka") || service.startsWith("kafka-");
  }
}
