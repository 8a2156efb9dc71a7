package io.github.kafkak3s.render;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps Flux' variable substitution (spec.postBuild) off objects whose text it would change: it
 * replaces <code>${…}</code> by nothing and {@code $$} by {@code $}, without an error.
 */
final class FluxSubstitution {
  private static final String SUBSTITUTE = "kustomize.toolkit.fluxcd.io/substitute";

  private FluxSubstitution() {}

  /** Adds the annotation where an object's text needs it and does not have it. */
  static void exempt(Map<String, Object> object) {
    if (!isTouched(object) || !(object.get("metadata") instanceof Map<?, ?> old)) {
      return;
    }
    Map<String, Object> metadata = copyOf(old);
    Map<String, Object> annotations =
        old.get("annotations") instanceof Map<?, ?> some ? copyOf(some) : new LinkedHashMap<>();
    annotations.putIfAbsent(SUBSTITUTE, "disabled");
    metadata.put("annotations", annotations);
    object.put("metadata", metadata);
  }

  private static boolean isTouched(Object tree) {
    if (tree instanceof String text) {
      return text.contains("${") || text.contains("$$");
    }
    if (tree instanceof Map<?, ?> map) {
      return anyTouched(map.keySet()) || anyTouched(map.values());
    }
    return tree instanceof Iterable<?> items && anyTouched(items);
  }

  private static boolean anyTouched(Iterable<?> items) {
    for (Object item : items) {
      if (isTouched(item)) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, Object> copyOf(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      copy.put((String) entry.getKey(), entry.getValue());
    }
    return copy;
  }
}
