package io.github.kafkak3s.proof;

import io.github.kafkak3s.observe.Host;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The zones and hosts that a workload's pods are bound to, by {@code nodeSelector} and required
 * node affinity; both must hold, and of the terms of an affinity one (Kubernetes page "Assigning
 * Pods to Nodes").
 *
 * @param zones the zones; empty for any
 * @param hosts the names of hosts; empty for any
 */
record Pins(Optional<Set<String>> zones, Optional<Set<String>> hosts) {
  static final String ZONE = "topology.kubernetes.io/zone";
  static final String HOST = "kubernetes.io/hostname";

  static Pins of(Workload workload) {
    return new Pins(pinned(workload, ZONE), pinned(workload, HOST));
  }

  private static Optional<Set<String>> pinned(Workload workload, String key) {
    String selected = workload.podSpec().textAt("nodeSelector", key);
    Optional<Set<String>> byAffinity = byAffinity(workload, key);
    if (selected.isEmpty()) {
      return byAffinity;
    }
    Set<String> values = new LinkedHashSet<>(Set.of(selected));
    byAffinity.ifPresent(values::retainAll);
    return Optional.of(values);
  }

  private static Optional<Set<String>> byAffinity(Workload workload, String key) {
    List<YamlNode> terms = workload
        .podSpec()
        .itemsAt(
            "affinity",
            "nodeAffinity",
            "requiredDuringSchedulingIgnoredDuringExecution",
            "nodeSelectorTerms");
    Set<String> values = new LinkedHashSet<>();
    for (YamlNode term : terms) {
      Optional<Set<String>> ofTerm = ofTerm(term, key);
      if (ofTerm.isEmpty()) {
        return Optional.empty();
      }
      values.addAll(ofTerm.get());
    }
    return terms.isEmpty() ? Optional.empty() : Optional.of(values);
  }

  private static Optional<Set<String>> ofTerm(YamlNode term, String key) {
    Optional<Set<String>> values = Optional.empty();
    for (YamlNode expression : term.itemsAt("matchExpressions")) {
      if (expression.textAt("key").equals(key) && expression.textAt("operator").equals("In")) {
        Set<String> listed = new LinkedHashSet<>();
        for (YamlNode value : expression.itemsAt("values")) {
          if (value instanceof YamlScalar scalar) {
            listed.add(scalar.text());
          }
        }
        values.ifPresent(listed::retainAll);
        values = Optional.of(listed);
      }
    }
    return values;
  }

  boolean admits(Host host) {
    boolean isInZone = zones.isEmpty()
        || host.zone().isPresent() && zones.get().contains(host.zone().get());
    return isInZone && (hosts.isEmpty() || hosts.get().contains(host.name()));
  }
}
