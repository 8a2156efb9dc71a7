package io.github.kafkak3s.yaml;

import io.github.kafkak3s.diagnostic.Place;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A mapping in the order of the file; merge keys are resolved, keys are unique. */
public final class YamlMap extends YamlNode {
  /**
   * One key and its value.
   *
   * @param key the key as a scalar, with its own place
   * @param value the value
   */
  public record Entry(YamlScalar key, YamlNode value) {
    /** Returns the key's text. */
    public String name() {
      return key.text();
    }

    /** Returns where the key stands, with the pointer of the value. */
    public Place keyPlace() {
      return new Place(key.file(), key.line(), key.column(), value.pointer());
    }
  }

  private final Map<String, Entry> entries;

  /** Makes a mapping of entries that nobody changes any more. */
  YamlMap(String file, int line, int column, Map<String, Entry> entries) {
    super(file, line, column);
    this.entries = Collections.unmodifiableMap(entries);
  }

  @Override
  void bindChildren() {
    for (Entry entry : entries.values()) {
      entry.value().below(this, entry.name());
    }
  }

  /**
   * Returns a mapping with other entries that stands where this one stands; for merging documents.
   * The entries keep their own places and pointers.
   */
  public YamlMap with(Map<String, Entry> otherEntries) {
    return new YamlMap(file(), line(), column(), new LinkedHashMap<>(otherEntries));
  }

  /** Returns the entries in the order of the file. */
  public Collection<Entry> entries() {
    return entries.values();
  }

  /** Returns the entries by key, in the order of the file. */
  public Map<String, Entry> byName() {
    return entries;
  }

  /** Returns the value of a key, if it is there. */
  public Optional<YamlNode> get(String name) {
    Entry entry = entries.get(name);
    return entry == null ? Optional.empty() : Optional.of(entry.value());
  }

  @Override
  public String kind() {
    return "a map";
  }
}
