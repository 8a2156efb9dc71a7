package io.github.kafkak3s.spec;

import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON Merge Patch (RFC 7396) on nodes; every value keeps the place where it is written. */
final class MergePatch {
  private MergePatch() {}

  /** Returns the base with a patch on top: null removes, a map merges, anything else replaces. */
  static YamlMap apply(YamlMap base, YamlMap patch) {
    Map<String, YamlMap.Entry> entries = new LinkedHashMap<>(base.byName());
    for (YamlMap.Entry change : patch.entries()) {
      YamlNode value = change.value();
      YamlMap.Entry before = entries.get(change.name());
      if (value instanceof YamlScalar scalar && scalar.isNull()) {
        entries.remove(change.name());
      } else if (value instanceof YamlMap map) {
        YamlMap under =
            before != null && before.value() instanceof YamlMap known ? known : map.with(Map.of());
        entries.put(
            change.name(),
            new YamlMap.Entry(before == null ? change.key() : before.key(), apply(under, map)));
      } else {
        entries.put(change.name(), change);
      }
    }
    return base.with(entries);
  }
}
