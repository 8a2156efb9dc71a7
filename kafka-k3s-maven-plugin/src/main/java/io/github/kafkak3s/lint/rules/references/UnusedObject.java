package io.github.kafkak3s.lint.rules.references;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.Reference;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlList;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** KK1012: what is written down is used. */
public final class UnusedObject implements LintRule {
  private static final Rule RULE = new Rule(
      "KK1012",
      "unused-object",
      WARNING,
      "a ConfigMap or declared volume that nothing mounts or reads (a Secret: KK8002)");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    subject.bundle().workloads().forEach(workload -> volumes(workload, reporter));
    if (subject.bundle().kafkaWorkloads().isEmpty() || !subject.isWhole()) {
      return;
    }
    Set<String> used = new HashSet<>();
    subject
        .bundle()
        .workloads()
        .forEach(workload -> Reference.of(workload).stream()
            .filter(reference -> reference.kind().equals("ConfigMap"))
            .forEach(reference -> used.add(reference.name())));
    List<K8sObject> unused = subject.bundle().set().ofKind("ConfigMap").stream()
        .filter(configMap -> !configMap.name().isEmpty() && !used.contains(configMap.name()))
        .filter(configMap -> !isFoundByLabel(configMap))
        .toList();
    Set<String> named = new HashSet<>();
    if (!unused.isEmpty()) {
      subject.bundle().set().objects().forEach(object -> collect(object.node(), named));
    }
    for (K8sObject configMap : unused) {
      if (!named.contains(configMap.name())) {
        reporter
            .at(
                configMap.keyPlaceOf("metadata", "name"),
                "no pod of the bundle mounts or reads %s".formatted(configMap.shown()))
            .consequence("what it says has no effect")
            .help("mount it, or remove it");
      }
    }
  }

  /** Where a mount names no volume, the volume that it means is not unused (KK1002). */
  private static void volumes(Workload workload, Reporter reporter) {
    if (!Mounts.undeclared(workload).isEmpty()) {
      return;
    }
    Set<String> mounted = workload.allContainers().stream()
        .flatMap(container -> container.mounts().stream())
        .map(mount -> mount.volume())
        .collect(Collectors.toCollection(HashSet::new));
    workload.allContainers().stream()
        .flatMap(container -> container.node().itemsAt("volumeDevices").stream())
        .forEach(device -> mounted.add(device.textAt("name")));
    workload
        .podSpec()
        .itemsAt("volumes")
        .forEach(volume -> report(volume, volume.textAt("name"), "volume", mounted, reporter));
    workload
        .object()
        .node()
        .itemsAt("spec", "volumeClaimTemplates")
        .forEach(claim ->
            report(claim, claim.textAt("metadata", "name"), "claim template", mounted, reporter));
  }

  private static void report(
      YamlNode node, String name, String what, Set<String> mounted, Reporter reporter) {
    if (!name.isEmpty() && !mounted.contains(name)) {
      reporter
          .at(node.place(), "no container mounts the %s %s".formatted(what, name))
          .consequence("the pod waits for it at each start, and does nothing with it")
          .help("mount it, or remove it");
    }
  }

  /** Labels are how dashboards and the like are found. */
  private static boolean isFoundByLabel(K8sObject configMap) {
    return configMap.labels().keySet().stream()
        .anyMatch(label -> label.contains("dashboard") || label.contains("grafana"));
  }

  /** Collects the words of all texts but those about the object itself: they may name objects. */
  private static void collect(YamlNode node, Set<String> words) {
    if (node instanceof YamlMap map) {
      map.entries().stream()
          .filter(entry -> !entry.name().equals("metadata"))
          .forEach(entry -> collect(entry.value(), words));
    } else if (node instanceof YamlList list) {
      list.items().forEach(item -> collect(item, words));
    } else {
      words(((YamlScalar) node).text(), words);
    }
  }

  private static void words(String text, Set<String> words) {
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || !isPart(text.charAt(i))) {
        if (i > start) {
          words.add(text.substring(start, i));
        }
        start = i + 1;
      }
    }
  }

  /** Tells whether a character may stand in the name of an object. */
  private static boolean isPart(char c) {
    return c == '-' || c == '.' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z';
  }
}
