package io.github.kafkak3s.observe;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.observe.Container.EnvEntry;
import io.github.kafkak3s.observe.Variable.Source;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Resolves a container's environment in one pod: {@code envFrom} first, then {@code env} in order,
 * each entry seeing those before it.
 */
final class EnvironmentReader {
  private final Pod pod;
  private final Holdings holdings;
  private final List<Unknown> unknowns;
  private final Map<String, Variable> variables = new LinkedHashMap<>();
  private boolean complete = true;

  private EnvironmentReader(Pod pod, Holdings holdings, List<Unknown> unknowns) {
    this.pod = pod;
    this.holdings = holdings;
    this.unknowns = unknowns;
  }

  static Environment read(Pod pod, Container container, Holdings holdings, List<Unknown> unknowns) {
    return new EnvironmentReader(pod, holdings, unknowns).read(container);
  }

  private Environment read(Container container) {
    for (YamlNode entry : container.node().itemsAt("envFrom")) {
      from(entry);
    }
    for (EnvEntry entry : container.env()) {
      entry(entry);
    }
    // The container runtime sets it, so that the kubelet's $(HOSTNAME) does not know it.
    Place place = pod.workload().object().place();
    variables.putIfAbsent(
        "HOSTNAME",
        new Variable(
            "HOSTNAME", pod.hostName(), pod.hostName().orElse(""), place, place, Source.POD));
    return new Environment(variables, complete);
  }

  private void put(Variable variable) {
    variables.remove(variable.name());
    variables.put(variable.name(), variable);
  }

  private void from(YamlNode entry) {
    String prefix = entry.textAt("prefix");
    for (String kind : List.of("ConfigMap", "Secret")) {
      YamlNode reference = entry.at(kind.equals("Secret") ? "secretRef" : "configMapRef");
      if (reference == null) {
        continue;
      }
      String name = reference.textAt("name");
      Optional<K8sObject> object = holdings.find(kind, pod.namespace(), name);
      if (object.isPresent()) {
        holdings
            .keys(object.get())
            .forEach((key, held) -> put(new Variable(
                prefix + key,
                held.text(),
                held.text().orElse(""),
                held.keyPlace(),
                held.scalar().place(),
                kind.equals("Secret") ? Source.SECRET : Source.CONFIG_MAP)));
      } else {
        complete = false;
        unknowns.add(new Unknown(
            entry.place(),
            "the variables of the " + kind + " " + name + ", which the bundle does not hold"));
      }
    }
  }

  private void entry(EnvEntry entry) {
    YamlNode from = entry.node().at("valueFrom");
    if (from == null || entry.node().at("value") instanceof YamlScalar) {
      String raw = entry.literal().orElse("");
      put(new Variable(
          entry.name(),
          Placeholders.expand(raw, name -> Optional.ofNullable(variables.get(name))),
          raw,
          entry.place(),
          entry.valuePlace(),
          Source.LITERAL));
      return;
    }
    if (from.at("fieldRef") instanceof YamlMap field) {
      put(variable(entry, pod.field(field.textAt("fieldPath")), from.place(), Source.FIELD));
    } else if (from.at("configMapKeyRef") instanceof YamlMap reference) {
      key(entry, "ConfigMap", reference);
    } else if (from.at("secretKeyRef") instanceof YamlMap reference) {
      key(entry, "Secret", reference);
    } else {
      put(variable(entry, Optional.empty(), from.place(), Source.FIELD));
    }
  }

  private void key(EnvEntry entry, String kind, YamlMap reference) {
    Source source = kind.equals("Secret") ? Source.SECRET : Source.CONFIG_MAP;
    Optional<K8sObject> object = holdings.find(kind, pod.namespace(), reference.textAt("name"));
    Held held =
        object.map(each -> holdings.keys(each).get(reference.textAt("key"))).orElse(null);
    boolean isAbsent =
        object.isPresent() && held == null && reference.textAt("optional").equals("true");
    if (held != null) {
      put(variable(entry, held.text(), held.scalar().place(), source));
    } else if (!isAbsent) {
      put(variable(entry, Optional.empty(), reference.place(), source));
    }
  }

  private static Variable variable(
      EnvEntry entry, Optional<String> value, Place valuePlace, Source source) {
    return new Variable(entry.name(), value, value.orElse(""), entry.place(), valuePlace, source);
  }
}
