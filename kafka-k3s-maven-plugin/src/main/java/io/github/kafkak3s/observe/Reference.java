package io.github.kafkak3s.observe;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A name by which a workload needs another object.
 *
 * @param use what it needs it for
 * @param by what needs it, in words for a message: {@code the volume config}
 * @param kind the kind of the object
 * @param name the name of the object
 * @param key the key of a ConfigMap or Secret that is needed, if a single one is
 * @param isOptional whether the pod starts without it
 * @param place where the volume, variable or field stands
 */
public record Reference(
    Use use,
    String by,
    String kind,
    String name,
    Optional<String> key,
    boolean isOptional,
    Place place) {

  /** What an object is needed for. */
  public enum Use {
    /** Its keys are files of a volume. */
    FILES,
    /** It is the claim of a volume. */
    CLAIM,
    /** Its keys are variables of a container. */
    VARIABLES,
    /** It opens a registry. */
    IMAGE_PULL,
    /** It is the identity of the pods. */
    ACCOUNT,
    /** It is the class of a claim. */
    STORAGE_CLASS,
    /** It is the priority of the pods. */
    PRIORITY,
    /** It gives the pods their DNS names. */
    PEERS
  }

  /** Returns every reference of a workload, in the order of pod, containers and claims. */
  public static List<Reference> of(Workload workload) {
    List<Reference> references = new ArrayList<>();
    Collector collector = new Collector(references);
    collector.pod(workload.podSpec());
    for (Container container : workload.allContainers()) {
      collector.container(container);
    }
    for (YamlNode claim : workload.object().node().itemsAt("spec", "volumeClaimTemplates")) {
      collector.field(
          Use.STORAGE_CLASS,
          "the claim template " + claim.textAt("metadata", "name"),
          "StorageClass",
          claim.at("spec"),
          "storageClassName");
    }
    collector.field(
        Use.PEERS, "serviceName", "Service", workload.object().node().at("spec"), "serviceName");
    return List.copyOf(references);
  }

  private record Collector(List<Reference> found) {
    void pod(YamlMap spec) {
      for (YamlNode volume : spec.itemsAt("volumes")) {
        volume(volume);
      }
      for (YamlNode secret : spec.itemsAt("imagePullSecrets")) {
        add(Use.IMAGE_PULL, "imagePullSecrets", "Secret", secret.textAt("name"), "", false, secret);
      }
      field(Use.ACCOUNT, "serviceAccountName", "ServiceAccount", spec, "serviceAccountName");
      field(Use.PRIORITY, "priorityClassName", "PriorityClass", spec, "priorityClassName");
    }

    private void volume(YamlNode volume) {
      String by = "the volume " + volume.textAt("name");
      files(by, volume, "ConfigMap", volume.at("configMap"), "name");
      files(by, volume, "Secret", volume.at("secret"), "secretName");
      for (YamlNode source : volume.itemsAt("projected", "sources")) {
        files(by, volume, "ConfigMap", source.at("configMap"), "name");
        files(by, volume, "Secret", source.at("secret"), "name");
      }
      String claim = volume.textAt("persistentVolumeClaim", "claimName");
      add(Use.CLAIM, by, "PersistentVolumeClaim", claim, "", false, volume);
    }

    private void files(String by, YamlNode volume, String kind, YamlNode source, String nameField) {
      if (source == null) {
        return;
      }
      String name = source.textAt(nameField);
      boolean isOptional = source.textAt("optional").equals("true");
      add(Use.FILES, by, kind, name, "", isOptional, volume);
      for (YamlNode item : source.itemsAt("items")) {
        add(Use.FILES, by, kind, name, item.textAt("key"), isOptional, item);
      }
    }

    void container(Container container) {
      for (YamlNode source : container.node().itemsAt("envFrom")) {
        variables("envFrom", "ConfigMap", source.at("configMapRef"), source);
        variables("envFrom", "Secret", source.at("secretRef"), source);
      }
      for (Container.EnvEntry entry : container.env()) {
        String by = "the variable " + entry.name();
        variables(by, "ConfigMap", entry.node().at("valueFrom", "configMapKeyRef"), entry.node());
        variables(by, "Secret", entry.node().at("valueFrom", "secretKeyRef"), entry.node());
      }
    }

    private void variables(String by, String kind, YamlNode reference, YamlNode entry) {
      if (reference != null) {
        boolean isOptional = reference.textAt("optional").equals("true");
        String key = reference.textAt("key");
        add(Use.VARIABLES, by, kind, reference.textAt("name"), key, isOptional, entry);
      }
    }

    void field(Use use, String by, String kind, YamlNode parent, String field) {
      if (parent instanceof YamlMap map && map.byName().containsKey(field)) {
        Place place = map.byName().get(field).keyPlace();
        add(use, by, kind, map.textAt(field), Optional.empty(), false, place);
      }
    }

    private void add(
        Use use,
        String by,
        String kind,
        String name,
        String key,
        boolean isOptional,
        YamlNode node) {
      Optional<String> onlyKey = key.isEmpty() ? Optional.empty() : Optional.of(key);
      add(use, by, kind, name, onlyKey, isOptional, node.place());
    }

    private void add(
        Use use,
        String by,
        String kind,
        String name,
        Optional<String> key,
        boolean isOptional,
        Place place) {
      if (!name.isEmpty()) {
        found.add(new Reference(use, by, kind, name, key, isOptional, place));
      }
    }
  }
}
