package io.github.kafkak3s.lint.rules.security;

import io.github.kafkak3s.observe.ConfigFile;
import io.github.kafkak3s.observe.Container;
import io.github.kafkak3s.observe.Held;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.NodeListener;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.observe.OptionFact;
import io.github.kafkak3s.observe.Options;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlList;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells whether anything of a bundle uses what a Secret holds. In doubt it is used. */
final class SecretUse {
  /** Programs that move files about and do not look into them. */
  private static final Set<String> MOVERS =
      Set.of("cp", "mv", "install", "mkdir", "chmod", "chown", "chgrp", "ls", "echo", "rm");

  /** Options that say where keys, credentials and providers of them are. */
  private static final List<String> OPTIONS =
      List.of("ssl.", "sasl.", "listener.name.", "config.providers", "super.users");

  private static final Optional<String> PLAINTEXT = Optional.of("PLAINTEXT");

  private final Observation bundle;
  private final K8sObject secret;
  private final Set<String> keys;

  SecretUse(Observation bundle, K8sObject secret) {
    this.bundle = bundle;
    this.secret = secret;
    this.keys = Held.of(secret).keySet();
  }

  boolean isUsed() {
    Set<K8sObject> makers = new HashSet<>();
    for (Workload workload : bundle.workloads()) {
      makers.add(workload.object());
    }
    for (K8sObject object : bundle.set().objects()) {
      if (object != secret && isNear(object) && !makers.contains(object) && isNamedBy(object)) {
        return true;
      }
    }
    for (Workload workload : bundle.workloads()) {
      if (isNear(workload.object()) && isUsedBy(workload)) {
        return true;
      }
    }
    return false;
  }

  private boolean isNear(K8sObject object) {
    return ManifestSet.meet(object.namespace(), secret.namespace());
  }

  private boolean isNamedBy(K8sObject object) {
    for (YamlMap.Entry entry : object.node().entries()) {
      if (!entry.name().equals("metadata") && holdsName(entry.value())) {
        return true;
      }
    }
    return false;
  }

  private boolean holdsName(YamlNode node) {
    if (node instanceof YamlMap map) {
      for (YamlMap.Entry entry : map.entries()) {
        if (holdsName(entry.value())) {
          return true;
        }
      }
    } else if (node instanceof YamlList list) {
      for (YamlNode item : list.items()) {
        if (holdsName(item)) {
          return true;
        }
      }
    }
    return node instanceof YamlScalar scalar && scalar.text().equals(secret.name());
  }

  private boolean isUsedBy(Workload workload) {
    for (YamlNode item : workload.podSpec().itemsAt("imagePullSecrets")) {
      if (item.textAt("name").equals(secret.name())) {
        return true;
      }
    }
    List<KafkaNode> nodes = bundle.nodesOf(workload);
    for (Container container : workload.allContainers()) {
      if (isVariable(container) || reads(workload, container, nodes)) {
        return true;
      }
    }
    return false;
  }

  private boolean isVariable(Container container) {
    for (YamlNode item : container.node().itemsAt("envFrom")) {
      if (item.textAt("secretRef", "name").equals(secret.name())) {
        return true;
      }
    }
    for (Container.EnvEntry entry : container.env()) {
      if (entry.node().textAt("valueFrom", "secretKeyRef", "name").equals(secret.name())) {
        return true;
      }
    }
    return false;
  }

  private boolean reads(Workload workload, Container container, List<KafkaNode> nodes) {
    for (Container.Mount mount : container.mounts()) {
      if (SecretVolumes.names(workload, mount.volume()).contains(secret.name())) {
        boolean isRead = nodes.isEmpty()
            || (workload.initContainers().contains(container)
                ? readCopies(nodes, container)
                : readFiles(nodes, container, mount.path()));
        if (isRead) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean readCopies(List<KafkaNode> nodes, Container init) {
    for (KafkaNode node : nodes) {
      if (readsCopy(node, init)) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether an init container does more than to copy, or Kafka reads what it copied. */
  private boolean readsCopy(KafkaNode node, Container init) {
    List<Call> calls = new ArrayList<>();
    for (Call call : Call.of(node)) {
      if (call.container().equals(init)) {
        calls.add(call);
        if (!MOVERS.contains(call.program())) {
          return true;
        }
      }
    }
    if (calls.isEmpty() || looksInside(init, "command") || looksInside(init, "args")) {
      return true;
    }
    for (Call call : calls) {
      Optional<Container.Mount> target = CopyCall.of(call).flatMap(CopyCall::targetMount);
      if (target.isPresent() && readsBelow(node, target.get().volume())) {
        return true;
      }
    }
    return false;
  }

  private boolean readsBelow(KafkaNode node, String volume) {
    for (Container.Mount mount : node.container().mounts()) {
      if (mount.volume().equals(volume) && readsFiles(node, mount.path())) {
        return true;
      }
    }
    return false;
  }

  private static boolean looksInside(Container init, String field) {
    for (YamlScalar word : init.words(field)) {
      String script = word.text();
      if (script.contains("$(") || script.contains("`") || script.contains("<")) {
        return true;
      }
    }
    return false;
  }

  private boolean readFiles(List<KafkaNode> nodes, Container container, String path) {
    for (KafkaNode node : nodes) {
      if (!node.container().equals(container) || readsFiles(node, path)) {
        return true;
      }
    }
    return false;
  }

  private boolean readsFiles(KafkaNode node, String path) {
    if (!isPlain(node)
        || !node.declared().complete()
        || isNamedBy(node.declared(), path)
        || isNamedBy(node.effective(), path)) {
      return true;
    }
    for (ConfigFile file : node.files()) {
      if (file.source() != secret && isNamedIn(file.text().text().shown(""), path)) {
        return true;
      }
    }
    for (YamlMap.Entry entry : node.container().node().entries()) {
      if (!entry.name().equals("volumeMounts") && isNamedBelow(entry.value(), path)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPlain(KafkaNode node) {
    for (NodeListener listener : node.listeners()) {
      if (!listener.protocol().equals(PLAINTEXT)) {
        return false;
      }
    }
    return !node.listeners().isEmpty();
  }

  private boolean isNamedBy(Options options, String path) {
    for (OptionFact fact : options.all()) {
      if (fact.isWritten() && (isOfSecurity(fact.name()) || isNamedIn(fact.raw(), path))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfSecurity(String option) {
    for (String start : OPTIONS) {
      if (option.startsWith(start)) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether a text names the directory of the files, or any of them. */
  private boolean isNamedIn(String text, String path) {
    if (text.contains(path)) {
      return true;
    }
    for (String key : keys) {
      if (text.contains(key)) {
        return true;
      }
    }
    return false;
  }

  private boolean isNamedBelow(YamlNode node, String path) {
    if (node instanceof YamlMap map) {
      for (YamlMap.Entry entry : map.entries()) {
        if (isNamedBelow(entry.value(), path)) {
          return true;
        }
      }
    } else if (node instanceof YamlList list) {
      for (YamlNode item : list.items()) {
        if (isNamedBelow(item, path)) {
          return true;
        }
      }
    }
    return node instanceof YamlScalar scalar && isNamedIn(scalar.text(), path);
  }
}
