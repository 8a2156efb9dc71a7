package io.github.kafkak3s.observe;

import io.github.kafkak3s.diagnostic.Place;
import java.util.Optional;

/**
 * A variable of a container's environment.
 *
 * @param name its name
 * @param value what it holds in this pod, references expanded; empty where only the running pod
 *     knows
 * @param raw the text as written, references not expanded; empty where it comes from elsewhere
 * @param place where its entry stands: the item of {@code env}, the key of the ConfigMap, the line
 *     of the script
 * @param valuePlace where its value stands
 * @param source where it comes from
 */
public record Variable(
    String name, Optional<String> value, String raw, Place place, Place valuePlace, Source source) {
  /** Where a variable comes from. */
  public enum Source {
    /** Written as {@code value}. */
    LITERAL,
    /** The pod's own field ({@code fieldRef}, {@code resourceFieldRef}). */
    FIELD,
    /** A key of a ConfigMap. */
    CONFIG_MAP,
    /** A key of a Secret; its value is never shown. */
    SECRET,
    /** Kubernetes or the image: {@code HOSTNAME}. */
    POD,
    /** Set by the command line or a start script. */
    SCRIPT
  }

  /** Tells whether the value is a secret, which no message may show. */
  public boolean isSecret() {
    return source == Source.SECRET;
  }
}
