package io.github.kafkak3s.lab;

import io.github.kafkak3s.yaml.YamlList;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of a manifest, or its absence, to walk down from.
 *
 * @param node the value; empty where the manifest has none
 */
record Fields(Optional<YamlNode> node) {
  static Fields of(YamlNode node) {
    return new Fields(Optional.of(node));
  }

  /** Returns the value below these keys. */
  Fields at(String... keys) {
    Optional<YamlNode> here = node;
    for (String key : keys) {
      here = here.flatMap(value -> value instanceof YamlMap map ? map.get(key) : Optional.empty());
    }
    return new Fields(here);
  }

  /** Returns the text below these keys, if there is a scalar that is not null. */
  Optional<String> text(String... keys) {
    return at(keys)
        .node
        .filter(value -> value instanceof YamlScalar scalar && !scalar.isNull())
        .map(value -> ((YamlScalar) value).text());
  }

  /** Returns the text below these keys; fails naming the place where there is none. */
  String required(String... keys) {
    return text(keys)
        .orElseThrow(() -> new IllegalArgumentException(
            node.map(value -> value.place().toString()).orElse("nothing")
                + " has no "
                + String.join(".", keys)));
  }

  /** Returns the items of the list below these keys; empty where there is none. */
  List<Fields> items(String... keys) {
    return at(keys).node.orElse(null) instanceof YamlList list
        ? list.items().stream().map(Fields::of).toList()
        : List.of();
  }

  /** Returns the scalars of the list below these keys. */
  List<String> texts(String... keys) {
    return items(keys).stream().map(Fields::required).toList();
  }

  /** Returns the scalars of the map below these keys, in order. */
  Map<String, String> map(String... keys) {
    Map<String, String> entries = new LinkedHashMap<>();
    if (at(keys).node.orElse(null) instanceof YamlMap map) {
      map.byName().forEach((name, entry) -> entries.put(name, of(entry.value()).required()));
    }
    return entries;
  }
}
