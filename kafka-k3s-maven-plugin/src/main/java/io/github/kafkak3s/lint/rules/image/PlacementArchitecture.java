package io.github.kafkak3s.lint.rules.image;

import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a pod template says of the architecture of its hosts.
 *
 * @param only the architecture that it asks for by {@code nodeSelector} or by its required node
 *     affinity; none where it leaves a choice
 * @param terms the terms of its required node affinity, one of which must hold
 * @param isUnknown whether it asks for other labels, so that it is not known which hosts remain
 */
record PlacementArchitecture(Set<String> only, List<YamlNode> terms, boolean isUnknown) {
  private static final String ARCHITECTURE = "kubernetes.io/arch";
  private static final String SYSTEM = "kubernetes.io/os";

  static PlacementArchitecture of(Workload workload) {
    YamlMap spec = workload.podSpec();
    String asked = spec.textAt("nodeSelector", ARCHITECTURE);
    List<YamlNode> terms = spec.itemsAt(
        "affinity",
        "nodeAffinity",
        "requiredDuringSchedulingIgnoredDuringExecution",
        "nodeSelectorTerms");
    boolean isUnknown = !spec.textAt("nodeName").isEmpty()
        || spec.at("nodeSelector") instanceof YamlMap selector
            && !Set.of(ARCHITECTURE, SYSTEM).containsAll(selector.byName().keySet())
        || asksForMore(terms);
    Set<String> only = asked.isEmpty() ? onlyOf(terms) : Set.of(asked);
    return new PlacementArchitecture(only, terms, isUnknown);
  }

  private static boolean asksForMore(List<YamlNode> terms) {
    for (YamlNode term : terms) {
      if (term.at("matchFields") != null) {
        return true;
      }
      for (YamlNode expression : term.itemsAt("matchExpressions")) {
        String key = expression.textAt("key");
        if (!key.equals(ARCHITECTURE) && !key.equals(SYSTEM)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns the one architecture that every term asks for; none where they leave a choice. */
  private static Set<String> onlyOf(List<YamlNode> terms) {
    Set<String> only = new HashSet<>();
    for (YamlNode term : terms) {
      Optional<String> one = term.itemsAt("matchExpressions").stream()
          .filter(expression -> expression.textAt("key").equals(ARCHITECTURE))
          .filter(expression -> expression.textAt("operator").equals("In"))
          .map(expression -> expression.itemsAt("values"))
          .filter(values -> values.size() == 1)
          .flatMap(values -> values.stream())
          .filter(YamlScalar.class::isInstance)
          .map(value -> ((YamlScalar) value).text())
          .findFirst();
      if (one.isEmpty()) {
        return Set.of();
      }
      only.add(one.get());
    }
    return only.size() == 1 ? Set.copyOf(only) : Set.of();
  }

  /** Tells whether a pod may be put on a host of an architecture. */
  boolean mayRunOn(String architecture) {
    return (only.isEmpty() || only.contains(architecture))
        && (terms.isEmpty() || terms.stream().anyMatch(term -> holds(term, architecture)));
  }

  private static boolean holds(YamlNode term, String architecture) {
    return term.itemsAt("matchExpressions").stream()
        .filter(expression -> expression.textAt("key").equals(ARCHITECTURE))
        .allMatch(expression -> {
          boolean isListed = expression.itemsAt("values").stream()
              .anyMatch(
                  value -> value instanceof YamlScalar text && text.text().equals(architecture));
          return switch (expression.textAt("operator")) {
            case "In" -> isListed;
            case "NotIn" -> !isListed;
            case "DoesNotExist" -> false;
            default -> true;
          };
        });
  }
}
