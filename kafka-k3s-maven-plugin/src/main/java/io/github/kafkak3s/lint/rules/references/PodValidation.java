package io.github.kafkak3s.lint.rules.references;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.kubernetes.Digits;
import io.github.kafkak3s.kubernetes.Quantity;
import io.github.kafkak3s.observe.Ports;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** The pods of a workload against the API server's validation of pod templates. */
record PodValidation(Workload workload, BiConsumer<Place, String> faults) {
  private static final Map<String, Set<String>> CHOICES = Map.of(
      "imagePullPolicy", Set.of("Always", "IfNotPresent", "Never"),
      "terminationMessagePolicy", Set.of("File", "FallbackToLogsOnError"));
  private static final Set<String> HANDLERS = Set.of("exec", "grpc", "httpGet", "tcpSocket");

  static void check(Workload workload, BiConsumer<Place, String> faults) {
    new PodValidation(workload, faults).pod(workload.podSpec());
  }

  private void pod(YamlMap spec) {
    restartPolicy(spec);
    for (YamlNode volume : spec.itemsAt("volumes")) {
      volume(volume);
    }
    for (YamlNode container : spec.itemsAt("initContainers")) {
      container(container);
    }
    if (spec.itemsAt("containers").isEmpty()) {
      faults.accept(workload.podSpecPlace(), "its pods have no containers");
    }
    for (YamlNode container : spec.itemsAt("containers")) {
      container(container);
      probe(container, "livenessProbe", true);
      probe(container, "readinessProbe", false);
      probe(container, "startupProbe", true);
    }
    for (String kind : List.of("podAffinity", "podAntiAffinity")) {
      for (YamlNode term :
          spec.itemsAt("affinity", kind, "requiredDuringSchedulingIgnoredDuringExecution")) {
        if (term.textAt("topologyKey").isEmpty()) {
          faults.accept(term.place(), "a term of %s has no topologyKey".formatted(kind));
        }
      }
    }
  }

  private void restartPolicy(YamlMap spec) {
    String policy = spec.textAt("restartPolicy");
    Set<String> allowed = switch (workload.object().kind()) {
      case "Job", "CronJob" -> Set.of("OnFailure", "Never");
      case "Pod" -> Set.of("", "Always", "OnFailure", "Never");
      default -> Set.of("", "Always");
    };
    if (!allowed.contains(policy)) {
      Place place = policy.isEmpty()
          ? workload.podSpecPlace()
          : spec.byName().get("restartPolicy").keyPlace();
      faults.accept(
          place,
          "restartPolicy is %s, which pods of a %s cannot have"
              .formatted(
                  policy.isEmpty() ? "Always, the default" : policy,
                  workload.object().kind()));
    }
  }

  private void volume(YamlNode volume) {
    if (volume instanceof YamlMap map && map.entries().size() > 2) {
      List<String> sources =
          map.byName().keySet().stream().filter(key -> !key.equals("name")).toList();
      faults.accept(
          volume.place(),
          "the volume %s is of several kinds: %s"
              .formatted(volume.textAt("name"), String.join(", ", sources)));
    }
  }

  private void container(YamlNode container) {
    for (String field : List.of("name", "image")) {
      if (container.textAt(field).isEmpty()) {
        faults.accept(container.place(), "a container has no " + field);
      }
    }
    for (Map.Entry<String, Set<String>> choices : CHOICES.entrySet()) {
      String field = choices.getKey();
      if (container.at(field) instanceof YamlScalar value
          && !value.isNull()
          && !choices.getValue().contains(value.text())) {
        faults.accept(
            value.place(), "%s: %s is none of its choices".formatted(field, value.text()));
      }
    }
    for (YamlNode entry : container.itemsAt("env")) {
      variable(entry);
    }
    for (YamlNode mount : container.itemsAt("volumeMounts")) {
      mount(mount);
    }
    ports(container);
    resources(container);
  }

  private void variable(YamlNode entry) {
    YamlNode from = entry.at("valueFrom");
    if (entry.textAt("name").isEmpty()) {
      faults.accept(entry.place(), "a variable has no name");
    } else if (from instanceof YamlMap map) {
      if (!entry.textAt("value").isEmpty()) {
        faults.accept(
            entry.place(),
            "the variable %s has a value and a valueFrom".formatted(entry.textAt("name")));
      } else if (map.entries().size() != 1) {
        faults.accept(
            from.place(),
            "valueFrom of the variable %s names %s sources, not one"
                .formatted(entry.textAt("name"), map.entries().size()));
      }
    }
  }

  private void mount(YamlNode mount) {
    String path = mount.textAt("subPath");
    if (mount.textAt("mountPath").isEmpty()) {
      faults.accept(mount.place(), "a mount has no mountPath");
    } else if (!path.isEmpty() && !mount.textAt("subPathExpr").isEmpty()) {
      faults.accept(mount.place(), "a mount has subPath and subPathExpr");
    } else if (path.startsWith("/") || List.of(path.split("/")).contains("..")) {
      faults.accept(
          mount.at("subPath").place(), "the subPath %s leaves the volume".formatted(path));
    } else if (path.indexOf('/') > 0 && isOfKeys(mount.textAt("name"))) {
      faults.accept(
          mount.at("subPath").place(),
          "the subPath %s goes below a key, which is a file".formatted(path));
    }
  }

  /** Tells whether a volume has no directories: keys of a ConfigMap, not renamed. */
  private boolean isOfKeys(String volume) {
    return workload
        .volume(volume)
        .filter(each ->
            each.at("configMap") != null && each.itemsAt("configMap", "items").isEmpty())
        .isPresent();
  }

  private void ports(YamlNode container) {
    Set<String> names = new HashSet<>();
    for (YamlNode port : container.itemsAt("ports")) {
      String name = port.textAt("name");
      if (!name.isEmpty() && !names.add(name)) {
        faults.accept(port.place(), "two ports of one container are named " + name);
      }
      String number = port.textAt("containerPort");
      if (Ports.number(number) == 0 && Digits.only(number)) {
        faults.accept(port.place(), "a containerPort is not between 1 and 65535");
      }
    }
  }

  private void resources(YamlNode container) {
    if (container.at("resources", "requests") instanceof YamlMap requests) {
      for (YamlMap.Entry request : requests.entries()) {
        Optional<Quantity> asked =
            Quantity.parse(container.textAt("resources", "requests", request.name()));
        Optional<Quantity> limit =
            Quantity.parse(container.textAt("resources", "limits", request.name()));
        if (asked.isPresent() && limit.isPresent() && asked.get().compareTo(limit.get()) > 0) {
          faults.accept(
              request.keyPlace(),
              "the request of %s, %s, is above the limit, %s"
                  .formatted(
                      request.name(), asked.get().canonical(), limit.get().canonical()));
        }
      }
    }
  }

  private void probe(YamlNode container, String name, boolean isOnce) {
    if (!(container.at(name) instanceof YamlMap probe)) {
      return;
    }
    int handlers = 0;
    for (String field : probe.byName().keySet()) {
      handlers += HANDLERS.contains(field) ? 1 : 0;
    }
    Place place = ((YamlMap) container).byName().get(name).keyPlace();
    if (handlers != 1) {
      faults.accept(place, "the %s has %s handlers, not one".formatted(name, handlers));
    }
    String successes = probe.textAt("successThreshold");
    if (isOnce && !successes.isEmpty() && !successes.equals("1")) {
      faults.accept(
          probe.at("successThreshold").place(),
          "successThreshold of the %s is %s, and must be 1".formatted(name, successes));
    }
  }
}
