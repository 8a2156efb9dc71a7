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
import java.util.ArrayList;
import java.util.List;
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
  private static final String PORT = "_PORT";

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
        List<String> left = isInjected(node, service) ? left(node, service) : List.of();
        if (!left.isEmpty()) {
          report(reporter, node, service, left);
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

  /**
   * Returns the variables that Kubernetes makes of a Service and that no script takes away
   * (Kubernetes page "Service", "Environment variables"; {@code envvars.go} of the kubelet).
   */
  private static List<String> left(KafkaNode node, Service service) {
    String prefix = service.name().toUpperCase(Locale.ROOT).replace('-', '_');
    List<String> all =
        new ArrayList<>(List.of(prefix + PORT, prefix + "_SERVICE_HOST", prefix + "_SERVICE_PORT"));
    for (Service.Port port : service.ports()) {
      if (!port.name().isEmpty()) {
        String name = port.name().toUpperCase(Locale.ROOT).replace('-', '_');
        all.add(prefix + "_SERVICE_PORT_" + name);
      }
      String protocol = port.node().textAt("protocol");
      String link = prefix + "_PORT_" + port.port() + "_" + (protocol.isEmpty() ? "TCP" : protocol);
      all.addAll(List.of(link, link + "_PROTO", link + "_PORT", link + "_ADDR"));
    }
    all.removeIf(node.environment()::takesAway);
    return all;
  }

  private static void report(
      Reporter reporter, KafkaNode node, Service service, List<String> left) {
    boolean stops = stops(node, service, left);
    String names = left.get(0)
        + (left.size() > 1 ? ", " + left.get(1) : "")
        + (left.size() > 2 ? " and more" : "");
    YamlMap.Entry written = node.workload().podSpec().byName().get(FIELD);
    Place place = written == null ? node.workload().podSpecPlace() : written.keyPlace();
    reporter
        .at(
            place,
            "the Service %s gives the pods of %s variables %s, which the image takes for options"
                .formatted(service.name(), node.workload().object().shown(), names))
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
  private static boolean stops(KafkaNode node, Service service, List<String> left) {
    return switch (node.image()) {
      case CONFLUENT ->
        service.name().equals(NAME)
            && left.contains("KAFKA_PORT")
            && node.environment().lacks("KAFKA_PORT");
      case APACHE ->
        node.effective().complete()
            && node.effective().all().stream().noneMatch(OptionFact::isWritten);
      case BITNAMI, OTHER -> false;
    };
  }
}
