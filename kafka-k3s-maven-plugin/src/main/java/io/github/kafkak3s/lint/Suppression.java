package io.github.kafkak3s.lint;

import io.github.kafkak3s.diagnostic.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A decision to live with findings, as somebody wrote it beside them: {@code KK3501,KK3504
 * until=2027-01-31 reason}.
 *
 * @param place where it stands
 * @param rules ids or slugs, as written
 * @param until the last day on which it counts, as written; empty where none is
 * @param reason why; empty where none is written
 */
record Suppression(Place place, List<String> rules, Optional<String> until, String reason) {
  private static final String UNTIL = "until=";

  /** Reads one entry; any text gives one. */
  static Suppression parse(Place place, String text) {
    String[] words = text.strip().split("\\s+");
    List<String> rules = new ArrayList<>();
    int next = 0;
    boolean more = true;
    while (more && next < words.length) {
      Arrays.stream(words[next].split(",")).filter(name -> !name.isEmpty()).forEach(rules::add);
      more = words[next].endsWith(",");
      next++;
    }
    Optional<String> until = Optional.empty();
    if (next < words.length && words[next].startsWith(UNTIL)) {
      until = Optional.of(words[next].substring(UNTIL.length()));
      next++;
    }
    if (next < words.length && words[next].equals("--")) {
      next++;
    }
    String reason = String.join(" ", Arrays.asList(words).subList(next, words.length));
    return new Suppression(place, List.copyOf(rules), until, reason);
  }
}
