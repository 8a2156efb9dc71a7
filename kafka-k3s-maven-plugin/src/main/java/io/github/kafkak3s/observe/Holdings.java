package io.github.kafkak3s.observe;

import io.github.kafkak3s.observe.ConfigFile.Properties;
import io.github.kafkak3s.observe.shell.LocatedText;
import io.github.kafkak3s.observe.shell.ShellText;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The ConfigMaps and Secrets of a bundle, each taken apart once. Not thread-safe. */
final class Holdings {
  /** Options that no other program's file has; any of them makes a file one of a Kafka node. */
  private static final Set<String> SIGNS = Set.of(
      "process.roles",
      "node.id",
      "broker.id",
      "controller.quorum.voters",
      "controller.quorum.bootstrap.servers",
      "controller.listener.names",
      "log.dirs",
      "inter.broker.listener.name",
      "offsets.topic.replication.factor",
      "default.replication.factor",
      "min.insync.replicas");

  private static final Set<String> OTHER_ENDINGS =
      Set.of("sh", "bash", "yaml", "yml", "json", "xml", "py", "conf", "jks", "pem", "crt", "key");

  private final ManifestSet set;
  private final Map<K8sObject, Map<String, Held>> held = new IdentityHashMap<>();
  private final Map<Held, Optional<Properties>> properties = new IdentityHashMap<>();
  private final Map<String, Optional<K8sObject>> found = new HashMap<>();

  Holdings(ManifestSet set) {
    this.set = set;
  }

  /** Returns a ConfigMap or Secret that pods of a namespace can read. */
  Optional<K8sObject> find(String kind, String namespace, String name) {
    return found.computeIfAbsent(
        kind + "/" + namespace + "/" + name, key -> set.find(kind, namespace, name));
  }

  /** Returns the keys of an object. */
  Map<String, Held> keys(K8sObject object) {
    return held.computeIfAbsent(object, Held::of);
  }

  /** Returns a key as a text whose lines have places. */
  static Optional<LocatedText> text(Held key) {
    return key.text().map(text -> LocatedText.of(ShellText.of(text), key::placeOfLine));
  }

  /** Returns the options of a key that is a Kafka properties file. */
  Optional<Properties> properties(Held key) {
    return properties.computeIfAbsent(key, this::parse);
  }

  private Optional<Properties> parse(Held key) {
    String ending = key.key().substring(key.key().lastIndexOf('.') + 1);
    boolean isOther = OTHER_ENDINGS.contains(ending) && !key.key().equals("server.conf");
    return isOther || key.text().filter(text -> !text.startsWith("#!")).isEmpty()
        ? Optional.empty()
        : text(key).map(Properties::of).filter(Holdings::isOfKafka);
  }

  private static boolean isOfKafka(Properties parsed) {
    return parsed.entries().stream().anyMatch(entry -> SIGNS.contains(entry.name()));
  }
}
