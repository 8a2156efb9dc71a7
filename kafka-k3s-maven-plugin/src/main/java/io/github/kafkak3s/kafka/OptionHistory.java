package io.github.kafkak3s.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which releases of the catalogue know an option that not all of them know, and which clients own
 * an option that no node, topic or group has. Read only when a name is not found.
 */
final class OptionHistory {
  private final Map<String, String> homes = new HashMap<>();

  private OptionHistory() {}

  /** Reads the index. */
  static OptionHistory read() {
    OptionHistory history = new OptionHistory();
    for (String line : DataFile.lines("options-index.tsv")) {
      int tab = line.lastIndexOf('\t');
      history.homes.put(line.substring(0, tab), line.substring(tab + 1));
    }
    return history;
  }

  /** Returns the clients that have an option: {@code producer}, {@code admin,consumer}. */
  Optional<String> clients(String name) {
    return Optional.ofNullable(homes.get("c\t" + name));
  }

  /** Returns the releases that know an option, oldest first; empty where none does, or all do. */
  List<KafkaRelease> releases(OptionKind kind, String name) {
    String ranges = homes.get(OptionLine.letter(kind) + "\t" + name);
    List<KafkaRelease> known = new ArrayList<>();
    if (ranges == null) {
      return known;
    }
    for (String range : ranges.split(",")) {
      int dots = range.indexOf("..");
      String last = range.substring(dots + 2);
      boolean isInside = false;
      for (KafkaRelease release : KafkaReleases.all()) {
        isInside |= release.version().equals(range.substring(0, dots));
        if (isInside) {
          known.add(release);
        }
        isInside &= !release.version().equals(last);
      }
    }
    return known;
  }
}
