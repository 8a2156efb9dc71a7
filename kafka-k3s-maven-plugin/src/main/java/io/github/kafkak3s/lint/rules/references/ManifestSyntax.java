package io.github.kafkak3s.lint.rules.references;

import io.github.kafkak3s.kubernetes.ApiGroups;
import io.github.kafkak3s.kubernetes.Names;
import io.github.kafkak3s.kubernetes.Schedules;
import io.github.kafkak3s.observe.Container;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The names, labels, port names and schedules of an object.
 *
 * @param object the object
 */
record ManifestSyntax(K8sObject object) {
  /** What a text has to be. */
  private enum Syntax {
    OBJECT,
    DNS_LABEL,
    DNS_SUBDOMAIN,
    PORT,
    LABEL,
    SCHEDULE
  }

  static ManifestSyntax of(K8sObject object) {
    return new ManifestSyntax(object);
  }

  /** Hands on each value that is not of its syntax, and what is wrong with it. */
  void check(BiConsumer<YamlNode, String> faults) {
    metadata(object.node().at("metadata"), faults);
    if (!ApiGroups.isBuiltIn(object.group())) {
      return;
    }
    text(object.node().at("metadata", "name"), "no name", Syntax.OBJECT, faults);
    text(object.node().at("metadata", "namespace"), "no name", Syntax.DNS_LABEL, faults);
    labels(object.node().at("spec", "selector", "matchLabels"), faults);
    labels(object.node().at("spec", "podSelector", "matchLabels"), faults);
    switch (object.kind()) {
      case "Service" -> {
        labels(object.node().at("spec", "selector"), faults);
        for (YamlNode port : object.node().itemsAt("spec", "ports")) {
          text(port.at("name"), "no name of a port", Syntax.DNS_LABEL, faults);
        }
      }
      case "CronJob" ->
        text(object.node().at("spec", "schedule"), "no schedule", Syntax.SCHEDULE, faults);
      default -> {}
    }
  }

  /** Does the same for the pods of a workload. */
  void checkPods(Workload workload, BiConsumer<YamlNode, String> faults) {
    if (workload.template() != object.node()) {
      metadata(workload.template().at("metadata"), faults);
    }
    labels(workload.podSpec().at("nodeSelector"), faults);
    for (YamlNode volume : workload.podSpec().itemsAt("volumes")) {
      text(volume.at("name"), "no name", Syntax.DNS_LABEL, faults);
    }
    for (Container container : workload.allContainers()) {
      text(container.node().at("name"), "no name", Syntax.DNS_LABEL, faults);
      for (YamlNode port : container.node().itemsAt("ports")) {
        text(port.at("name"), "no name of a port", Syntax.PORT, faults);
      }
    }
    for (YamlNode claim : object.node().itemsAt("spec", "volumeClaimTemplates")) {
      text(claim.at("metadata", "name"), "no name", Syntax.DNS_SUBDOMAIN, faults);
    }
  }

  /** The names of Services and Namespaces become labels in DNS; those of roles are free. */
  private Optional<String> name(String text) {
    return switch (object.kind()) {
      case "Service", "Namespace" -> Names.dnsLabel(text);
      case "Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding" -> Optional.empty();
      default -> Names.dnsSubdomain(text);
    };
  }

  private static Optional<String> schedule(String text) {
    return Schedules.isSchedule(text)
        ? Optional.empty()
        : Optional.of("minute, hour, day, month and weekday are wanted");
  }

  private void metadata(YamlNode metadata, BiConsumer<YamlNode, String> faults) {
    if (metadata != null) {
      labels(metadata.at("labels"), faults);
      if (metadata.at("annotations") instanceof YamlMap map) {
        keys(map, faults);
      }
    }
  }

  private void labels(YamlNode node, BiConsumer<YamlNode, String> faults) {
    if (node instanceof YamlMap map) {
      keys(map, faults);
      for (YamlMap.Entry entry : map.entries()) {
        text(entry.value(), "no value of a label", Syntax.LABEL, faults);
      }
    }
  }

  private static void keys(YamlMap map, BiConsumer<YamlNode, String> faults) {
    for (YamlMap.Entry entry : map.entries()) {
      Optional<String> fault = Names.key(entry.name());
      if (fault.isPresent()) {
        faults.accept(
            entry.value(), "under the key %s, which is %s".formatted(entry.name(), fault.get()));
      }
    }
  }

  private void text(
      YamlNode node, String what, Syntax syntax, BiConsumer<YamlNode, String> faults) {
    if (node instanceof YamlScalar scalar && !scalar.isNull()) {
      Optional<String> fault = fault(scalar.text(), syntax);
      if (fault.isPresent()) {
        faults.accept(node, what + ": " + fault.get());
      }
    }
  }

  private Optional<String> fault(String text, Syntax syntax) {
    return switch (syntax) {
      case OBJECT -> name(text);
      case DNS_LABEL -> Names.dnsLabel(text);
      case DNS_SUBDOMAIN -> Names.dnsSubdomain(text);
      case PORT -> Names.portName(text);
      case LABEL -> Names.labelValue(text);
      case SCHEDULE -> schedule(text);
    };
  }
}
