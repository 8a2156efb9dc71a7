package io.github.kafkak3s.lint.rules.references;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Objects other than their pods against the API server's validation. */
record ObjectValidation(K8sObject object, BiConsumer<Place, String> faults) {
  private static final Map<String, Map<String, Set<String>>> CHOICES = Map.of(
      "StatefulSet",
      Map.of(
          "spec.podManagementPolicy", Set.of("OrderedReady", "Parallel"),
          "spec.updateStrategy.type", Set.of("RollingUpdate", "OnDelete"),
          "spec.persistentVolumeClaimRetentionPolicy.whenDeleted", Set.of("Retain", "Delete"),
          "spec.persistentVolumeClaimRetentionPolicy.whenScaled", Set.of("Retain", "Delete")),
      "Deployment",
      Map.of("spec.strategy.type", Set.of("RollingUpdate", "Recreate")),
      "Service",
      Map.of(
          "spec.type", Set.of("ClusterIP", "NodePort", "LoadBalancer", "ExternalName"),
          "spec.externalTrafficPolicy", Set.of("Cluster", "Local"),
          "spec.internalTrafficPolicy", Set.of("Cluster", "Local"),
          "spec.sessionAffinity", Set.of("None", "ClientIP")),
      "PodDisruptionBudget",
      Map.of("spec.unhealthyPodEvictionPolicy", Set.of("IfHealthyBudget", "AlwaysAllow")));
  private static final Set<String> SELECTING =
      Set.of("StatefulSet", "Deployment", "DaemonSet", "ReplicaSet");
  private static final int MOST_CHARACTERS = 1 << 20;

  static void check(K8sObject object, BiConsumer<Place, String> faults) {
    new ObjectValidation(object, faults).check();
  }

  private void check() {
    Map<String, Set<String>> ofKind = CHOICES.getOrDefault(object.kind(), Map.of());
    for (Map.Entry<String, Set<String>> choices : ofKind.entrySet()) {
      String field = choices.getKey();
      if (object.node().at(field.split("\\.")) instanceof YamlScalar value
          && !value.isNull()
          && !choices.getValue().contains(value.text())) {
        faults.accept(
            value.place(), "%s: %s is none of its choices".formatted(field, value.text()));
      }
    }
    if (SELECTING.contains(object.kind())) {
      workload();
    }
    switch (object.kind()) {
      case "Service" -> service();
      case "PodDisruptionBudget" -> budget();
      case "ConfigMap" -> configMap();
      case "Secret" -> secret();
      case "PersistentVolumeClaim" -> claim(object.node());
      default -> {}
    }
  }

  private void workload() {
    for (String field : List.of("selector", "template")) {
      if (object.node().at("spec", field) == null) {
        faults.accept(object.keyPlaceOf("spec"), "it has no " + field);
      }
    }
    for (YamlNode claim : object.node().itemsAt("spec", "volumeClaimTemplates")) {
      claim(claim);
    }
  }

  private void claim(YamlNode claim) {
    if (claim.itemsAt("spec", "accessModes").isEmpty()) {
      faults.accept(claim.place(), "a claim has no accessModes");
    } else if (claim.at("spec", "resources", "requests", "storage") == null) {
      faults.accept(claim.place(), "a claim asks for no storage");
    }
  }

  private void service() {
    List<YamlNode> ports = object.node().itemsAt("spec", "ports");
    String type = object.node().textAt("spec", "type");
    boolean isHeadless = object.node().textAt("spec", "clusterIP").equals("None");
    Set<String> names = new HashSet<>();
    for (YamlNode port : ports) {
      String name = port.textAt("name");
      if (name.isEmpty() && ports.size() > 1) {
        faults.accept(port.place(), "one of several ports has no name");
      } else if (!name.isEmpty() && !names.add(name)) {
        faults.accept(port.place(), "two ports are named " + name);
      }
      if (!port.textAt("nodePort").isEmpty() && (type.isEmpty() || type.equals("ClusterIP"))) {
        faults.accept(port.at("nodePort").place(), "a nodePort in a Service of type ClusterIP");
      }
    }
    if (ports.isEmpty() && !isHeadless && !type.equals("ExternalName")) {
      faults.accept(object.keyPlaceOf("spec", "ports"), "it has no ports");
    }
    if (isHeadless && (type.equals("NodePort") || type.equals("LoadBalancer"))) {
      faults.accept(
          object.keyPlaceOf("spec", "clusterIP"), "clusterIP: None with the type " + type);
    }
  }

  private void budget() {
    if (object.node().at("spec", "minAvailable") != null
        && object.node().at("spec", "maxUnavailable") != null
        && !object.node().textAt("spec", "minAvailable").isEmpty()
        && !object.node().textAt("spec", "maxUnavailable").isEmpty()) {
      faults.accept(
          object.keyPlaceOf("spec", "maxUnavailable"), "it has minAvailable and maxUnavailable");
    }
  }

  private void configMap() {
    long characters = 0;
    if (object.node().at("data") instanceof YamlMap data) {
      for (YamlMap.Entry entry : data.entries()) {
        characters += object.node().textAt("data", entry.name()).length();
        if (!isKey(entry.name())) {
          faults.accept(
              entry.keyPlace(), "the key %s is no name of a file".formatted(entry.name()));
        } else if (object.node().at("binaryData", entry.name()) != null) {
          faults.accept(
              entry.keyPlace(), "the key %s is in data and in binaryData".formatted(entry.name()));
        }
      }
    }
    if (characters > MOST_CHARACTERS) {
      faults.accept(object.keyPlaceOf("data"), "it is larger than 1 MiB");
    }
  }

  private void secret() {
    if (object.node().textAt("type").equals("kubernetes.io/tls")
        && object.node().at("sops") == null) {
      for (String key : List.of("tls.crt", "tls.key")) {
        if (object.node().at("data", key) == null && object.node().at("stringData", key) == null) {
          faults.accept(
              object.keyPlaceOf("type"), "it is of type kubernetes.io/tls and has no " + key);
        }
      }
    }
  }

  private static boolean isKey(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isOfKey(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= 253 && !text.equals(".") && !text.startsWith("..");
  }

  private static boolean isOfKey(char c) {
    return c == '-'
        || c == '_'
        || c == '.'
        || c >= '0' && c <= '9'
        || c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z';
  }
}
