package io.github.kafkak3s.lint.rules.security;

import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An object that becomes a Secret: a Secret, a SealedSecret (bitnami-labs) or an ExternalSecret
 * (external-secrets.io).
 *
 * @param object the object
 * @param name the name of the Secret
 * @param keys the keys of the Secret; empty where the object does not say
 */
record SecretMaker(K8sObject object, String name, Optional<Set<String>> keys) {
  static final String SEALED = "SealedSecret";
  static final String EXTERNAL = "ExternalSecret";

  /** Returns all of a bundle that become Secrets, in order. */
  static List<SecretMaker> of(ManifestSet set) {
    List<SecretMaker> makers = new ArrayList<>();
    for (K8sObject object : set.objects()) {
      switch (object.kind()) {
        case "Secret" ->
          makers.add(new SecretMaker(
              object,
              object.name(),
              Optional.of(keys(object, List.of("data"), List.of("stringData")))));
        case SEALED ->
          makers.add(new SecretMaker(
              object,
              object.name(),
              Optional.of(keys(
                  object, List.of("spec", "encryptedData"), List.of("spec", "template", "data")))));
        case EXTERNAL -> makers.add(external(object));
        default -> {}
      }
    }
    return List.copyOf(makers);
  }

  private static SecretMaker external(K8sObject object) {
    String target = object.node().textAt("spec", "target", "name");
    String name = target.isEmpty() ? object.name() : target;
    Set<String> keys = new LinkedHashSet<>();
    object.node().itemsAt("spec", "data").forEach(item -> keys.add(item.textAt("secretKey")));
    // A template takes the place of what was fetched, unless it says that it merges.
    YamlNode template = object.node().at("spec", "target", "template", "data");
    if (template instanceof YamlMap map) {
      keys.addAll(map.byName().keySet());
    }
    boolean isTold = object.node().at("spec", "dataFrom") == null
        && object.node().at("spec", "target", "template", "templateFrom") == null
        && !object.node().textAt("spec", "target", "creationPolicy").equals("Merge");
    return new SecretMaker(object, name, isTold ? Optional.of(keys) : Optional.empty());
  }

  private static Set<String> keys(K8sObject object, List<String> way, List<String> otherWay) {
    Set<String> keys = new LinkedHashSet<>();
    for (List<String> each : List.of(way, otherWay)) {
      if (object.node().at(each.toArray(String[]::new)) instanceof YamlMap map) {
        keys.addAll(map.byName().keySet());
      }
    }
    return keys;
  }

  /** Tells whether pods of a namespace find the Secret under a name. */
  boolean makes(String namespace, String secret) {
    return name.equals(secret) && ManifestSet.meet(object.namespace(), namespace);
  }
}
