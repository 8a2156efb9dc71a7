package io.github.kafkak3s.lint;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.ManifestSet;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the object that a place lies in. */
final class ObjectIndex {
  private final Map<String, NavigableMap<Start, K8sObject>> byFile = new HashMap<>();

  /** Where an object starts in its file. */
  private record Start(int line, int column) implements Comparable<Start> {
    @Override
    public int compareTo(Start other) {
      return line != other.line
          ? Integer.compare(line, other.line)
          : Integer.compare(column, other.column);
    }
  }

  ObjectIndex(ManifestSet manifests) {
    for (K8sObject object : manifests.objects()) {
      add(object);
    }
    for (K8sObject kustomization : manifests.kustomizations()) {
      add(kustomization);
    }
  }

  private void add(K8sObject object) {
    NavigableMap<Start, K8sObject> objects = byFile.get(object.file());
    if (objects == null) {
      objects = new TreeMap<>();
      byFile.put(object.file(), objects);
    }
    objects.put(new Start(object.node().line(), object.node().column()), object);
  }

  /**
   * Returns the last object of the file that does not start behind the place; where there is none,
   * the first one, since a place may be the first line of a file.
   */
  Optional<K8sObject> objectAt(Place place) {
    NavigableMap<Start, K8sObject> objects = byFile.get(place.file());
    if (objects == null) {
      return Optional.empty();
    }
    Map.Entry<Start, K8sObject> last = objects.floorEntry(new Start(place.line(), place.column()));
    return Optional.of(last != null ? last.getValue() : objects.firstEntry().getValue());
  }
}
