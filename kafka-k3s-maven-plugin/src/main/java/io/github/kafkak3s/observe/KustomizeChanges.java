package io.github.kafkak3s.observe;

import io.github.kafkak3s.yaml.YamlList;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.List;

/**
 * Which objects the kustomizations of a set change by patches, images and replicas: what is applied
 * is not what is written, and nobody has followed how it differs.
 *
 * @param kustomizations the kustomizations
 * @param patches the documents that they patch with
 */
record KustomizeChanges(List<K8sObject> kustomizations, List<K8sObject> patches) {
  private static final List<String> OF_ANYTHING = List.of("transformers", "replacements", "vars");
  private static final List<String> PATCHES =
      List.of("patches", "patchesJson6902", "patchesStrategicMerge");

  KustomizeChanges {
    kustomizations = List.copyOf(kustomizations);
    patches = List.copyOf(patches);
  }

  /** Tells whether an object may be changed. */
  boolean reach(K8sObject object) {
    for (K8sObject kustomization : kustomizations) {
      if (reaches(kustomization.node(), object)) {
        return true;
      }
    }
    for (K8sObject patch : patches) {
      if (isOf(patch, object)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(K8sObject patch, K8sObject object) {
    return patch.kind().equals(object.kind()) && patch.name().equals(object.name());
  }

  private static boolean reaches(YamlMap kustomization, K8sObject object) {
    for (String field : OF_ANYTHING) {
      if (kustomization.at(field) != null) {
        return true;
      }
    }
    for (YamlNode each : kustomization.itemsAt("replicas")) {
      if (each.textAt("name").equals(object.name())
          && object.node().at("spec", "template") != null) {
        return true;
      }
    }
    for (YamlNode each : kustomization.itemsAt("images")) {
      if (hasImage(object.node(), each.textAt("name"))) {
        return true;
      }
    }
    for (String field : PATCHES) {
      for (YamlNode patch : kustomization.itemsAt(field)) {
        if (isTarget(patch, object)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean hasImage(YamlNode node, String name) {
    if (node instanceof YamlMap map) {
      return map.entries().stream()
          .anyMatch(
              entry -> entry.name().equals("image") && entry.value() instanceof YamlScalar text
                  ? isImage(text.text(), name)
                  : hasImage(entry.value(), name));
    }
    return node instanceof YamlList list
        && list.items().stream().anyMatch(item -> hasImage(item, name));
  }

  private static boolean isImage(String image, String name) {
    return image.equals(name) || image.startsWith(name + ":") || image.startsWith(name + "@");
  }

  /** A target's name is a pattern, and labels may select; what is in the same file is there. */
  private static boolean isTarget(YamlNode patch, K8sObject object) {
    YamlNode target = patch.at("target");
    if (target != null) {
      String kind = target.textAt("kind");
      String name = target.textAt("name");
      boolean isPattern =
          name.chars().anyMatch(c -> c != '-' && c != '.' && !Character.isLetterOrDigit(c));
      return (kind.isEmpty() || kind.equals(object.kind()))
          && (name.isEmpty() || isPattern || name.equals(object.name()));
    }
    String text = patch instanceof YamlScalar scalar ? scalar.text() : patch.textAt("patch");
    return text.contains("kind: " + object.kind()) && text.contains("name: " + object.name());
  }
}
