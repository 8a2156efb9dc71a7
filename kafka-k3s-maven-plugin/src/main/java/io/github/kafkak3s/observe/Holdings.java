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
    String key = kind + "/" + namespace + "/" + name;
    Optional<K8sObject> object = found.get(key);
    if (object == null) {
      object = set.find(kind, namespace, name);
      found.put(key, object);
    }
    return object;
  }

  /** Returns the keys of an object. */
  Map<String, Held> keys(K8sObject object) {
    Map<String, Held> keys = held.get(object);
    if (keys == null) {
      keys = Held.of(object);
      held.put(object, keys);
    }
    return keys;
  }

  /** Returns a key as a text whose lines have places. */
  static Optional<LocatedText> text(Held key) {
    Optional<String> text = key.text();
    return text.isPresent()
        ? Optional.of(LocatedText.of(ShellText.of(text.get()), key::placeOfLine))
        : Optional.empty();
  }

  /** Returns the options of a key that is a Kafka properties file. */
  Optional<Properties> properties(Held key) {
    Optional<Properties> parsed = properties.get(key);
    if (parsed == null) {
      parsed = parse(key);
      properties.put(key, parsed);
    }
    return parsed;
  }

  private static Optional<Properties> parse(Held key) {
    String ending = key.key().substring(key.key().lastIndexOf('.') + 1);
    boolean isOther = OTHER_ENDINGS.contains(ending) && !key.key().equals("server.conf");
    Optional<LocatedText> text = isOther ? Optional.empty() : text(key);
    if (text.isEmpty() || key.text().orElseThrow().startsWith("#!")) {
      return Optional.empty();
    }
    Properties parsed = Properties.of(text.get());
    return isOfKafka(parsed) ? Optional.of(parsed) : Optional.empty();
  }

  private static boolean isOfKafka(Properties parsed) {
    for (ConfigFile.Entry entry : parsed.entries()) {
      if (SIGNS.contains(entry.name())) {
        return true;
      }
    }
    return false;
  }
}
