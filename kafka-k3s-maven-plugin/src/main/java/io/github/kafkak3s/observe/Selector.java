package io.github.kafkak3s.observe;

import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A selector over labels: the plain map of a Service, or a {@code LabelSelector} with
 * {@code matchLabels} and {@code matchExpressions} (Kubernetes page "Labels and Selectors").
 */
public final class Selector {
  private final Map<String, String> labels;
  private final List<YamlNode> expressions;

  private Selector(Map<String, String> labels, List<YamlNode> expressions) {
    this.labels = labels;
    this.expressions = expressions;
  }

  /** Reads the plain map of labels of a Service. */
  public static Selector ofLabels(YamlNode node) {
    return new Selector(K8sObject.texts(node), List.of());
  }

  /** Reads a LabelSelector; what is absent selects everything. */
  public static Selector of(YamlNode node) {
    return node instanceof YamlMap map
        ? new Selector(K8sObject.texts(map.at("matchLabels")), map.itemsAt("matchExpressions"))
        : new Selector(Map.of(), List.of());
  }

  /** Tells whether nothing is asked for, so that everything matches. */
  public boolean isEmpty() {
    return labels.isEmpty() && expressions.isEmpty();
  }

  /** Returns the labels that it wants to be equal, in order. */
  public Map<String, String> labels() {
    return labels;
  }

  /** Tells whether it asks for labels that each pod of a StatefulSet has of its own. */
  public boolean tellsPodsApart() {
    Set<String> keys = new HashSet<>(labels.keySet());
    for (YamlNode expression : expressions) {
      keys.add(expression.textAt("key"));
    }
    return keys.contains(Pod.NAME_LABEL) || keys.contains(Pod.INDEX_LABEL);
  }

  /** Tells whether labels satisfy it. */
  public boolean matches(Map<String, String> given) {
    for (Map.Entry<String, String> label : labels.entrySet()) {
      if (!label.getValue().equals(given.get(label.getKey()))) {
        return false;
      }
    }
    for (YamlNode expression : expressions) {
      if (!holds(expression, given)) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(YamlNode expression, Map<String, String> given) {
    String value = given.get(expression.textAt("key"));
    boolean isListed = value != null
        && expression.itemsAt("values").stream()
            .anyMatch(item -> item instanceof YamlScalar scalar && scalar.text().equals(value));
    return switch (expression.textAt("operator")) {
      case "In" -> isListed;
      case "NotIn" -> !isListed;
      case "Exists" -> value != null;
      case "DoesNotExist" -> value == null;
      default -> false;
    };
  }
}
