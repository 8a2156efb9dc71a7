package io.github.kafkak3s.plan;

import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.Map;

/**
 * What a transition compares of one StatefulSet and its configuration.
 *
 * @param node the StatefulSet
 * @param spec its {@code spec}
 * @param claims its claim templates by name, in order
 */
record CommittedSet(YamlMap node, YamlMap spec, Map<String, YamlMap> claims) {
  /** Returns the node below a path of keys, or null. */
  static YamlNode at(YamlNode node, String... path) {
    YamlNode here = node;
    for (String step : path) {
      here = here instanceof YamlMap map ? map.get(step).orElse(null) : null;
    }
    return here;
  }

  /** Returns the text below a path of keys, or an empty text. */
  static String textAt(YamlNode node, String... path) {
    return at(node, path) instanceof YamlScalar scalar ? scalar.text() : "";
  }
}
