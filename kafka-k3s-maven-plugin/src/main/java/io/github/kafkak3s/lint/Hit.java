package io.github.kafkak3s.lint;

import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.observe.K8sObject;
import java.util.List;
import java.util.Optional;

/**
 * A finding and what it is about.
 *
 * @param finding the finding
 * @param about the name of the value, where the rule has named it
 * @param object the object that its place lies in
 * @param place where it stands in its bundle; the finding may point at where that comes from
 */
record Hit(Finding finding, String about, Optional<K8sObject> object, Place place) {
  /** Makes a hit whose finding points at its bundle. */
  Hit(Finding finding, String about, Optional<K8sObject> object) {
    this(finding, about, object, finding.place());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hit hit
        && finding.equals(hit.finding)
        && about.equals(hit.about)
        && object.equals(hit.object)
        && place.equals(hit.place);
  }

  @Override
  public int hashCode() {
    return finding.hashCode();
  }

  /** Returns this hit with another finding. */
  Hit with(Finding other) {
    return new Hit(other, about, object, place);
  }

  String ruleId() {
    return finding.rule().id();
  }

  /** Tells whether two hits may be of the same name. */
  boolean meets(Hit other) {
    return about.isEmpty() || other.about.isEmpty() || about.equals(other.about);
  }

  /** Returns what is equal for all that is about one value, its name apart. */
  Object valueKey() {
    Place at = finding.place();
    return List.of(at.file(), at.line(), at.pointer());
  }

  /** Returns what is equal for all that is about one object, or about one file that holds none. */
  Object objectKey() {
    return object.isPresent() ? object.get().node() : finding.place().file();
  }
}
