package io.github.kafkak3s.render;

import io.fabric8.kubernetes.api.model.AnyType;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns a Kubernetes model object into a tree of maps, lists and scalars, by its fields. The
 * models' fields bear the names of the API, so no mapper is needed; loading one costs more than
 * everything else that {@code generate} does.
 *
 * <p>What is absent is left out: null, an empty list, an empty map. An object without any field set
 * is a decision and stays: {@code emptyDir: {}} and {@code namespaceSelector: {}} mean something.
 */
final class ObjectTree {
  private static final String MORE = "additionalProperties";

  private ObjectTree() {}

  /** Returns the tree of an object; a new one, free to change. */
  static Map<String, Object> of(KubernetesResource object) {
    if (object instanceof Volume volume) {
      return ofVolume(volume);
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    for (Field field : object.getClass().getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers())) {
        continue;
      }
      if (field.getName().equals(MORE)) {
        copy((Map<?, ?>) read(field, object), tree);
      } else {
        put(tree, jsonName(field), read(field, object));
      }
    }
    return tree;
  }

  /**
   * Returns the tree of a volume, whose source is of one of thirty kinds. To ask for all its fields
   * would load a class for each kind, so those that we render are named here.
   */
  private static Map<String, Object> ofVolume(Volume volume) {
    Map<String, Object> tree = new LinkedHashMap<>();
    put(tree, "configMap", volume.getConfigMap());
    put(tree, "emptyDir", volume.getEmptyDir());
    copy(volume.getAdditionalProperties(), tree);
    if (tree.isEmpty()) {
      throw new IllegalStateException("no tree for the source of volume " + volume.getName());
    }
    put(tree, "name", volume.getName());
    return tree;
  }

  /**
   * Returns the API's name of a model's field: its own, without the underscore that keeps it off
   * Java's keywords.
   */
  static String jsonName(Field field) {
    String name = field.getName();
    return name.startsWith("_") ? name.substring(1) : name;
  }

  private static Object read(Field field, Object object) {
    try {
      field.setAccessible(true);
      return field.get(object);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field.toString(), e);
    }
  }

  private static void copy(Map<?, ?> source, Map<String, Object> target) {
    for (Map.Entry<?, ?> entry : source.entrySet()) {
      put(target, (String) entry.getKey(), entry.getValue());
    }
  }

  private static void put(Map<String, Object> target, String key, Object value) {
    boolean absent = value == null
        || value instanceof Map<?, ?> map && map.isEmpty()
        || value instanceof Collection<?> list && list.isEmpty();
    if (!absent) {
      target.put(key, plain(value));
    }
  }

  private static Object plain(Object value) {
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Quantity quantity) {
      return quantity.getAmount() + (quantity.getFormat() == null ? "" : quantity.getFormat());
    }
    if (value instanceof AnyType any) {
      return any.getValue();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> tree = new LinkedHashMap<>();
      copy(map, tree);
      return tree;
    }
    if (value instanceof Collection<?> items) {
      List<Object> tree = new ArrayList<>(items.size());
      for (Object item : items) {
        tree.add(plain(item));
      }
      return tree;
    }
    if (value instanceof KubernetesResource object) {
      return of(object);
    }
    throw new IllegalStateException("no tree for " + value.getClass().getName());
  }
}
