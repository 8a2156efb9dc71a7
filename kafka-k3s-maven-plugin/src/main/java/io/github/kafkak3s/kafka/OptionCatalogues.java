package io.github.kafkak3s.kafka;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps each release's options for the length of one run, since reading them costs milliseconds.
 * Thread-safe.
 */
public final class OptionCatalogues {
  private final Map<String, OptionCatalogue> known = new ConcurrentHashMap<>();

  /** Returns the options of a release. */
  public OptionCatalogue of(KafkaRelease release) {
    OptionCatalogue catalogue = known.get(release.version());
    if (catalogue == null) {
      catalogue = OptionCatalogue.of(release);
      known.put(release.version(), catalogue);
    }
    return catalogue;
  }
}
