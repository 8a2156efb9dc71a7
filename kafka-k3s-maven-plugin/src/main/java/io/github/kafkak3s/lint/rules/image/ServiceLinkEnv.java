package io.github.kafkak3s.lint.rules.image;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;
import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.ImageKind;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.OptionFact;
import io.github.kafkak3s.observe.Service;
import io.github.kafkak3s.observe.Start;
import io.github.kafkak3s.yaml.YamlMap;
import java.util.Locale;

/** KK4011: Kubernetes tells a pod its Services by variables that look like Kafka's options. */
public final class ServiceLinkEnv implements LintRule {
  private static final Rule RULE = new Rule(
      "KK4011",
      "service-link-env",
      ERROR,
      "injected KAFKA_ service variables that this image turns into options (warning: options that"
          + " Kafka ignores)");
  private static final String FIELD = "enableServiceLinks";
  private static final String NAME = "kafka";

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
          || node.workload().podSpec().textAt(FIELD).equals("false")) {
        continue;
      }
      for (Service service : subject.bundle().services()) {
        if (isInjected(node, service)) {
          report(reporter, node, service);
        }
      }
    }
  }

  /** A Service without an address of its own gives no variables. */
  private static boolean isInjected(KafkaNode node, Service service) {
    return (service.name().equals(NAME) || service.name().startsWith(NAME + "-"))
        && !service.isHeadless()
        && !service.type().equals("ExternalName")
        && ManifestSet.meet(service.object().namespace(), node.namespace());
  }

  private static void report(Reporter reporter, KafkaNode node, Service service) {
    String prefix = service.name().toUpperCase(Locale.ROOT).replace('-', '_');
    boolean stops = stops(node, service);
    YamlMap.Entry written = node.workload().podSpec().byName().get(FIELD);
    Place place = written == null ? node.workload().podSpecPlace() : written.keyPlace();
    reporter
        .at(
            place,
            "the Service %s gives the pods of %s variables %s_PORT, %s_SERVICE_HOST and more, which"
                    .formatted(service.name(), node.workload().object().shown(), prefix, prefix)
                + " the image takes for options")
        .severity(stops ? ERROR : WARNING)
        .consequence(
            !stops
                ? "options such as service.host, which Kafka does not know, get into its file"
                : node.image() == ImageKind.CONFLUENT
                    ? "its entrypoint ends with: port is deprecated"
                    : "they replace the image's whole configuration, and Kafka does not start")
        .help("set enableServiceLinks: false in the pod template")
        .related(service.object().place(), "this Service");
  }

  /** Confluent's entrypoint refuses KAFKA_PORT; Apache's stock file goes once any option is set. */
  private static boolean stops(KafkaNode node, Service service) {
    boolean isTakenAway = node.runs().stream()
        .flatMap(run -> run.scripts().stream())
        .anyMatch(script -> script.text().shown("").contains("unset KAFKA_PORT"));
    return switch (node.image()) {
      case CONFLUENT ->
        service.name().equals(NAME) && node.environment().lacks("KAFKA_PORT") && !isTakenAway;
      case APACHE ->
        node.effective().complete()
            && node.effective().all().stream().noneMatch(OptionFact::isWritten);
      case BITNAMI, OTHER -> false;
    };
  }
}
