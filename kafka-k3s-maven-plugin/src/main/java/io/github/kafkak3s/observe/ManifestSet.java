package io.github.kafkak3s.observe;

import io.github.kafkak3s.bundle.Bundle;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.yaml.YamlList;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The manifests of one deployment, lists taken apart.
 *
 * @param directory how the user knows the directory; empty for the one that everything is relative
 *     to
 * @param texts the text of each file by its name as places have it, sorted
 * @param objects its objects, in the order of files and lines
 * @param strays documents that are no Kubernetes objects
 * @param kustomizations what says which files belong to it
 * @param patches the documents by which they change objects
 */
public record ManifestSet(
    String directory,
    SortedMap<String, String> texts,
    List<K8sObject> objects,
    List<YamlNode> strays,
    List<K8sObject> kustomizations,
    List<K8sObject> patches) {
  private static final String KUSTOMIZE = "kustomize.config.k8s.io";
  private static final List<String> MAKING = List.of(
      "bases",
      "components",
      "configMapGenerator",
      "generators",
      "helmCharts",
      "helmChartInflationGenerator",
      "secretGenerator");

  /** Keeps unmodifiable copies. */
  public ManifestSet {
    texts = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, String>) texts));
    objects = List.copyOf(objects);
    strays = List.copyOf(strays);
    kustomizations = List.copyOf(kustomizations);
    patches = List.copyOf(patches);
  }

  /**
   * Makes a set of the documents of files.
   *
   * @param directory how the user knows the directory
   * @param texts the text of each file by its name
   * @param documents the documents of each file by its name, in the order of the files
   */
  public static ManifestSet of(
      String directory, Map<String, String> texts, Map<String, List<YamlNode>> documents) {
    List<K8sObject> objects = new ArrayList<>();
    List<YamlNode> strays = new ArrayList<>();
    List<K8sObject> kustomizations = new ArrayList<>();
    for (List<YamlNode> roots : documents.values()) {
      for (YamlNode root : roots) {
        add(root, objects, strays, kustomizations);
      }
    }
    Set<String> patches = new HashSet<>();
    for (K8sObject kustomization : kustomizations) {
      patches(kustomization, patches);
    }
    List<K8sObject> changes = new ArrayList<>();
    if (!patches.isEmpty()) {
      for (K8sObject object : objects) {
        if (patches.contains(object.file())) {
          changes.add(object);
        }
      }
      objects.removeAll(changes);
      strays.removeIf(stray -> patches.contains(stray.file()));
    }
    return new ManifestSet(
        directory, new TreeMap<>(texts), objects, strays, kustomizations, changes);
  }

  /** Adds the files that hold changes of objects, not objects. */
  private static void patches(K8sObject kustomization, Set<String> files) {
    String file = kustomization.file();
    String directory = file.substring(0, Math.max(file.lastIndexOf('/'), 0));
    for (String field : List.of("patches", "patchesJson6902")) {
      for (YamlNode patch : kustomization.node().itemsAt(field)) {
        files.add(Manifests.resolved(directory, patch.textAt("path")));
      }
    }
    for (YamlNode patch : kustomization.node().itemsAt("patchesStrategicMerge")) {
      if (patch instanceof YamlScalar path) {
        files.add(Manifests.resolved(directory, path.text()));
      }
    }
  }

  /**
   * Makes a set of a compiled bundle, whose files are known by a directory's name before theirs.
   */
  public static ManifestSet of(Bundle bundle, String directory, Findings findings) {
    SortedMap<String, String> texts = new TreeMap<>();
    String start = directory.isEmpty() ? "" : directory + "/";
    for (Map.Entry<String, String> file : bundle.files().entrySet()) {
      texts.put(start + file.getKey(), file.getValue());
    }
    return Manifests.parse(directory, texts, findings);
  }

  /**
   * Tells whether a kustomization may make another object of one: by a patch, an image, a number of
   * replicas. How it differs is not followed.
   */
  public boolean isChanged(K8sObject object) {
    return !kustomizations.isEmpty() && new KustomizeChanges(kustomizations, patches).reach(object);
  }

  /** Returns the names of all files, sorted. */
  public List<String> files() {
    return List.copyOf(texts.keySet());
  }

  /** Tells whether two namespaces may be one: they are equal, or one is not written. */
  public static boolean meet(String one, String other) {
    return one.isEmpty() || other.isEmpty() || one.equals(other);
  }

  private static void add(
      YamlNode root,
      List<K8sObject> objects,
      List<YamlNode> strays,
      List<K8sObject> kustomizations) {
    if (!(root instanceof YamlMap map)
        || map.textAt("kind").isEmpty()
        || map.textAt("apiVersion").isEmpty()) {
      boolean isKustomization = root instanceof YamlMap && Manifests.isKustomization(root.file());
      if (isKustomization) {
        kustomizations.add(new K8sObject((YamlMap) root));
      } else {
        strays.add(root);
      }
      return;
    }
    K8sObject object = new K8sObject(map);
    if (object.group().equals(KUSTOMIZE)) {
      kustomizations.add(object);
    } else if (object.kind().endsWith("List") && map.at("items") instanceof YamlList items) {
      for (YamlNode item : items.items()) {
        add(item, objects, strays, kustomizations);
      }
    } else {
      objects.add(object);
    }
  }

  /** Returns the objects of a kind, in order. */
  public List<K8sObject> ofKind(String kind) {
    List<K8sObject> of = new ArrayList<>();
    for (K8sObject object : objects) {
      if (object.is(kind)) {
        of.add(object);
      }
    }
    return List.copyOf(of);
  }

  /** Returns the object of a kind and a name in a namespace, if the set holds it. */
  public Optional<K8sObject> find(String kind, String namespace, String name) {
    for (K8sObject object : objects) {
      if (object.is(kind) && object.name().equals(name) && meet(object.namespace(), namespace)) {
        return Optional.of(object);
      }
    }
    return Optional.empty();
  }

  /** Returns the workloads: whatever makes pods, in order. */
  public List<Workload> workloads() {
    Map<K8sObject, Workload> workloads = new LinkedHashMap<>();
    for (K8sObject object : objects) {
      Optional<Workload> workload = Workload.of(object);
      if (workload.isPresent()) {
        workloads.put(object, workload.get());
      }
    }
    return List.copyOf(workloads.values());
  }

  /**
   * Tells whether all that is applied with it is in it: no kustomization brings in something from
   * elsewhere, or makes it ({@code ../base}, a URL, a generator, a chart).
   */
  public boolean isWhole() {
    for (K8sObject kustomization : kustomizations) {
      if (!isWhole(kustomization)) {
        return false;
      }
    }
    return true;
  }

  private boolean isWhole(K8sObject kustomization) {
    for (String field : MAKING) {
      if (kustomization.node().at(field) != null) {
        return false;
      }
    }
    String file = kustomization.file();
    String here = file.substring(0, file.lastIndexOf('/') + 1);
    for (YamlNode item : kustomization.node().itemsAt("resources")) {
      if (!(item instanceof YamlScalar path)
          || !isFile(path.text()) && !holdsBelow(here + path.text() + "/")) {
        return false;
      }
    }
    return true;
  }

  private boolean holdsBelow(String directory) {
    for (String file : texts.keySet()) {
      if (file.startsWith(directory)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFile(String path) {
    return !path.contains(":")
        && !path.startsWith("..")
        && (path.endsWith(".yaml") || path.endsWith(".yml") || path.endsWith(".json"));
  }
}
