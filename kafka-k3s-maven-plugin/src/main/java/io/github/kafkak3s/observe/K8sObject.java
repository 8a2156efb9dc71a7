package io.github.kafkak3s.observe;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** One Kubernetes object of a bundle. Every rule asks for its names, so that it keeps them. */
public final class K8sObject {
  private final YamlMap node;
  private final String kind;
  private final String group;
  private final String name;
  private final String namespace;

  /**
   * Makes an object.
   *
   * @param node the whole object
   */
  public K8sObject(YamlMap node) {
    this.node = node;
    this.kind = node.textAt("kind");
    String apiVersion = node.textAt("apiVersion");
    int slash = apiVersion.indexOf('/');
    this.group = slash < 0 ? "" : apiVersion.substring(0, slash);
    this.name = node.textAt("metadata", "name");
    this.namespace = node.textAt("metadata", "namespace");
  }

  /** Returns the whole object. */
  public YamlMap node() {
    return node;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof K8sObject object && node == object.node;
  }

  @Override
  public int hashCode() {
    return node.hashCode();
  }

  /** Returns the name of the file that it stands in. */
  public String file() {
    return node.file();
  }

  /** Returns its kind; empty where it has none. */
  public String kind() {
    return kind;
  }

  /** Returns its API group, without the version; empty for the core group. */
  public String group() {
    return group;
  }

  /** Returns its name. */
  public String name() {
    return name;
  }

  /** Returns its namespace; empty where none is written. */
  public String namespace() {
    return namespace;
  }

  /** Tells whether it is of a kind of Kubernetes' own or of another group. */
  public boolean is(String other) {
    return kind.equals(other);
  }

  /**
   * Returns namespace and name, {@code kafka/kafka}; the name alone where no namespace is written.
   */
  public String qualifiedName() {
    return namespace.isEmpty() ? name : namespace + "/" + name;
  }

  /** Returns kind and name for a message: {@code StatefulSet kafka}. */
  public String shown() {
    return kind + " " + name;
  }

  /** Returns where its first line stands. */
  public Place place() {
    return node.place();
  }

  /** Returns where a value below stands, or where the nearest map above it stands that is there. */
  public Place placeOf(String... way) {
    YamlNode value = node.at(way);
    for (int length = way.length; value == null && length > 0; length--) {
      value = keyOf(java.util.Arrays.copyOf(way, length));
    }
    return value == null ? place() : value.place();
  }

  private YamlNode keyOf(String... way) {
    return node.at(way);
  }

  /**
   * Returns where the key of a value below stands; where there is no such value, of the nearest key
   * above it.
   */
  public Place keyPlaceOf(String... way) {
    for (int length = way.length; length > 0; length--) {
      String[] parent = java.util.Arrays.copyOf(way, length - 1);
      if (node.at(parent) instanceof YamlMap map && map.byName().containsKey(way[length - 1])) {
        return map.byName().get(way[length - 1]).keyPlace();
      }
    }
    return place();
  }

  /** Returns its labels. */
  public Map<String, String> labels() {
    return texts(node.at("metadata", "labels"));
  }

  /** Returns the texts of a map of scalars, in order; empty where the value is no map. */
  public static Map<String, String> texts(YamlNode node) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (node instanceof YamlMap map) {
      for (YamlMap.Entry entry : map.entries()) {
        texts.put(entry.name(), map.textAt(entry.name()));
      }
    }
    return texts;
  }

  /** Returns its annotations. */
  public Map<String, String> annotations() {
    return texts(node.at("metadata", "annotations"));
  }

  /** Tells whether it is an object of Argo CD, or tells Argo CD something by an annotation. */
  public boolean isOfArgo() {
    return group().equals("argoproj.io") || isAnnotated("argocd.argoproj.io/");
  }

  /** Tells whether it is an object of Flux, or tells Flux something by an annotation. */
  public boolean isOfFlux() {
    return group().endsWith(".toolkit.fluxcd.io") || isAnnotated("kustomize.toolkit.fluxcd.io/");
  }

  private boolean isAnnotated(String prefix) {
    if (node.at("metadata", "annotations") instanceof YamlMap map) {
      for (String name : map.byName().keySet()) {
        if (name.startsWith(prefix)) {
          return true;
        }
      }
    }
    return false;
  }
}
