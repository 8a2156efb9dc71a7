package io.github.kafkak3s.observe;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An object that makes pods.
 *
 * @param object the object
 * @param template the pod template, or the pod itself: the map that holds {@code spec}
 * @param replicas how many pods it makes
 * @param firstOrdinal the ordinal of the first pod of a StatefulSet
 * @param initContainers the init containers
 * @param containers the containers
 */
public record Workload(
    K8sObject object,
    YamlMap template,
    int replicas,
    int firstOrdinal,
    List<Container> initContainers,
    List<Container> containers) {
  private static final Set<String> TEMPLATED =
      Set.of("StatefulSet", "Deployment", "DaemonSet", "ReplicaSet", "Job");

  private static final Set<String> MADE_OF_OBJECTS =
      Set.of("configMap", "secret", "projected", "downwardAPI");

  static Optional<Workload> of(K8sObject object) {
    String kind = object.kind();
    if (kind.equals("Pod")) {
      return of(object, object.node());
    }
    boolean cron = kind.equals("CronJob");
    if (!cron && !TEMPLATED.contains(kind)) {
      return Optional.empty();
    }
    return (cron
                ? object.node().at("spec", "jobTemplate", "spec", "template")
                : object.node().at("spec", "template"))
            instanceof YamlMap template
        ? of(object, template)
        : Optional.empty();
  }

  private static Optional<Workload> of(K8sObject object, YamlMap template) {
    return Optional.of(new Workload(
        object,
        template,
        number(object.node().textAt("spec", "replicas"), 1),
        number(object.node().textAt("spec", "ordinals", "start"), 0),
        containers(template, "initContainers"),
        containers(template, "containers")));
  }

  /** Returns every container, those that end before the others begin first. */
  public List<Container> allContainers() {
    List<Container> all = new ArrayList<>(initContainers);
    all.addAll(containers);
    return all;
  }

  private static List<Container> containers(YamlMap template, String field) {
    List<Container> containers = new ArrayList<>();
    for (YamlNode node : template.itemsAt("spec", field)) {
      if (node instanceof YamlMap map) {
        containers.add(Container.of(map));
      }
    }
    return List.copyOf(containers);
  }

  private static int number(String text, int otherwise) {
    return isNumber(text) ? Integer.parseInt(text) : otherwise;
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= 6;
  }

  /** Two workloads are one where they stand at one place: the same object of the same set. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Workload workload && workload.object.equals(object);
  }

  @Override
  public int hashCode() {
    return object.hashCode();
  }

  /** Returns the labels of its pods. */
  public Map<String, String> podLabels() {
    return K8sObject.texts(template.at("metadata", "labels"));
  }

  /** Returns the labels of one of its pods: a StatefulSet's bear their name and index as well. */
  public Map<String, String> podLabels(int index) {
    Map<String, String> labels = new LinkedHashMap<>(podLabels());
    if (object.is("StatefulSet")) {
      labels.put(Pod.NAME_LABEL, podName(index));
      labels.put(Pod.INDEX_LABEL, Integer.toString(firstOrdinal + index));
    }
    return labels;
  }

  /** Tells whether a selector matches any of its pods. */
  public boolean isSelectedBy(Selector selector) {
    if (!selector.tellsPodsApart() || !object.is("StatefulSet")) {
      return selector.matches(podLabels());
    }
    for (int index = 0; index < Math.min(replicas, NodeReader.MOST_PODS); index++) {
      if (selector.matches(podLabels(index))) {
        return true;
      }
    }
    return false;
  }

  /** Returns the pod's {@code spec}; the template where it has none. */
  public YamlMap podSpec() {
    return template.at("spec") instanceof YamlMap spec ? spec : template;
  }

  /** Returns where the key {@code spec} of the pod template stands. */
  public Place podSpecPlace() {
    return template.byName().containsKey("spec")
        ? template.byName().get("spec").keyPlace()
        : template.place();
  }

  /** Returns the name of one of its pods; a guess is made for none but a StatefulSet and a Pod. */
  public String podName(int index) {
    return switch (object.kind()) {
      case "StatefulSet" -> object.name() + "-" + (firstOrdinal + index);
      case "Pod" -> object.name();
      default -> object.name() + "-?";
    };
  }

  /** Returns where the number of its pods stands: the key {@code replicas}, or the one above. */
  public Place replicasPlace() {
    return object.keyPlaceOf("spec", "replicas");
  }

  /** Returns the volume of a name, if the pod has it. */
  public Optional<YamlMap> volume(String name) {
    for (YamlNode volume : podSpec().itemsAt("volumes")) {
      if (volume instanceof YamlMap map && map.textAt("name").equals(name)) {
        return Optional.of(map);
      }
    }
    return Optional.empty();
  }

  /**
   * Returns what a volume of the pod is made of, as its key in the manifest: {@code configMap},
   * {@code emptyDir}; empty for a claim template and for what the pod does not have.
   */
  public String volumeSource(String name) {
    Optional<YamlMap> volume = volume(name);
    if (volume.isPresent()) {
      for (String key : volume.get().byName().keySet()) {
        if (!key.equals("name")) {
          return key;
        }
      }
    }
    return "";
  }

  /**
   * Tells whether nothing can be written below a mount: it is mounted so, or the kubelet makes its
   * files out of objects (Kubernetes page "Volumes").
   */
  public boolean isReadOnly(Container.Mount mount) {
    return mount.readOnly() || MADE_OF_OBJECTS.contains(volumeSource(mount.volume()));
  }

  /** Returns the claim template of a name, if it is a StatefulSet that has it. */
  public Optional<YamlMap> claim(String name) {
    for (YamlNode claim : object.node().itemsAt("spec", "volumeClaimTemplates")) {
      if (claim instanceof YamlMap map && map.textAt("metadata", "name").equals(name)) {
        return Optional.of(map);
      }
    }
    return Optional.empty();
  }
}
