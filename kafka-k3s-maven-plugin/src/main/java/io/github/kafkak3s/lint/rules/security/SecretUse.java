package io.github.kafkak3s.lint.rules.security;

import io.github.kafkak3s.observe.Container;
import io.github.kafkak3s.observe.Held;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.observe.OptionFact;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlList;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Tells whether anything of a bundle uses what a Secret holds. In doubt it is used. */
final class SecretUse {
  /** Programs that move files about and do not look into them. */
  private static final Set<String> MOVERS =
      Set.of("cp", "mv", "install", "mkdir", "chmod", "chown", "chgrp", "ls", "echo", "rm");

  /** Options that say where keys, credentials and providers of them are. */
  private static final List<String> OPTIONS =
      List.of("ssl.", "sasl.", "listener.name.", "config.providers", "super.users");

  private final Observation bundle;
  private final K8sObject secret;
  private final Set<String> keys;

  SecretUse(Observation bundle, K8sObject secret) {
    this.bundle = bundle;
    this.secret = secret;
    this.keys = Held.of(secret).keySet();
  }

  boolean isUsed() {
    for (K8sObject object : bundle.set().objects()) {
      boolean isOther = object != secret
          && ManifestSet.meet(object.namespace(), secret.namespace())
          && bundle.workloads().stream().noneMatch(workload -> workload.object() == object);
      if (isOther && mentionsBelow(object)) {
        return true;
      }
    }
    return bundle.workloads().stream()
        .filter(workload -> ManifestSet.meet(workload.object().namespace(), secret.namespace()))
        .anyMatch(this::isUsedBy);
  }

  private boolean mentionsBelow(K8sObject object) {
    return object.node().entries().stream()
        .filter(entry -> !entry.name().equals("metadata"))
        .anyMatch(entry -> holds(entry.value(), secret.name()::equals));
  }

  private boolean isUsedBy(Workload workload) {
    boolean isPulled = workload.podSpec().itemsAt("imagePullSecrets").stream()
        .anyMatch(item -> item.textAt("name").equals(secret.name()));
    List<KafkaNode> nodes = bundle.nodesOf(workload);
    return isPulled
        || workload.allContainers().stream()
            .anyMatch(container -> isVariable(container) || reads(workload, container, nodes));
  }

  private boolean isVariable(Container container) {
    return container.node().itemsAt("envFrom").stream()
            .anyMatch(item -> item.textAt("secretRef", "name").equals(secret.name()))
        || container.env().stream()
            .anyMatch(entry ->
                entry.node().textAt("valueFrom", "secretKeyRef", "name").equals(secret.name()));
  }

  private boolean reads(Workload workload, Container container, List<KafkaNode> nodes) {
    for (Container.Mount mount : container.mounts()) {
      if (SecretVolumes.names(workload, mount.volume()).contains(secret.name())) {
        boolean isInit = workload.initContainers().contains(container);
        boolean isRead = nodes.isEmpty()
            || (isInit
                ? nodes.stream().anyMatch(node -> readsCopy(node, container))
                : readsFiles(nodes, container, mount.path()));
        if (isRead) {
          return true;
        }
      }
    }
    return false;
  }

  /** Tells whether an init container does more than to copy, or Kafka reads what it copied. */
  private boolean readsCopy(KafkaNode node, Container init) {
    List<Call> calls =
        Call.of(node).stream().filter(call -> call.container().equals(init)).toList();
    boolean isMover = !calls.isEmpty()
        && calls.stream().allMatch(call -> MOVERS.contains(call.program()))
        && init.words("command").stream().noneMatch(word -> looksInside(word.text()))
        && init.words("args").stream().noneMatch(word -> looksInside(word.text()));
    return !isMover
        || calls.stream()
            .flatMap(call -> CopyCall.of(call).stream())
            .flatMap(copy -> copy.targetMount().stream())
            .flatMap(target -> node.container().mounts().stream()
                .filter(mount -> mount.volume().equals(target.volume())))
            .anyMatch(mount -> readsFiles(List.of(node), node.container(), mount.path()));
  }

  private static boolean looksInside(String script) {
    return script.contains("$(") || script.contains("`") || script.contains("<");
  }

  private boolean readsFiles(List<KafkaNode> nodes, Container container, String path) {
    return nodes.stream()
        .anyMatch(node -> !node.container().equals(container) || readsFiles(node, path));
  }

  private boolean readsFiles(KafkaNode node, String path) {
    Predicate<String> names = text -> text.contains(path) || keys.stream().anyMatch(text::contains);
    boolean isPlain = !node.listeners().isEmpty()
        && node.listeners().stream()
            .allMatch(
                listener -> listener.protocol().filter("PLAINTEXT"::equals).isPresent());
    return !isPlain
        || !node.declared().complete()
        || Stream.of(node.declared(), node.effective())
            .flatMap(view -> view.all().stream())
            .filter(OptionFact::isWritten)
            .anyMatch(fact -> isOfSecurity(fact.name()) || names.test(fact.raw()))
        || node.files().stream()
            .filter(file -> file.source() != secret)
            .anyMatch(file -> names.test(file.text().text().shown("")))
        || node.container().node().entries().stream()
            .filter(entry -> !entry.name().equals("volumeMounts"))
            .anyMatch(entry -> holds(entry.value(), names));
  }

  private static boolean isOfSecurity(String option) {
    return OPTIONS.stream().anyMatch(option::startsWith);
  }

  private static boolean holds(YamlNode node, Predicate<String> test) {
    if (node instanceof YamlMap map) {
      return map.entries().stream().anyMatch(entry -> holds(entry.value(), test));
    }
    if (node instanceof YamlList list) {
      return list.items().stream().anyMatch(item -> holds(item, test));
    }
    return node instanceof YamlScalar scalar && test.test(scalar.text());
  }
}
