package io.github.kafkak3s.lint.rules.gitops;

import static io.github.kafkak3s.diagnostic.Severity.INFO;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Container;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlList;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** KK9006: somebody can see how Kafka is. */
public final class NoMetrics implements LintRule {
  private static final Rule RULE = new Rule("KK9006", "no-metrics", INFO, "nothing to scrape");

  /** Kinds that read metrics are all named so: PodMonitor, ServiceMonitor, VMPodScrape. */
  private static final List<String> SCRAPERS = List.of("Monitor", "Scrape", "Probe");

  /** Words in names, images, ports and variables of whatever gives metrics away. */
  private static final List<String> SIGNS =
      List.of("exporter", "metrics", "prometheus", "jmx", "JMX", "javaagent", "jolokia");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    Optional<Place> place = subject.bundle().place();
    if (place.isEmpty()
        || !subject.isWhole()
        || subject.bundle().set().objects().stream().anyMatch(NoMetrics::scrapes)
        || subject.bundle().workloads().stream().anyMatch(NoMetrics::gives)) {
      return;
    }
    reporter
        .at(place.get(), "no metrics: no exporter, no JMX port and nothing that scrapes")
        .consequence("under-replicated partitions, a full disk and a lost voter show only when"
            + " clients fail")
        .help("add a metrics exporter, and an alert on under-replicated partitions");
  }

  private static boolean scrapes(K8sObject object) {
    return SCRAPERS.stream().anyMatch(ending -> object.kind().endsWith(ending))
        || object.is("Service") && isAnnotated(object.node());
  }

  private static boolean isAnnotated(YamlNode node) {
    return K8sObject.texts(node.at("metadata", "annotations")).keySet().stream()
        .anyMatch(name -> name.startsWith("prometheus.io/"));
  }

  private static boolean gives(Workload workload) {
    return isAnnotated(workload.template())
        || isNamed(workload.object().name())
        || workload.containers().stream().anyMatch(NoMetrics::gives);
  }

  private static boolean gives(Container container) {
    return isNamed(container.name())
        || isNamed(container.image().text())
        || names(container.node().at("env"))
        || names(container.node().at("ports"))
        || names(container.node().at("command"))
        || names(container.node().at("args"));
  }

  private static boolean names(YamlNode node) {
    if (node instanceof YamlMap map) {
      return map.entries().stream().anyMatch(entry -> names(entry.value()));
    }
    if (node instanceof YamlList list) {
      return list.items().stream().anyMatch(NoMetrics::names);
    }
    return node instanceof YamlScalar scalar && isNamed(scalar.text());
  }

  private static boolean isNamed(String text) {
    return SIGNS.stream().anyMatch(text::contains);
  }
}
