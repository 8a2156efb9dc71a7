package io.github.kafkak3s.observe;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.kafka.PropertiesText;
import io.github.kafkak3s.observe.shell.LocatedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file that stands in a container: a key of a ConfigMap or Secret of the bundle, mounted.
 *
 * @param path where it stands in the container
 * @param source what holds it
 * @param key the key of its text
 * @param keyPlace where the key stands
 * @param text its text, lines with places
 * @param mount the mount that brings it
 * @param properties its options, where it is a Kafka properties file
 */
public record ConfigFile(
    String path,
    K8sObject source,
    String key,
    Place keyPlace,
    LocatedText text,
    Container.Mount mount,
    Optional<Properties> properties) {

  /** Stands in a value for what only the running pod knows. */
  static final String UNKNOWN_PART = "\0";

  /**
   * A Kafka properties file.
   *
   * @param entries its options in order, what stands twice kept twice
   */
  public record Properties(List<Entry> entries) {
    /** Returns the entries by name; of one that stands twice the last. */
    public Map<String, Entry> byName() {
      Map<String, Entry> map = new LinkedHashMap<>();
      for (Entry entry : entries) {
        map.put(entry.name(), entry);
      }
      return map;
    }

    /** Tells whether there may be options in it that cannot be known. */
    boolean isPartial() {
      for (Entry entry : entries) {
        if (entry.name().contains(UNKNOWN_PART)) {
          return true;
        }
      }
      return false;
    }

    static Properties of(LocatedText text) {
      List<Entry> entries = new ArrayList<>();
      for (PropertiesText.Entry entry :
          PropertiesText.parse(text.text().shown(UNKNOWN_PART)).entries()) {
        entries.add(new Entry(entry.key(), entry.value(), text.placeOfLine(entry.line())));
      }
      return new Properties(List.copyOf(entries));
    }
  }

  /**
   * One option in a file.
   *
   * @param name the option's name
   * @param value the value as written, placeholders kept
   * @param place where its line stands
   */
  public record Entry(String name, String value, Place place) {
    /** Tells whether a part of the value is not known. */
    boolean hasUnknownPart() {
      return value.contains(UNKNOWN_PART);
    }
  }

  /** Returns what tells it from other keys of the bundle: one key may be mounted by many pods. */
  public String identity() {
    return source.kind() + "/" + source.namespace() + "/" + source.name() + "/" + key;
  }

  /** Tells whether it is a Kafka properties file of a node. */
  public boolean isKafkaProperties() {
    return properties.isPresent();
  }
}
